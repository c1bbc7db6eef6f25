// Loudness and true peak of a track that passes by in blocks (EBU R128).

import { CHANNELS } from '../timeline.ts';
import { createLoudnessMeter } from './loudness.ts';
import { PEAK_REACH, truePeakAt } from './true-peak.ts';

export interface SoundLevels {
  /** LUFS of the whole; null for silence and for less than 400 ms. */
  integrated: number | null;
  /** dBTP; null for silence. */
  truePeak: number | null;
}

export interface SoundMeter {
  /** Interleaved samples, -1..1. */
  add(samples: Float32Array): void;
  levels(): SoundLevels;
}

/** Between samples a level exceeds those around it by less than 1 / this, so that most need no oversampling. */
const NEAR_PEAK = 0.5;

export function createSoundMeter(): SoundMeter {
  const loudness = createLoudnessMeter();
  /** The last samples of each channel, whose peaks are not known yet. */
  let kept: Float32Array[] = Array.from({ length: CHANNELS }, () => new Float32Array(PEAK_REACH));
  let peak = 0;
  const take = (channels: readonly Float32Array[], count: number) => {
    kept = kept.map((before, channel) => {
      const all = new Float32Array(before.length + count);
      all.set(before);
      all.set(channels[channel]!.subarray(0, count), before.length);
      const known = Math.max(PEAK_REACH, all.length - PEAK_REACH);
      for (let i = PEAK_REACH; i < known; i++)
        if (Math.max(Math.abs(all[i]!), Math.abs(all[i + 1] ?? 0)) > peak * NEAR_PEAK)
          peak = Math.max(peak, truePeakAt(all, i));
      return all.slice(known - PEAK_REACH);
    });
  };
  return {
    add(samples) {
      const count = samples.length / CHANNELS;
      const channels = kept.map((_, channel) => {
        const own = new Float32Array(count);
        for (let i = 0; i < count; i++) own[i] = samples[i * CHANNELS + channel]!;
        return own;
      });
      loudness.add(channels[0]!, channels[1]!, count);
      take(channels, count);
    },
    levels() {
      take(
        kept.map(() => new Float32Array(PEAK_REACH)),
        PEAK_REACH,
      );
      const integrated = loudness.integrated();
      return {
        integrated: Number.isFinite(integrated) ? tenths(integrated) : null,
        truePeak: peak > 0 ? tenths(20 * Math.log10(peak)) : null,
      };
    },
  };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
