// Warnings about a render that can be given before it starts.

import type { RenderPlan } from './prepare-render.ts';

/** A shorter gap at the end is not noticed. */
const LEAST_SILENCE_SECONDS = 0.5;

/** Sentences for people. */
export function renderWarnings({
  frames,
  sound,
  encodings,
  machine,
}: Pick<RenderPlan, 'frames' | 'sound' | 'encodings' | 'machine'>): string[] {
  const { chosen, selection } = frames;
  const warnings = encodings.flatMap(({ output, settings }) => output.warnings?.(settings, machine.ffmpeg) ?? []);
  if (sound) {
    const seconds = selection.frames / chosen.format.fps;
    const silence = selection.audioFrom + seconds - sound.seconds;
    for (const { output } of encodings)
      if (!output.hasSound) warnings.push(`${output.title} has no sound: the reel's audio is not in the output.`);
    if (silence >= LEAST_SILENCE_SECONDS && encodings.some(({ output }) => output.hasSound))
      warnings.push(
        `The audio is ${rounded(sound.seconds)} s long: the last ${rounded(Math.min(seconds, silence))} s of the video are silent.`,
      );
  }
  return warnings;
}

const rounded = (seconds: number): number => Math.round(seconds * 10) / 10;
