// The sound of a moment before it is set.

import type { Moment } from './define.ts';

const NOTHING = new Float32Array(0);

export const NO_AUDIO: Moment['audio'] = { get: () => 0, spectrum: () => NOTHING, waveform: () => NOTHING };
