// How frames are encoded: each output's format, loaded, with its settings for this quality and machine.

import { resolveFormatOptions } from '../../../catalog/format-options.ts';
import type { FormatOptionValue } from '../../../contract/format-facts.ts';
import { loadFormat } from '../../outputs/load-format.ts';
import type { ClipSettings, OutputFormat } from '../../outputs/output-format.ts';
import type { ChosenFrame } from './choose-frame.ts';
import type { OutputChoice } from './check-output.ts';
import type { RenderMachine } from './find-machine.ts';

export interface Encoding {
  output: OutputFormat;
  settings: ClipSettings;
  /** A value for each of the format's options; null where none was given and the format chooses. */
  options: Readonly<Record<string, FormatOptionValue | null>>;
}

/** One for each output, in their order. */
export function chooseEncodings(
  outputs: readonly OutputChoice[],
  { encodeAs }: ChosenFrame,
  { ffmpeg, cacheDir }: RenderMachine,
  softwareOnly: boolean,
  alpha: boolean,
): Promise<Encoding[]> {
  return Promise.all(
    outputs.map(async ({ format, formatOptions }) => {
      const output = await loadFormat(format.name);
      const options = resolveFormatOptions(format, formatOptions);
      return {
        output,
        options,
        settings: await output.settings({ ...encodeAs, options, ffmpeg, cacheDir, softwareOnly, alpha }),
      };
    }),
  );
}

/** Encoders outside the CPU do all of the work. */
export const isAllHardware = (encodings: readonly { settings: ClipSettings }[]): boolean =>
  encodings.every(({ settings }) => settings.isHardware);

/** What decides the memory of a worker: all of its encoders. */
export const encodersOf = (
  encodings: readonly { settings: ClipSettings }[],
): Pick<ClipSettings, 'encoder' | 'preset'> => ({
  encoder: encodings.map(({ settings }) => settings.encoder).join('+'),
  preset: encodings.map(({ settings }) => settings.preset).join('+'),
});
