// A frame rate as the exact fraction that ffmpeg takes, and the time base of clips, so that frames are evenly spaced.

export interface Rational {
  num: number;
  den: number;
}

/** 24 → 24/1, 23.976 → 24000/1001, 12.5 → 25/2. */
export function frameRate(fps: number): Rational {
  if (Number.isInteger(fps)) return { num: fps, den: 1 };
  const ntsc = Math.round((fps * 1001) / 1000) * 1000;
  if (Math.abs(ntsc / 1001 - fps) < 0.005) return { num: ntsc, den: 1001 };
  const num = Math.round(fps * 1000);
  const divisor = gcd(num, 1000);
  return { num: num / divisor, den: 1000 / divisor };
}

export const rateText = ({ num, den }: Rational): string => `${num}/${den}`;

/** Ticks per second: every frame is a whole number of ticks. All clips of a render use the same one, or they could not be joined. */
export const trackTimescale = ({ num }: Rational): number => (num < 1000 ? num * 512 : num);

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
