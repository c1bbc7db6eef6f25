// Syntax errors. The parser reports issues, codes with data; only this file turns them into sentences.

import { orList } from '../or-list.ts';
import { changeTo, defineDiagnostic, type Finding } from './define-diagnostic.ts';

/** Source text that was found; null at the end of the text. */
type Found = string | null;

const clipped = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);
const was = (found: Found): string => (found === null ? 'the text ends' : `found \`${clipped(found)}\``);

/** Names of the grammar's terminals. */
const TERMINALS = new Map([
  ['ID', 'a name'],
  ['NUMBER', 'a number'],
  ['QUOTED', 'a text in quotes'],
  ['COLOR', 'a colour'],
  ['SIZE', 'a size'],
  ['EOF', 'the end'],
]);

const insert = (newText: string, offset: number) => ({
  title: `Insert \`${newText}\``,
  edits: [{ span: { start: offset, end: offset }, newText }],
});

const messages = {
  /** A token is missing. `insertAt`: where a fix can insert it. */
  token: ({
    expected,
    after,
    found,
    insertAt,
  }: {
    expected: string;
    after: Found;
    found: Found;
    insertAt: number | null;
  }) => {
    const what =
      expected === ')' || expected === ']'
        ? `\`,\` or \`${expected}\``
        : (TERMINALS.get(expected) ?? `\`${expected}\``);
    const isWord = expected === 'on' || expected === '=';
    return {
      message: `Expected ${what}${after === null ? '' : ` after \`${clipped(after)}\``}, but ${was(found)}.`,
      ...(expected === 'on' ? { help: 'A layer names its grid: `layer on md { … }`.' } : {}),
      ...(insertAt === null
        ? {}
        : {
            fixes: [
              {
                title: `Insert \`${expected}\``,
                edits: [{ span: { start: insertAt, end: insertAt }, newText: isWord ? ` ${expected}` : expected }],
              },
            ],
          }),
    };
  },
  /** The parser gave up in a grammar rule. `expected`: what can follow there. */
  rule: ({ expected, found }: { rule: string; expected: string; found: Found }) =>
    `Expected ${expected}, but ${was(found)}.`,
  statement: ({
    keywords,
    found,
    near,
    help,
  }: {
    keywords: readonly string[];
    found: Found;
    near?: string | undefined;
    help?: string | undefined;
  }) => ({
    message: `Expected a statement: ${orList(keywords)}, but ${was(found)}.`,
    ...(near === undefined
      ? help === undefined
        ? {}
        : { help }
      : { help: `Did you mean \`${near}\`?`, fixes: [changeTo(near)] }),
  }),
  reserved: ({ word }: { word: string }) => ({
    message: `Expected a name, but \`${word}\` is a keyword.`,
    help: `Add something to it: \`${word}_\`.`,
    fixes: [{ title: `Rename to \`${word}_\``, edits: [{ newText: `${word}_` }] }],
  }),
  endOfStatement: ({ found }: { found: Found }) =>
    `Expected the end of the statement, or an operator between values, but ${was(found)}.`,
  openBlock: ({ owner, insertAt }: { owner: string; insertAt: number }) => ({
    message: `Expected \`}\` before the text ends: the \`{\` of ${owner} is still open.`,
    fixes: [insert('}', insertAt)],
  }),
  closesNothing: ({ token }: { token: string }) => ({
    message: `Expected a statement, but found \`${token}\`, which closes nothing.`,
    fixes: [{ title: `Remove \`${token}\``, edits: [{ newText: '' }] }],
  }),
  doubled: ({ token, meant }: { token: string; meant: string }) => ({
    message: `Expected \`${meant}\`, but found \`${token}${token}\`.`,
    fixes: [changeTo(meant)],
  }),
  itemShape: ({ shape, found }: { shape: string; found: Found }) => `Expected ${shape}, but ${was(found)}.`,
  sceneName: () => ({
    message: 'Expected a name after `scene`, but found `for`.',
    help: 'Every scene has a name: `scene opening for 6s { … }`.',
  }),
  argumentValue: ({ name, found }: { name: string; found: Found }) =>
    `Expected a value after \`${name}:\`, but ${was(found)}.`,
  equalsSign: ({ after, start, end }: { after: string; start: number; end: number }) => ({
    message: `Expected \`:\` after \`${clipped(after)}\`, but found \`=\`.`,
    fixes: [changeTo(':', { start, end })],
  }),
  ifExpression: () => ({
    message: 'Expected a value, but found `if`.',
    help: 'A choice is written `condition ? one : other`.',
  }),
  itemInBlock: ({ word, owner, insertAt }: { word: string; owner: string; insertAt: number }) => ({
    message: `Expected a setting or \`}\`, but found \`${word}\`.`,
    help: `The \`{\` of ${owner} is still open.`,
    fixes: [{ title: 'Insert `}`', edits: [{ span: { start: insertAt, end: insertAt }, newText: '} ' }] }],
  }),
  /** `image "x.png"`. `fix`: what to write instead, where that is all. */
  otherMedia: ({ word, help, fix }: { word: string; help: string; fix?: string }) => ({
    message: `Expected a \`media\` statement, but found \`${clipped(word)}\`.`,
    help,
    ...(fix === undefined ? {} : { fixes: [changeTo(fix)] }),
  }),
  mediaInScene: () => ({
    message: 'Expected an item or a setting, but found a `media` statement.',
    help: 'Move it before the scene: every scene can use its name.',
  }),
  itemTypo: ({ expected, word, near }: { expected: string; word: string; near: string }) => ({
    message: `Expected ${expected}, but found \`${clipped(word)}\`.`,
    help: `Did you mean \`${near}\`?`,
    fixes: [changeTo(near)],
  }),
  unclosedText: ({ insertAt }: { insertAt: number }) => ({
    message: 'This text is not closed: expected `"` before the end of the line.',
    help: 'Write a line break inside a text as `\\n`.',
    fixes: [{ title: 'Close the text', edits: [{ span: { start: insertAt, end: insertAt }, newText: '"' }] }],
  }),
  positionalAfterNamed: () => ({
    message: 'Expected positional arguments before named ones.',
    help: 'Name this argument too.',
  }),
  unclosedComment: () => 'This comment is not closed: expected `*/`.',
  escape: () => 'Expected `\\n`, `\\"`, `\\\\` or `\\u{…}` after the backslash.',
  color: ({ found }: { found: string }) =>
    `Expected a colour such as \`#f80\` or \`#ff8800\`, but got \`${clipped(found)}\`.`,
  nesting: ({ what, max }: { what: 'Brackets' | 'Operators'; max: number }) => ({
    message: `${what} are nested more than ${max} deep.`,
    help: 'Name parts of it with `let`.',
  }),
  tooLong: ({ what, max, unit, help }: { what: string; max: number; unit: string; help: string }) => ({
    message: `${what} is longer than ${max} ${unit}.`,
    help,
  }),
  invisible: ({ code }: { code: string }) => ({
    message: `Expected a word, number or sign, but found an invisible character (U+${code}).`,
    help: 'Delete it; it may have been copied from another program.',
    fixes: [{ title: 'Delete it', edits: [{ newText: '' }] }],
  }),
  stray: ({ found, meant, help }: { found: string; meant?: string | undefined; help?: string | undefined }) => ({
    message: `Expected a word, number or sign, but found \`${found.slice(0, 20)}\`.`,
    ...(meant === undefined
      ? help === undefined
        ? {}
        : { help }
      : {
          help: `Write \`${meant.trim()}\`.`,
          fixes: [{ title: `Change to \`${meant.trim()}\``, edits: [{ newText: meant }] }],
        }),
  }),
};

export const syntax = defineDiagnostic(
  'syntax',
  'error',
  {
    summary: 'Text that does not follow the grammar.',
    explanation:
      'The message says what was expected and what was found instead. Only the first error of a statement, and of each item of a scene, is reported; ' +
      'the other scenes compile as usual.',
    example: 'scene a for 2s {\n  layer on md { value: fbm(octaves: 4 }\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: fbm(octaves: 4) }\n}\n',
  },
  messages,
);

type SyntaxMessages = typeof messages;
/** A syntax error as a code (`is`) with data. */
export type SyntaxIssue = {
  [K in keyof SyntaxMessages]: { is: K } & (Parameters<SyntaxMessages[K]> extends [infer Data] ? Data : unknown);
}[keyof SyntaxMessages];

/** The finding of an issue. */
export const syntaxFinding = (issue: SyntaxIssue): Finding<'syntax'> =>
  (syntax[issue.is] as (data: SyntaxIssue) => Finding<'syntax'>)(issue);
