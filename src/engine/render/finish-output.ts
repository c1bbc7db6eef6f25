// Joins the clips of one output and verifies it, beside the place where it will appear.

import path from 'node:path';
import { interrupted, verifyFailed } from '../errors/render-errors.ts';
import type { EmbedName } from '../../contract/render.ts';
import { makeFolder } from '../files/make-folder.ts';
import type { SoundMeter } from '../inputs/audio/mix/sound-meter.ts';
import type { Sound } from '../inputs/audio/sound-input.ts';
import type { Verification } from '../outputs/output-format.ts';
import type { WrittenTo } from '../outputs/output-target.ts';
import { chooseSamples, uncheckedClips, withSketches } from './check-samples.ts';
import type { DrawnOutput } from './draw-video.ts';
import type { CheckedOutput } from './plan/check-output.ts';
import type { Encoding } from './plan/choose-encoding.ts';
import { fitSize } from './plan/fit-size.ts';
import type { RenderPlan } from './plan/prepare-render.ts';

export interface FinishOutput {
  render: RenderPlan;
  output: CheckedOutput;
  encoding: Encoding;
  drawn: DrawnOutput;
  /** What is being written, before it is moved to its path. */
  partial: WrittenTo;
  /** What is written into the output, where its format holds it. */
  embed: readonly EmbedName[];
  /** Hears the sound of the output. */
  meter?: SoundMeter | undefined;
  maxBytes?: number | undefined;
  /** What was chosen to fit into that, in words. */
  onFitted?: (chosen: string) => void;
  onPhase: (phase: 'concat' | 'mux' | 'fit' | 'verify') => void;
  signal: AbortSignal | undefined;
}

/**
 * `beside` runs while the output is verified: either keeps one core busy. Notes of clips that were checked get their result. Rejects with
 * `verify-failed` where something is wrong.
 */
export async function finishOutput(finish: FinishOutput, beside?: () => Promise<void>): Promise<Verification> {
  const { drawn, output, signal } = finish;
  const unchecked = uncheckedClips(drawn);
  const sound = await joinClips(finish);
  const isShrunk = await fit(finish);
  const [check] = await Promise.all([verify(finish, sound, isShrunk), beside?.()]);
  if (signal?.aborted) throw interrupted();
  if (check.faults.length) throw verifyFailed(output.path, check.faults.join('; '));
  // What was encoded again says nothing about the clips.
  if (isShrunk) return check;
  for (const { notes } of unchecked) notes.difference = check.worstDifference;
  return { ...check, worstDifference: Math.max(...drawn.clips.map(({ notes }) => notes.difference!)) };
}

/** Resolves with the sound that is in the output. */
async function joinClips(finish: FinishOutput): Promise<Sound | null> {
  const { render, encoding, drawn, partial, embed, onPhase } = finish;
  const { audioFrom } = render.frames.selection;
  const hasSound = encoding.output.hasSound && render.sound !== null && render.sound.seconds > audioFrom;
  const sound = hasSound ? { track: render.sound!, from: audioFrom } : null;
  const held = (name: EmbedName) => embed.includes(name) && encoding.output.holds?.includes(name);
  onPhase(sound ? 'mux' : 'concat');
  // It may have been removed since the render began.
  makeFolder(path.dirname(partial.path));
  await encoding.output.join({
    clips: drawn.clips,
    sound,
    options: encoding.options,
    chapters: held('chapters') ? render.texts.chapters : [],
    captions: held('captions') ? render.texts.captions : [],
    ...outputTask(finish),
  });
  return sound;
}

/** Resolves with whether the output was encoded again. */
async function fit(finish: FinishOutput): Promise<boolean> {
  const { render, output, encoding, drawn, maxBytes, onFitted, onPhase } = finish;
  if (maxBytes === undefined) return false;
  onPhase('fit');
  return fitSize(encoding.output, {
    maxBytes,
    output: output.path,
    options: encoding.options,
    ...(onFitted ? { onChosen: onFitted } : {}),
    clips: drawn.clips,
    frames: render.frames.selection.frames,
    ...outputTask(finish),
  });
}

async function verify(finish: FinishOutput, sound: Sound | null, isShrunk: boolean): Promise<Verification> {
  const { render, encoding, drawn, meter, onPhase } = finish;
  const { frames, folders } = render;
  onPhase('verify');
  return encoding.output.verify({
    frames: frames.selection.frames,
    clips: drawn.clips,
    sound,
    ...(meter ? { meter } : {}),
    samples: await withSketches(
      folders.clipDir,
      chooseSamples(drawn, encoding.output.checkedFramesApart, isShrunk ? drawn.clips : undefined),
    ),
    ...outputTask(finish),
  });
}

/** What joining, fitting and verifying share. */
function outputTask({ render, encoding, partial, signal }: FinishOutput) {
  const { machine, frames, folders } = render;
  return {
    target: partial,
    format: frames.chosen.format,
    settings: encoding.settings,
    ffmpeg: machine.ffmpeg,
    workDir: folders.workDir,
    ...(signal ? { signal } : {}),
  };
}
