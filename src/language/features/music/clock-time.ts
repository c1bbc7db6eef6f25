/** Seconds as a clock of tenths: `0:21.4`. */
export function clockTime(seconds: number): string {
  const tenths = Math.round(seconds * 10);
  const rest = String((tenths % 600) / 10);
  return `${Math.floor(tenths / 600)}:${(rest.includes('.') ? rest : `${rest}.0`).padStart(4, '0')}`;
}
