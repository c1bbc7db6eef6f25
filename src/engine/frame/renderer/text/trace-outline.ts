// The outline of a distance field on a grid: where its values change from inside (below 0) to outside.

import type { Point } from './measure-path.ts';

/**
 * The longest outline, clockwise, from its highest point on; coordinates in cells, (0, 0) is the centre of the first one. Empty where the
 * field has no outline. An outline that leaves the grid is closed along its edge.
 */
export function traceOutline(values: Float32Array, cols: number, rows: number): Point[] {
  const value = (x: number, y: number): number => (x < 0 || y < 0 || x >= cols || y >= rows ? 1 : values[y * cols + x]);
  const between = (ax: number, ay: number, bx: number, by: number): Point => {
    const [a, b] = [value(ax, ay), value(bx, by)];
    const k = a === b ? 0.5 : Math.min(1, Math.max(0, a / (a - b)));
    return { x: ax + (bx - ax) * k, y: ay + (by - ay) * k };
  };
  // Each crossing of a square of four cells, from the edge where it enters to the edge where it leaves, the inside on its right.
  const next = new Map<string, { to: string; point: Point }>();
  const width = cols + 2;
  const id = (x: number, y: number, isAcross: boolean): string => `${isAcross ? 'h' : 'v'}${(y + 1) * width + x + 1}`;
  for (let y = -1; y < rows; y++) {
    for (let x = -1; x < cols; x++) {
      const inside = [value(x, y) < 0, value(x + 1, y) < 0, value(x + 1, y + 1) < 0, value(x, y + 1) < 0];
      const edges = [
        { key: id(x, y, true), point: () => between(x, y, x + 1, y) },
        { key: id(x + 1, y, false), point: () => between(x + 1, y, x + 1, y + 1) },
        { key: id(x, y + 1, true), point: () => between(x, y + 1, x + 1, y + 1) },
        { key: id(x, y, false), point: () => between(x, y, x, y + 1) },
      ];
      // Going round the square clockwise, an edge from outside to inside is entered, one from inside to outside left.
      const enters: number[] = [];
      const leaves: number[] = [];
      for (let i = 0; i < 4; i++) {
        const [a, b] = [inside[i], inside[(i + 1) % 4]];
        if (!a && b) leaves.push(i);
        else if (a && !b) enters.push(i);
      }
      enters.forEach((enter) => {
        const leave = leaves.length === 1 ? leaves[0] : leaves.find((each) => (each + 1) % 4 === enter)!;
        next.set(edges[leave].key, { to: edges[enter].key, point: edges[leave].point() });
      });
    }
  }
  let longest: Point[] = [];
  const seen = new Set<string>();
  for (const start of next.keys()) {
    if (seen.has(start)) continue;
    const points: Point[] = [];
    for (let at = start; !seen.has(at);) {
      const step = next.get(at);
      if (!step) break;
      seen.add(at);
      points.push(step.point);
      at = step.to;
    }
    if (points.length > longest.length) longest = points;
  }
  if (longest.length < 3) return [];
  if (area(longest) < 0) longest.reverse();
  const highest = Math.min(...longest.map(({ y }) => y));
  // Of equally high points the middle one, so that the top of a box is not its corner.
  const top = longest.map((point, i) => ({ point, i })).filter(({ point }) => point.y < highest + 0.01);
  top.sort((a, b) => a.point.x - b.point.x);
  const from = top[top.length >> 1].i;
  return [...longest.slice(from), ...longest.slice(0, from)];
}

/** Twice the area that points enclose; positive if they go clockwise on the screen. */
const area = (points: readonly Point[]): number =>
  points.reduce((sum, { x, y }, i) => {
    const { x: nx, y: ny } = points[(i + 1) % points.length];
    return sum + x * ny - nx * y;
  }, 0);
