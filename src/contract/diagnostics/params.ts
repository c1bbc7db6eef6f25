// Diagnostics about `param` statements and the values that are set for them.

import { defineDiagnostic } from './define-diagnostic.ts';

export const paramRange = defineDiagnostic(
  'param-range',
  'error',
  {
    summary: 'A `param` whose default and range do not fit each other.',
    explanation:
      'Numbers, times and angles may have a range, `in 0..1`. Words need a list of all words, `in [left, right]`. Texts, colours and files have neither. ' +
      'The default must be in the range or the list.',
    example: 'param size = 3 in 0..1\nscene a for 2s {\n  layer on md { value: plasma() * size }\n}\n',
    fixed: 'param size = 0.3 in 0..1\nscene a for 2s {\n  layer on md { value: plasma() * size }\n}\n',
  },
  {
    limits: ({ kind, got }: { kind: string; got: string }) => ({
      message: `Expected a range from low to high after \`in\`, in the unit of the default, but got \`${got}\`.`,
      help:
        kind === 'time'
          ? 'For example `in 0s..10s`.'
          : kind === 'angle'
            ? 'For example `in 0deg..90deg`.'
            : 'For example `in 0..1`.',
    }),
    outside: ({ from, to, got }: { from: string; to: string; got: string }) =>
      `Expected a default from ${from} to ${to}, but got ${got}.`,
    words: ({ word }: { word: string }) => ({
      message: `Expected all words that this param takes, but got no list of words after \`in\`.`,
      help: `For example \`in [${word}, …]\`. A text is written in quotes.`,
    }),
    notInList: ({ word, words }: { word: string; words: readonly string[] }) =>
      `Expected a default that is one of ${words.join(', ')}, but got \`${word}\`.`,
    noRange: ({ what }: { what: string }) =>
      `${what} takes no \`in\`: ranges are for numbers, times and angles, lists for words.`,
    kind: ({ got }: { got: string }) =>
      `Expected a number, time, angle, colour, text, word or \`file("…")\` as the default, but got ${got}.`,
  },
);

export const outsideValue = defineDiagnostic(
  'param-value',
  'error',
  {
    summary: 'A value set from outside that does not fit its `param`.',
    explanation:
      'The value comes from `--set`, from a row of `--data`, or from the editor. It must be of the kind and in the range of the `param`.',
    example: 'param size = 0.3 in 0..1\nscene a for 2s {\n  layer on md { value: plasma() * size }\n}\n',
    fixed: 'param size = 0.3 in 0..10\nscene a for 2s {\n  layer on md { value: plasma() * size }\n}\n',
    facts: { params: { size: '5' } },
  },
  {
    value: ({ name, expected, got }: { name: string; expected: string; got: string }) =>
      `Expected ${expected} for \`${name}\`, but it is set to \`${got.slice(0, 60)}\`.`,
  },
);

export const paramInPath = defineDiagnostic(
  'param-in-path',
  'error',
  {
    summary: 'A name in a path that is no `param` of kind text or file.',
    explanation:
      'In the paths of `media` and `font`, `${NAME}` puts the value of a `param` whose default is a text or `file("…")`.',
    example:
      'param size = 0.3\nmedia face = "faces/${size}.png"\nscene a for 2s {\n  layer on md { value: face * size }\n}\n',
    fixed: 'param who = "ada"\nmedia face = "faces/${who}.png"\nscene a for 2s {\n  layer on md { value: face }\n}\n',
  },
  {
    name: ({ name }: { name: string }) => ({
      message: `Expected the name of a \`param\` of kind text or file in this path, but got \`${name.slice(0, 60)}\`.`,
    }),
  },
);
