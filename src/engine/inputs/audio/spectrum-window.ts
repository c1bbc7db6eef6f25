// Magnitudes of one window of samples: Hann window, real FFT, |X|. One instance per window size; buffers are its own.

import FFT from 'fft.js';

export interface SpectrumWindow {
  readonly size: number;
  /** Magnitudes of bins 0 … size/2 − 1 of the samples from `at`; a full-scale sine reads about 1. Valid until the next call. */
  measure(samples: Float32Array, at: number): Float32Array;
}

export function createSpectrumWindow(size: number): SpectrumWindow {
  const fft = new FFT(size);
  const hann = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
  const input = new Float64Array(size);
  const output = new Float64Array(size * 2);
  const magnitudes = new Float32Array(size / 2);
  return {
    size,
    measure(samples, at) {
      for (let i = 0; i < size; i++) input[i] = samples[at + i] * hann[i];
      fft.realTransform(output, input);
      for (let bin = 0; bin < magnitudes.length; bin++) {
        const re = output[2 * bin],
          im = output[2 * bin + 1];
        magnitudes[bin] = (Math.sqrt(re * re + im * im) * 4) / size;
      }
      return magnitudes;
    },
  };
}
