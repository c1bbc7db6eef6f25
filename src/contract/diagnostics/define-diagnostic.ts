// A diagnostic: its code, its documentation and the factories of its messages. Checks report only what these factories make.

import type { SoundFacts } from '../sound-facts.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Offsets relative to the statement that is checked. */
export interface Span {
  start: number;
  end: number;
}

/** A quick fix. An edit without `span` replaces what the diagnostic is reported on. */
export interface FixDraft {
  title: string;
  edits: { span?: Span; newText: string }[];
}

/** What would make an unknown name known. `value`: a number, whether it is called or not. */
export type Creatable = 'scene' | 'look' | 'palette' | 'colors' | 'color' | 'number' | 'value';

/** The text of one finding. */
export interface Said {
  /** One sentence: what is wrong, and what would be right. */
  message: string;
  /** What to do about it. */
  help?: string;
  fixes?: FixDraft[];
  /** What the editor can create for the name that is missing. */
  creates?: Creatable;
}

export interface Finding<Code extends string = string> extends Said {
  code: Code;
  severity: Severity;
}

/** What the reference says about a diagnostic. */
export interface DiagnosticDoc {
  /** One line, ends with a full stop. */
  summary: string;
  /** Why it is reported and what to do, in Markdown. */
  explanation: string;
  /** A whole reel that gets this diagnostic … */
  example: string;
  /** … and the reel without it. */
  fixed: string;
  /** Facts both reels are compiled with. */
  facts?: ExampleFacts;
}

/** `CompileFacts` as plain data. */
export interface ExampleFacts {
  /** Contents of files that can be imported, by path. */
  files?: Record<string, string>;
  /** Paths that do not exist. */
  absent?: string[];
  /** Paths that a reel may not read. */
  forbidden?: string[];
  /** Glyphs that the fonts do not have. */
  missingGlyphs?: string;
  /** Shares of a cell that glyphs cover. */
  ink?: Record<string, number>;
  trusted?: boolean;
  /** Values of `param` statements. */
  params?: Record<string, string>;
  /** Names of the voices in the user's settings. */
  voiceNames?: string[];
  /** What is known of the audio file. */
  sound?: SoundFacts;
  customErrors?: Record<string, string>;
}

type Messages = Record<string, (data: never) => Said | string>;
type Factories<Code extends string, M extends Messages> = {
  [K in keyof M]: (...data: Parameters<M[K]>) => Finding<Code>;
};
export type DiagnosticDefinition<Code extends string = string> = DiagnosticDoc & { code: Code; severity: Severity };

/**
 * Defines a diagnostic. Each function of `messages` becomes a factory of findings with the code and severity.
 *
 * @example const tooShort = defineDiagnostic('too-short', 'error', doc, { length: ({ got }) => `…, but got ${got}.` });
 */
export function defineDiagnostic<const Code extends string, M extends Messages>(
  code: Code,
  severity: Severity,
  doc: DiagnosticDoc,
  messages: M,
): DiagnosticDefinition<Code> & Factories<Code, M> {
  const factories = Object.fromEntries(
    Object.entries(messages).map(([name, say]) => [
      name,
      (data: never): Finding<Code> => {
        const text = say(data);
        return { code, severity, ...(typeof text === 'string' ? { message: text } : text) };
      },
    ]),
  ) as unknown as Factories<Code, M>; // fromEntries forgets which name has which function
  return { ...doc, code, severity, ...factories };
}

/** The fix `Change to …`. */
export const changeTo = (newText: string, span?: Span): FixDraft => ({
  title: `Change to \`${newText}\``,
  edits: [{ ...(span ? { span } : {}), newText }],
});

/** Help and fix for the nearest name; nothing where none is near. */
export const didYouMean = (near: string | undefined, more = ''): Pick<Said, 'help' | 'fixes'> =>
  near === undefined
    ? more === ''
      ? {}
      : { help: more }
    : { help: `Did you mean \`${near}\`?${more === '' ? '' : ` ${more}`}`, fixes: [changeTo(near)] };

/** A name as it is shown in a message. */
export const shortened = (name: string): string => name.slice(0, 60);

/** The finding as it is reported where `name` is used, when only its arguments cause it. */
export const insideDefinition = <Code extends string>(finding: Finding<Code>, name: string): Finding<Code> => {
  const { fixes: _elsewhere, ...rest } = finding;
  return { ...rest, message: `${finding.message.replace(/\.$/, '')} (in \`${name}\`).` };
};
