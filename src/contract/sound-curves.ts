// What `audio.*` are at each frame of what a preview shows.

export interface SoundCurves {
  /** Of the reel, at which the features are known. */
  fps: number;
  frames: number;
  /** Of `audio.*`. */
  names: string[];
  /** `frames` values of the first name, then of the second, and so on. */
  values: Float32Array;
}

/** Whether a feature with this range (of the catalog) is between 0 and 1. */
export const isShare = (range: string | null | undefined): boolean => range === '0..1' || range === '0 or 1';

/** The value of a name at a time of what is shown; null where there is no such name. */
export function valueAtTime({ fps, frames, names, values }: SoundCurves, name: string, seconds: number): number | null {
  const row = names.indexOf(name);
  if (row < 0 || frames === 0) return null;
  const frame = Math.max(0, Math.min(frames - 1, Math.floor(seconds * fps + 1e-6)));
  return values[row * frames + frame]!;
}
