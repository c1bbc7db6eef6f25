// What an ffmpeg can write: the codecs of each output format, and which of the hardware encoders that it lists work on this machine.

import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { outputFormats } from '../../catalog/output-formats.ts';
import type { FormatFacts } from '../../contract/format-facts.ts';
import type { Ffmpeg } from '../machine/ffmpeg/find-ffmpeg.ts';
import { CODECS } from '../outputs/video/codecs.ts';
import type { CodecName } from '../outputs/video/codecs.ts';
import { hardwareSettings } from '../outputs/video/hardware-encoder.ts';
import { trialEncode } from '../outputs/video/trial-encode.ts';

export interface Finding {
  topic: string;
  text: string;
  ok: boolean;
  /** Nothing that is needed. */
  unused?: true;
  help?: string;
}

/** As x264's: the usual quality. */
const CRF = 20;

/** One line for each format that needs ffmpeg. It fails where not even the usual codec can be written. */
export function examineFormats(ffmpeg: Pick<Ffmpeg, 'encoders' | 'experimental'>): Finding[] {
  return outputFormats
    .filter(({ codecs, encoders: { always } }) => codecs || always.length > 0)
    .map((format) => examineFormat(format, ffmpeg));
}

function examineFormat(
  { name, codecs, encoders: { always, forSound } }: FormatFacts,
  { encoders: has, experimental }: Pick<Ffmpeg, 'encoders' | 'experimental'>,
): Finding {
  const missing = [...always, ...forSound].filter((encoder) => !has.has(encoder));
  const written: string[] = [];
  const lacking: string[] = [];
  for (const { name: codec, software, hardware } of codecs ?? []) {
    const encoder = software.find((each) => has.has(each)) ?? hardware.find((each) => has.has(each));
    if (encoder) written.push(`${codec} (${encoder}${experimental.has(encoder) ? ', slow' : ''})`);
    else lacking.push(`no ${codec}, which needs ${software.join(' or ')}`);
  }
  const parts = [written.join(', ') || 'nothing', ...lacking, ...missing.map((encoder) => `no ${encoder}`)];
  const ok = missing.length === 0 && (!codecs || written.length > 0);
  return {
    topic: 'format',
    text: `${name}: ${codecs ? parts.join('; ') : parts.slice(1).join('; ') || always.join(', ')}`,
    ok,
    ...(ok ? {} : { help: 'Name another ffmpeg in GLYPHREEL_FFMPEG.' }),
  };
}

/** Encodes a few frames with each hardware encoder that the ffmpeg lists. One that does not work is no fault: software replaces it. */
export async function examineHardware(ffmpeg: Ffmpeg): Promise<Finding[]> {
  const listed = Object.keys(CODECS).flatMap((codec) =>
    CODECS[codec as CodecName].hardware.filter((encoder) => ffmpeg.encoders.has(encoder)),
  );
  if (listed.length === 0)
    return [{ topic: 'encoder', text: 'no hardware encoders in this ffmpeg', ok: true, unused: true }];
  const folder = await mkdtemp(path.join(os.tmpdir(), 'glyphreel-doctor-'));
  try {
    const findings: Finding[] = [];
    for (const encoder of listed) {
      const trial = await trialEncode(ffmpeg, hardwareSettings(encoder, CRF), folder);
      const text = 'why' in trial ? `listed, but does not work here: ${trial.why}` : 'works';
      findings.push({
        topic: 'encoder',
        text: `${encoder} ${text}`,
        ok: true,
        ...('why' in trial && { unused: true }),
      });
    }
    return findings;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
