// How frames are encoded: the output format, loaded, with its settings for this quality and machine.

import { resolveFormatOptions } from '../../../catalog/format-options.ts';
import type { FormatFacts, FormatOptionValues } from '../../../contract/format-facts.ts';
import { loadFormat } from '../../outputs/load-format.ts';
import type { ClipSettings, OutputFormat } from '../../outputs/output-format.ts';
import type { ChosenFrame } from './choose-frame.ts';
import type { RenderMachine } from './find-machine.ts';

export interface Encoding {
  output: OutputFormat;
  settings: ClipSettings;
}

export async function chooseEncoding(
  format: FormatFacts,
  given: FormatOptionValues | undefined,
  { encodeAs }: ChosenFrame,
  { ffmpeg, cacheDir }: RenderMachine,
  softwareOnly: boolean,
): Promise<Encoding> {
  const output = await loadFormat(format.name);
  const options = resolveFormatOptions(format, given);
  return { output, settings: await output.settings({ ...encodeAs, options, ffmpeg, cacheDir, softwareOnly }) };
}
