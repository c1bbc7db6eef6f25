// Synthesises the music of the examples: our own piece of six bars, as a WAV file.
// Usage: node scripts/synthesise-music.ts OUT.wav   (examples/media/first-light.ogg was encoded from it)

import { writeFileSync } from 'node:fs';

const RATE = 44100;
const BPM = 124;
const BEAT = 60 / BPM;
const BAR = 4 * BEAT;
const BARS = 6;
const TAIL = 0.6;
const LENGTH = Math.round((BARS * BAR + TAIL) * RATE);

const hertz = (midi: number): number => 440 * 2 ** ((midi - 69) / 12);

/** One bar each: bass note, pad chord, and notes of the arpeggio. */
const HARMONY = [
  { bass: 38, pad: [57, 62, 65, 69], run: [62, 69, 74, 77, 81, 77, 74, 69] }, // Dm9
  { bass: 34, pad: [58, 62, 65, 69], run: [62, 65, 70, 74, 77, 74, 70, 65] }, // B♭maj7
  { bass: 41, pad: [57, 60, 65, 69], run: [60, 65, 69, 72, 77, 72, 69, 65] }, // F
  { bass: 36, pad: [55, 60, 64, 67], run: [60, 64, 67, 72, 76, 72, 67, 64] }, // C
  { bass: 34, pad: [58, 62, 65, 70], run: [62, 65, 70, 74, 77, 82, 77, 74] }, // B♭
  { bass: 38, pad: [57, 62, 66, 69], run: [62, 66, 69, 74, 78, 81, 86, 90] }, // D
];

class Track {
  readonly left = new Float64Array(LENGTH);
  readonly right = new Float64Array(LENGTH);

  /** Adds a sound starting at `at` seconds. `voice` returns the sample at its own time, or null at its end. */
  add(at: number, gain: number, pan: number, voice: (t: number) => number | null): void {
    const first = Math.round(at * RATE);
    for (let i = 0; first + i < LENGTH; i++) {
      const sample = voice(i / RATE);
      if (sample === null) return;
      this.left[first + i] += sample * gain * Math.sqrt(0.5 - pan / 2);
      this.right[first + i] += sample * gain * Math.sqrt(0.5 + pan / 2);
    }
  }

  /** A ping-pong delay. */
  echo(seconds: number, feedback: number): void {
    const step = Math.round(seconds * RATE);
    for (let i = step; i < LENGTH; i++) {
      this.left[i] += this.right[i - step] * feedback;
      this.right[i] += this.left[i - step] * feedback;
    }
  }
}

/** A seeded noise generator: the same noise on every run. */
function noise(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2147483648 - 1;
  };
}

const saw = (phase: number): number => 2 * (phase - Math.floor(phase + 0.5));

/** A sawtooth through a one-pole low-pass filter with a falling cutoff. */
function pluck(midi: number, seconds: number, brightness: number): (t: number) => number | null {
  const frequency = hertz(midi);
  let held = 0;
  return (t) => {
    if (t > seconds) return null;
    const corner = frequency * (1 + brightness * Math.exp(-t * 9));
    held +=
      (saw(frequency * t) * 0.6 + saw(frequency * 1.004 * t) * 0.4 - held) *
      (1 - Math.exp((-2 * Math.PI * corner) / RATE));
    return held * Math.min(1, t * 400) * Math.exp((-t * 4) / seconds) * Math.min(1, (seconds - t) * 200);
  };
}

function padVoice(midi: number, seconds: number, bright: number): (t: number) => number | null {
  const frequency = hertz(midi);
  let held = 0;
  return (t) => {
    if (t > seconds + 0.25) return null;
    const raw = saw(frequency * 0.997 * t) + saw(frequency * t + 0.3) + saw(frequency * 1.003 * t + 0.7);
    held += (raw / 3 - held) * (1 - Math.exp((-2 * Math.PI * (500 + bright * 1600)) / RATE));
    return held * Math.min(1, t / 0.2) * Math.min(1, (seconds + 0.25 - t) / 0.25);
  };
}

