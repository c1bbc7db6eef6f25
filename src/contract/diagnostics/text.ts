// Diagnostics about what texts say.

import { defineDiagnostic } from './define-diagnostic.ts';

export const unresolvedText = defineDiagnostic(
  'unresolved-text',
  'warning',
  {
    summary: '`${…}` that is not a number or a text, or stands where no values are inserted.',
    explanation:
      'What stands between `${` and `}` is one expression that is evaluated each frame. If it cannot be evaluated, it is shown as it is written. Write `\\$` for a dollar sign that is meant as such.',
    example: 'scene a for 2s {\n  layer on md { value: plasma() }\n  text "${score} points"\n}\n',
    fixed: 'let score = 1200\nscene a for 2s {\n  layer on md { value: plasma() }\n  text "${score} points"\n}\n',
  },
  {
    value: ({ written }: { written: string }) => ({
      message: `\`${written}\` is not a number or a text here, so it is shown as it is written.`,
      help: 'Correct the expression, or write `\\$` for a dollar sign.',
    }),
    /** `name`: what stands alone between the braces, if it is a text of the reel. */
    plain: ({ written, name }: { written: string; name: string | null }) => ({
      message: `\`${written}\` is shown as it is written: only \`text\`, \`ticker\` and \`code\` insert values.`,
      help:
        name === null
          ? `Use a \`text\`, which can be as large as the frame: \`text "${written}" { size: 20% }\`.`
          : `Write \`${name}\` without quotes.`,
    }),
  },
);

export const textSource = defineDiagnostic(
  'text-source',
  'error',
  {
    summary: 'A function that does not make a text.',
    explanation:
      'After `text` stands a text in quotes, or one of the functions `file`, `box`, `table`, `progress` and `banner` with texts in quotes.',
    example: 'scene a for 2s {\n  text upper("hello")\n}\n',
    fixed: 'scene a for 2s {\n  text box("hello", "world")\n}\n',
  },
  {
    unknown: ({ name, names }: { name: string; names: readonly string[] }) => ({
      message: `\`${name}\` does not make a text.`,
      help: `Write a text in quotes, or one of ${names.map((each) => `\`${each}\``).join(', ')}.`,
    }),
    arguments: ({ form }: { form: string }) => ({ message: `Expected arguments as in \`${form}\`.` }),
  },
);
