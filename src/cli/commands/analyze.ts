// `analyze FILE`: tempo, beats, bars, sections and drops of an audio file, as `until` and `audio.*` use them.

import { Command } from 'commander';
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
  const row = (label: string, text: string) => print(`${outColors.bold(label.padEnd(9))} ${text}`);
  row('length', `${time(seconds)}${start > 0.05 && start < seconds ? `, silent until ${time(start)}` : ''}`);
  row('tempo', beats ? `${beats.tempo.toFixed(1)} bpm` : 'no steady beat');
  if (beats) {
    row('beats', `${beats.times.length}, the first at ${time(beats.times[0] ?? 0)}`);
    row('bars', `${bars.length}, the first at ${time(bars[0] ?? 0)}`);
  }
  row('sections', String(sections.length));
  for (const [i, from] of sections.entries()) {
    const bar = bars.findIndex((at) => Math.abs(at - from) < 0.03);
    const to = sections[i + 1] ?? seconds;
    const drop = drops.findIndex((at) => Math.abs(at - from) < 0.03);
    print(
      `  ${`section(${i + 1})`.padEnd(11)} ${time(from).padStart(9)} – ${time(to).padStart(9)}` +
        `${bar < 0 ? '' : `  bar(${bar + 1})`}${drop < 0 ? '' : `  drop(${drop + 1})`}`,
    );
  }
}

/** `1:02.35`. */
function time(seconds: number): string {
  const hundredths = Math.round(seconds * 100);
  const minutes = Math.floor(hundredths / 6000);
  return `${minutes}:${((hundredths % 6000) / 100).toFixed(2).padStart(5, '0')}`;
}
