// The first parameter of every transition: its duration, at the start of the new segment.

import { p } from '../../effect-api/params.ts';

export const transitionSeconds = (seconds: number) =>
  p.time({
    default: seconds,
    min: 0,
    max: 600,
    doc: 'How long both scenes play, from the start of the new one; longer than neither.',
  });
