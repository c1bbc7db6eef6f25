// The base of every error that the program throws on purpose, and the codes of each area. Callers branch on codes or classes, never
// on messages. Anything else that is thrown is a bug.

import type { RenderErrorCode } from './render.ts';

/** Requests to the engine process, other than renders. */
export type EngineErrorCode = 'no-scene' | 'no-preview' | 'protocol' | 'unknown-method' | 'untrusted';
/** One clip's encoder. */
export type EncoderErrorCode = 'encoder-died' | 'encoder-hung' | 'encoder-disk-full';
/** Files that are read. */
export type InputErrorCode =
  | 'IRREGULAR_FILE'
  | 'FILE_TOO_LARGE'
  | 'file-unreadable'
  | 'font-unusable'
  | 'lut-invalid'
  | 'picture-undrawable'
  | 'art-unusable';
/** Commands of the command line. */
export type CliErrorCode = 'usage' | 'input-plan' | 'input-unreadable';
/** Calls from the editor to the engine process. */
export type EngineCallErrorCode = RenderErrorCode | EngineErrorCode | 'engine-gone';

export type ErrorCode =
  | RenderErrorCode
  | EngineErrorCode
  | EncoderErrorCode
  | InputErrorCode
  | CliErrorCode
  | EngineCallErrorCode;

export class GlyphreelError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  /** What to do about it, as one or two sentences. */
  readonly help: string | undefined;

  constructor(code: Code, message: string, help?: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.help = help;
  }
}
