// One pass over a decoded track for its structure: onset curves at 100 values a second, timbre at 10, and an overview of the wave.
// Samples are dropped once every window has passed them.

import { GrowingFloats } from '../growing-array.ts';
import { createOnsetMeter, ONSET_HOP, ONSET_WINDOW } from '../onset-strength.ts';
import { SampleBuffer } from '../sample-buffer.ts';
import { CHANNELS, SAMPLE_RATE } from '../timeline.ts';
import { createDrumMeter } from './drum-onsets.ts';
import { createTimbreMeter, TIMBRE_HOP, TIMBRE_RATE, TIMBRE_WINDOW } from './timbre.ts';

export interface StructureScan {
  seconds: number;
  /** Second of the first sample that is louder than -60 dB; `seconds` where there is none. */
  start: number;
  /** 100 values a second each. */
  onsets: Float32Array;
  kick: Float32Array;
  snare: Float32Array;
  hat: Float32Array;
  /** Mean power of each hop. */
  power: Float32Array;
  /** TIMBRE_SIZE values, TIMBRE_RATE times a second; the first two hours. */
  timbre: Float32Array;
  /** Peak of each tenth of a second. */
  peaks: Float32Array;
}

const OVERVIEW_BLOCK = SAMPLE_RATE / 10;
const AUDIBLE = 1e-3;
const MOST_TIMBRE = 2 * 3600 * TIMBRE_RATE;

export async function scanStructure(blocks: AsyncIterable<Int16Array> | Iterable<Int16Array>): Promise<StructureScan> {
  const onsetMeter = createOnsetMeter();
  const drumMeter = createDrumMeter();
  const timbreMeter = createTimbreMeter();
  const onsets = new GrowingFloats(),
    kick = new GrowingFloats(),
    snare = new GrowingFloats(),
    hat = new GrowingFloats(),
    powers = new GrowingFloats(),
    timbre = new GrowingFloats(),
    peaks = new GrowingFloats();
  const buffer = new SampleBuffer();
  const { samples } = buffer;
  let total = 0,
    hop = 0,
    moment = 0,
    peak = 0,
    inBlock = 0,
    start = -1;

  const append = (block: Int16Array) => {
    const first = buffer.append(block);
    const count = block.length / CHANNELS;
    for (let i = first; i < first + count; i++) {
      const level = Math.max(Math.abs(samples.left[i]), Math.abs(samples.right[i]));
      if (start < 0 && level > AUDIBLE) start = total + i - first;
      if (level > peak) peak = level;
      if (++inBlock === OVERVIEW_BLOCK) {
        peaks.push(peak);
        peak = 0;
        inBlock = 0;
      }
    }
    total += count;
  };

  const consume = () => {
    const { base, end: have } = buffer;
    while (hop * ONSET_HOP + ONSET_WINDOW <= have) {
      const at = hop * ONSET_HOP - base;
      const { strength, magnitudes } = onsetMeter(samples, at);
      onsets.push(strength);
      const drums = drumMeter(magnitudes);
      kick.push(drums.kick);
      snare.push(drums.snare);
      hat.push(drums.hat);
      let power = 0;
      for (let i = at; i < at + ONSET_HOP; i++) power += samples.left[i] ** 2 + samples.right[i] ** 2;
      powers.push(power / (2 * ONSET_HOP));
      hop++;
    }
    while (moment * TIMBRE_HOP + TIMBRE_WINDOW <= have) {
      if (moment < MOST_TIMBRE)
        for (const value of timbreMeter(samples, moment * TIMBRE_HOP - base)) timbre.push(value);
      moment++;
    }
    buffer.dropBefore(Math.min(hop * ONSET_HOP, moment * TIMBRE_HOP));
  };

  for await (const block of blocks) {
    append(block);
    consume();
  }
  if (inBlock) peaks.push(peak);
  const seconds = total / SAMPLE_RATE;
  return {
    seconds,
    start: start < 0 ? seconds : start / SAMPLE_RATE,
    onsets: onsets.view(),
    kick: kick.view(),
    snare: snare.view(),
    hat: hat.view(),
    power: powers.view(),
    timbre: timbre.view(),
    peaks: peaks.view(),
  };
}
