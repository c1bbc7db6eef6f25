// `analyze FILE`: tempo, beats, bars, sections and drops of an audio file, as `until` and `audio.*` use them.

import { Command } from 'commander';
import { soundOverview } from '../../catalog/sound-overview.ts';
import { ffmpegOption } from '../options.ts';
import { interruptible } from '../interrupt.ts';
import { outColors, print, printJson } from '../terminal.ts';

interface AnalyzeOptions {
  json?: boolean;
  ffmpeg?: string;
}

export function analyzeCommand(): Command {
  return new Command('analyze')
    .description('print tempo, beats, bars, sections and drops of an audio file')
    .argument('<file>', 'an audio file, or a video with sound')
    .option('--json', 'print one JSON object, with the time of every beat and bar in seconds')
    .addOption(ffmpegOption())
    .action(analyze);
}

async function analyze(file: string, options: AnalyzeOptions): Promise<void> {
  const { audioOverview } = await import('../../engine/inputs/audio/analyse-audio.ts');
  const { beats, sound } = await interruptible((signal) =>
    audioOverview(file, { signal, ...(options.ffmpeg === undefined ? {} : { ffmpegPath: options.ffmpeg }) }),
  );
  const { seconds, start, bars, sections, drops } = sound;
  if (options.json)
    return printJson({
      file,
      seconds,
      start,
      tempo: beats?.tempo ?? null,
      beats: beats?.times ?? [],
      bars,
      sections: sections.map((from, i) => ({ number: i + 1, from, to: sections[i + 1] ?? seconds })),
      drops,
    });
  for (const { label, text } of soundOverview(beats, sound))
    print(label === '' ? `  ${text}` : `${outColors.bold(label.padEnd(9))} ${text}`);
}
