// Magnitudes of one window of stereo samples (Hann window, FFT). The two channels' powers are averaged rather than their
// samples: what sounds in opposite phase would cancel in a sum. One transform of left + i·right gives both.

import FFT from 'fft.js';

/** The two channels of a stretch of sound. */
export interface StereoSamples {
  left: Float32Array;
  right: Float32Array;
}

export interface SpectrumWindow {
  readonly size: number;
  /** Magnitudes of bins 0 … size/2 − 1 of the samples from `at`; a full-scale sine reads about 1. Valid until the next call. */
  measure(samples: StereoSamples, at: number): Float32Array;
}

export function createSpectrumWindow(size: number): SpectrumWindow {
  const fft = new FFT(size);
  const hann = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
  const input = new Float64Array(size * 2);
  const output = new Float64Array(size * 2);
  const magnitudes = new Float32Array(size / 2);
  return {
    size,
    measure({ left, right }, at) {
      for (let i = 0; i < size; i++) {
        input[2 * i] = left[at + i] * hann[i];
        input[2 * i + 1] = right[at + i] * hann[i];
      }
      fft.transform(output, input);
      for (let bin = 0; bin < magnitudes.length; bin++) {
        // With X = L + iR: |L|² + |R|² = (|X[k]|² + |X[−k]|²) / 2.
        const mirror = (size - bin) % size;
        const re = output[2 * bin],
          im = output[2 * bin + 1],
          mirrorRe = output[2 * mirror],
          mirrorIm = output[2 * mirror + 1];
        const power = (re * re + im * im + mirrorRe * mirrorRe + mirrorIm * mirrorIm) / 4;
        magnitudes[bin] = (Math.sqrt(power) * 4) / size;
      }
      return magnitudes;
    },
  };
}
