// Box drawing characters (U+2500 … U+257F) as arms from the centre of the cell to its sides.

import type { Coverage } from './coverage.ts';

// Weight of the left, up, right, down arm of each character: 0 none, 1 light, 2 heavy, 3 double. Dashes count as lines;
// arcs and diagonals have dots here, since they have no arms.
const ARMS = (
  '1010 2020 0101 0202 1010 2020 0101 0202 1010 2020 0101 0202 0011 0021 0012 0022 ' +
  '1001 2001 1002 2002 0110 0120 0210 0220 1100 2100 1200 2200 0111 0121 0211 0112 ' +
  '0212 0221 0122 0222 1101 2101 1201 1102 1202 2201 2102 2202 1011 2011 1021 2021 ' +
  '1012 2012 1022 2022 1110 2110 1120 2120 1210 2210 1220 2220 1111 2111 1121 2121 ' +
  '1211 1112 1212 2211 1221 2112 1122 2221 2122 2212 1222 2222 1010 2020 0101 0202 ' +
  '3030 0303 0031 0013 0033 3001 1003 3003 0130 0310 0330 3100 1300 3300 0131 0313 ' +
  '0333 3101 1303 3303 3031 1013 3033 3130 1310 3330 3131 1313 3333 .... .... .... ' +
  '.... .... .... .... 1000 0100 0010 0001 2000 0200 0020 0002 1020 0102 2010 0201'
).split(' ');
// Dashes per cell, by character.
const DASHES: Record<number, number> = { 4: 3, 5: 3, 6: 3, 7: 3, 8: 4, 9: 4, 10: 4, 11: 4, 76: 2, 77: 2, 78: 2, 79: 2 };

/** Weights of the four arms (left, up, right, down), or null if the character has none. */
export function boxArms(codePoint: number): number[] | null {
  const text = ARMS[codePoint - 0x2500];
  return !text || text.startsWith('.') ? null : [...text].map(Number);
}

interface Metrics {
  light: number;
  heavy: number;
  gap: number;
  left: number;
  top: number;
}

/** Strokes are aligned to whole pixels, so that lines are sharp and join those of the next cell. */
function metricsOf(width: number, height: number): Metrics {
  const light = Math.max(1, Math.round(height * 0.065));
  const heavy = Math.max(light + 1, Math.round(height * 0.15));
  return {
    light,
    heavy,
    gap: Math.max(1, Math.round(Math.min(width, height) * 0.14)),
    left: Math.floor((width - light) / 2),
    top: Math.floor((height - light) / 2),
  };
}

export function drawBox(cell: Coverage, codePoint: number): void {
  const arms = boxArms(codePoint)!;
  const m = metricsOf(cell.width, cell.height);
  const dashes = DASHES[codePoint - 0x2500];
  for (let side = 0; side < 4; side++) {
    const weight = arms[side];
    if (weight === 0) continue;
    const isAcross = side % 2 === 0;
    const isToEnd = side >= 2;
    // The arms perpendicular to this one: up and down for a horizontal arm, left and right for a vertical one.
    const before = arms[isAcross ? 1 : 0];
    const after = arms[isAcross ? 3 : 2];
    const cross = isAcross ? m.left : m.top;
    const along = isAcross ? m.top : m.left;
    const length = isAcross ? cell.width : cell.height;
    const line = (offset: number, thick: number, start: number) => {
      const from = along + offset;
      const [a, b] = isToEnd ? [start, length] : [0, length - (length - (2 * cross + m.light - start))];
      if (isAcross) cell.rect(a, from, b, from + thick);
      else cell.rect(from, a, from + thick, b);
    };
    const thickest = Math.max(before, after);
    const widthOf = (w: number) => (w === 2 ? m.heavy : m.light);
    if (weight === 3) {
      // Each of the two lines starts at the double arm on its own side, or goes around the outside of a corner.
      const startFor = (own: number, other: number) =>
        own === 3 ? cross + m.gap : other === 3 ? cross - m.gap : cross;
      line(-m.gap, m.light, startFor(before, after));
      line(m.gap, m.light, startFor(after, before));
    } else {
      const thick = widthOf(weight);
      const start =
        thickest === 3
          ? before === 3 && after === 3 && arms[(side + 2) % 4] === 0
            ? cross + m.gap
            : cross - m.gap
          : cross - Math.floor((Math.max(widthOf(thickest), m.light) - m.light) / 2);
      line(-Math.floor((thick - m.light) / 2), thick, start);
    }
  }
  if (dashes) cutDashes(cell, dashes, arms[0] !== 0);
}

function cutDashes(cell: Coverage, dashes: number, isAcross: boolean): void {
  const length = isAcross ? cell.width : cell.height;
  const gap = Math.max(1, Math.round(length / dashes / 3));
  for (let i = 0; i < dashes; i++) {
    const from = Math.round(((i + 1) * length) / dashes) - gap;
    for (let k = from; k < from + gap; k++) {
      for (let j = 0; j < (isAcross ? cell.height : cell.width); j++)
        cell.data[isAcross ? j * cell.width + k : k * cell.width + j] = 0;
    }
  }
}

/** U+256D … U+2573: quarter circles that join two lines, and diagonals from corner to corner. */
export function drawArcOrDiagonal(cell: Coverage, codePoint: number): void {
  const { width: w, height: h } = cell;
  const m = metricsOf(w, h);
  if (codePoint >= 0x2571) {
    const norm = Math.sqrt(w * w + h * h);
    if (codePoint !== 0x2572) cell.stroke((x, y) => (x * h + y * w - w * h) / norm, m.light);
    if (codePoint !== 0x2571) cell.stroke((x, y) => (x * h - y * w) / norm, m.light);
    return;
  }
  // ╭ ╮ ╯ ╰: the sides that the two ends reach.
  const goesRight = codePoint === 0x256d || codePoint === 0x2570;
  const goesDown = codePoint === 0x256d || codePoint === 0x256e;
  const cx = m.left + m.light / 2;
  const cy = m.top + m.light / 2;
  const radius = Math.min(goesRight ? w - cx : cx, goesDown ? h - cy : cy);
  const ox = cx + (goesRight ? radius : -radius);
  const oy = cy + (goesDown ? radius : -radius);
  cell.stroke((x, y) => {
    const beyondX = goesRight ? x > ox : x < ox;
    const beyondY = goesDown ? y > oy : y < oy;
    if (beyondX) return beyondY ? 99 : y - cy;
    if (beyondY) return x - cx;
    return Math.sqrt((x - ox) * (x - ox) + (y - oy) * (y - oy)) - radius;
  }, m.light);
}
