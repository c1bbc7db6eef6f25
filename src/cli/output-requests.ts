// The outputs of a command: each `-o`, with those of the given format options that its format takes.

import path from 'node:path';
import { isTaken, wrongFormatOption } from '../catalog/format-options.ts';
import { formatOfPath } from '../catalog/output-formats.ts';
import type { FormatFacts, FormatOptionValues } from '../contract/format-facts.ts';
import type { OutputRequest, RenderOptions } from '../contract/render.ts';
import { usageError } from './exit.ts';

/**
 * `outputs`: at least one path. A single output takes every option that is given; of several, each takes those that its format has, and
 * an option that none takes is a usage error.
 */
export function outputRequests(
  outputs: readonly string[],
  format: string | undefined,
  given: FormatOptionValues = {},
): OutputRequest & Pick<RenderOptions, 'alsoOutputs'> {
  const [main, ...others] = outputs.map((output) => path.resolve(output)) as [string, ...string[]];
  if (others.length === 0) return { output: main, ...(format !== undefined && { format }), formatOptions: given };
  if (format !== undefined)
    throw usageError(
      'Expected --format with one output, but got several.',
      'The extension of each output chooses its format.',
    );
  const formats = [main, ...others].flatMap((output) => formatOfPath(output) ?? []);
  for (const [name, value] of Object.entries(given)) {
    const wrong = formats.map((each) => wrongFormatOption(each, { [name]: value }));
    if (wrong.length > 0 && !wrong.includes(null)) throw usageError(wrong[0]!);
  }
  const request = (output: string): OutputRequest => {
    const facts = formatOfPath(output);
    return { output, ...(facts && { formatOptions: takenOf(facts, given) }) };
  };
  return { ...request(main), alsoOutputs: others.map(request) };
}

const takenOf = ({ options }: FormatFacts, given: FormatOptionValues): FormatOptionValues =>
  Object.fromEntries(
    Object.entries(given).filter(([name, value]) =>
      options.some((option) => option.name === name && isTaken(option, value)),
    ),
  );
