// Looks up output formats by name and by extension.

import type { FormatFacts } from '../contract/format-facts.ts';
import { orList } from '../contract/or-list.ts';
import { outputFormats } from './output-formats.generated.ts';

export { outputFormats };

/** The format of renders that name none. */
export const DEFAULT_FORMAT: FormatFacts = outputFormats[0]!;

export const formatNamed = (name: string): FormatFacts | undefined =>
  outputFormats.find((format) => format.name === name);

/** Where a render named NAME goes when no output is given: `NAME.mp4`, `NAME/%05d.png`. */
export const defaultOutput = ({ isSequence, extensions }: FormatFacts, name: string): string =>
  `${name}${isSequence ? '/%05d' : ''}${extensions[0]}`;

/** The format whose files end as this path does, in any case. */
export function formatOfPath(path: string): FormatFacts | undefined {
  const lower = path.toLowerCase();
  return outputFormats.find(({ extensions }) => extensions.some((extension) => lower.endsWith(extension)));
}

/** `.mp4 or .png` */
export const knownExtensions = (): string => orList(outputFormats.flatMap(({ extensions }) => extensions));
