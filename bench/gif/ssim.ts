// How alike two frames are: SSIM of R, G and B over windows of 8 × 8 pixels, 4 apart, as ffmpeg's filter measures it.

const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;
const SIDE = 8;
const APART = 4;

/** Mean over the three channels; both hold rows of RGB. */
export function ssim(a: Uint8Array, b: Uint8Array, width: number, height: number): number {
  let sum = 0,
    windows = 0;
  for (let channel = 0; channel < 3; channel++)
    for (let y = 0; y + SIDE <= height; y += APART)
      for (let x = 0; x + SIDE <= width; x += APART) {
        sum += ofWindow(a, b, (y * width + x) * 3 + channel, width * 3);
        windows++;
      }
  return sum / windows;
}

function ofWindow(a: Uint8Array, b: Uint8Array, from: number, rowBytes: number): number {
  let sumA = 0,
    sumB = 0,
    sumAA = 0,
    sumBB = 0,
    sumAB = 0;
  for (let y = 0; y < SIDE; y++)
    for (let x = 0, at = from + y * rowBytes; x < SIDE; x++, at += 3) {
      const p = a[at]!,
        q = b[at]!;
      sumA += p;
      sumB += q;
      sumAA += p * p;
      sumBB += q * q;
      sumAB += p * q;
    }
  const n = SIDE * SIDE;
  const meanA = sumA / n,
    meanB = sumB / n;
  const varianceA = sumAA / n - meanA * meanA,
    varianceB = sumBB / n - meanB * meanB,
    covariance = sumAB / n - meanA * meanB;
  return (
    ((2 * meanA * meanB + C1) * (2 * covariance + C2)) /
    ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2))
  );
}
