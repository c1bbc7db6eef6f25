/** A number as an author writes it: with as many decimals as the step has, without trailing zeros. */
export function writtenNumber(value: number, step: number): string {
  const decimals = Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  return String(Number(value.toFixed(decimals)) + 0);
}
