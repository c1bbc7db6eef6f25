// The content key of a clip: a hash over everything its pixels and bytes depend on, and nothing else. Places in the text and
// paths of files are left out: moving a scene in the file, or the reel to another folder, changes no frame.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import { createHash } from 'node:crypto';
import type { PlanScene, ScenePlan } from '../../../contract/plan.ts';
import type { FrameFormat } from '../../../contract/render.ts';
import type { ClipSettings } from '../../outputs/output-format.ts';
import { engineVersion } from './engine-version.ts';

export interface KeyContext {
  plan: ScenePlan;
  format: FrameFormat;
  /** Name of the output format, and its settings. */
  output: string;
  settings: ClipSettings;
  ffmpegVersion: string | null;
  /** Fixes the bytes too; absent where only the pixels are to be the same. */
  encoder?: { build: string; threads: number };
  /** The scene that is rendered alone. */
  scene?: string;
  /** By path of each input, of what was read. */
  digests: ReadonlyMap<string, string>;
  /** Frame of the track that reader frame 0 reads. */
  audioFirst: number;
}

/** Places in texts, and files as they were written. */
const PLACES = new Set(['range', 'nameRange', 'headerRange', 'written', 'file']);

export function createClipKeys(context: KeyContext): (clip: Omit<ClipJob, 'targets'>) => string {
  const { plan, digests } = context;
  // Ranges are positions in the text; paths are replaced by the content of the files.
  const plain = (value: unknown): string =>
    JSON.stringify(value, (key, part: unknown) => {
      if (key === 'sounds') return undefined;
      if (PLACES.has(key)) return undefined;
      if (key === 'path' && typeof part === 'string') return digests.get(part) ?? part;
      return part;
    });
  const {
    scenes: _scenes,
    segments: _segments,
    title: _title,
    headerRange: _range,
    loudness: _loudness,
    truePeak: _truePeak,
    audio,
    ...rest
  } = plan;
  // How loud the audio plays changes no pixel.
  const { volume: _volume, fadeIn: _fadeIn, fadeOut: _fadeOut, ...track } = audio ?? {};
  const head = { ...rest, audio: audio && track };
  const common = plain({
    head,
    format: context.format,
    output: context.output,
    settings: context.settings,
    ffmpeg: context.ffmpegVersion,
    encoder: context.encoder,
    engine: engineVersion(),
    alone: context.scene ?? null,
    audioFirst: context.audioFirst,
  });
  const sceneText = new Map<string, string>();
  const textOf = (name: string) => {
    let text = sceneText.get(name);
    if (text === undefined)
      sceneText.set(name, (text = plain(plan.scenes.find((scene) => scene.name === name) as PlanScene)));
    return text;
  };
  return (clip) => {
    const hash = createHash('sha256')
      .update(common)
      .update(textOf(clip.scene))
      .update(`${clip.segment}:${clip.first}:${clip.count}`);
    if (context.scene === undefined) {
      const at = plan.segments.findIndex(({ number }) => number === clip.segment);
      hash.update(plain(plan.segments[at]));
      // The scene before still plays during a transition.
      const before = plan.segments[at - 1] ?? (plan.loop ? plan.segments.at(-1) : undefined);
      if (before && plan.scenes.find((scene) => scene.name === clip.scene)?.transition)
        hash.update(plain(before)).update(textOf(before.scene));
    }
    return hash.digest('hex').slice(0, 40);
  };
}