function kick(t: number): number | null {
  if (t > 0.35) return null;
  return (
    Math.sin(2 * Math.PI * (48 * t + (110 / 30) * (1 - Math.exp(-30 * t)))) * Math.exp(-t * 9) * Math.min(1, t * 800)
  );
}

function hiss(seed: number, decay: number, seconds: number): (t: number) => number | null {
  const next = noise(seed);
  let before = 0;
  return (t) => {
    if (t > seconds) return null;
    const sample = next();
    const high = sample - before;
    before = sample;
    return high * 0.5 * Math.exp(-t * decay);
  };
}

function compose(): Track {
  const pads = new Track(),
    arpeggio = new Track(),
    low = new Track(),
    drums = new Track(),
    mix = new Track();
  HARMONY.forEach(({ bass, pad, run }, bar) => {
    const start = bar * BAR;
    const open = bar / (BARS - 1);
    pad.forEach((note, i) => pads.add(start, 0.16, (i - 1.5) * 0.4, padVoice(note, BAR, open)));
    for (let step = 0; step < 16; step++) {
      if (bar === 0 && step % 2 === 1) continue;
      arpeggio.add(
        start + (step * BEAT) / 4,
        0.17 + 0.05 * open,
        Math.sin(step * 1.3) * 0.5,
        pluck(run[step % 8], 0.3, 4 + 14 * open),
      );
    }
    if (bar < 2) return;
    for (let eighth = 0; eighth < 8; eighth++)
      low.add(
        start + (eighth * BEAT) / 2,
        eighth % 2 === 0 ? 0.34 : 0.24,
        0,
        pluck(bass + (eighth === 7 ? 12 : 0), BEAT / 2, 6),
      );
  });
  for (let beat = 0; beat < BARS * 4; beat++) {
    const at = beat * BEAT;
    drums.add(at, beat < 8 ? 0.45 : 0.85, 0, kick);
    if (beat >= 4) drums.add(at + BEAT / 2, 0.16, 0.25, hiss(beat + 1, 70, 0.08));
    if (beat >= 8 && beat % 2 === 1) drums.add(at, 0.34, -0.1, hiss(beat + 99, 22, 0.22));
  }
  arpeggio.echo(BEAT * 0.75, 0.36);
  for (let i = 0; i < LENGTH; i++) {
    const t = i / RATE;
    // Sustained sounds are ducked by the kick, and the piece fades out at the end.
    const duck = 1 - 0.45 * Math.exp(-((t % BEAT) * 9));
    const fade = Math.min(1, Math.max(0, (BARS * BAR + TAIL - t) / TAIL));
    for (const side of ['left', 'right'] as const) {
      const sum = pads[side][i] * duck + arpeggio[side][i] + low[side][i] * duck + drums[side][i];
      mix[side][i] = Math.tanh(sum * 1.15) * fade;
    }
  }
  return mix;
}

/** 16-bit stereo PCM in a RIFF file. */
function toWav({ left, right }: Track): Buffer {
  const out = Buffer.alloc(44 + LENGTH * 4);
  out.write('RIFF', 0);
  out.writeUInt32LE(36 + LENGTH * 4, 4);
  out.write('WAVEfmt ', 8);
  out.writeUInt32LE(16, 16);
  out.writeUInt16LE(1, 20);
  out.writeUInt16LE(2, 22);
  out.writeUInt32LE(RATE, 24);
  out.writeUInt32LE(RATE * 4, 28);
  out.writeUInt16LE(4, 32);
  out.writeUInt16LE(16, 34);
  out.write('data', 36);
  out.writeUInt32LE(LENGTH * 4, 40);
  for (let i = 0; i < LENGTH; i++) {
    out.writeInt16LE(Math.round(left[i] * 32000), 44 + i * 4);
    out.writeInt16LE(Math.round(right[i] * 32000), 46 + i * 4);
  }
  return out;
}

const target = process.argv[2];
if (target === undefined) {
  console.error('Expected the name of a WAV file to write, but got nothing.');
  process.exit(2);
}
writeFileSync(target, toWav(compose()));
console.log(`${(LENGTH / RATE).toFixed(1)} s of music at ${BPM} bpm → ${target}`);
