// A path by its length, so that letters stand along it at even distances.

export interface Point {
  x: number;
  y: number;
}

export interface MeasuredPath {
  points: readonly Point[];
  /** Length up to each point. */
  at: readonly number[];
  length: number;
  isClosed: boolean;
}

/** Null for fewer than two different points. */
export function measurePath(points: readonly Point[], isClosed: boolean): MeasuredPath | null {
  const kept = points.filter((point, i) => i === 0 || point.x !== points[i - 1].x || point.y !== points[i - 1].y);
  if (kept.length < 2) return null;
  const all = isClosed ? [...kept, kept[0]] : kept;
  const at = [0];
  for (let i = 1; i < all.length; i++) {
    const [dx, dy] = [all[i].x - all[i - 1].x, all[i].y - all[i - 1].y];
    at.push(at[i - 1] + Math.sqrt(dx * dx + dy * dy));
  }
  return { points: all, at, length: at[at.length - 1], isClosed };
}

/** The point at a length, and the direction there (of length 1). Past the ends a path goes straight on; a closed one goes round. */
export function pointAt(path: MeasuredPath, along: number): { x: number; y: number; dx: number; dy: number } {
  const { points, at, length } = path;
  const s = path.isClosed ? ((along % length) + length) % length : along;
  let i = 1;
  while (i < at.length - 1 && at[i] < s) i++;
  const span = at[i] - at[i - 1];
  const [dx, dy] = [(points[i].x - points[i - 1].x) / span, (points[i].y - points[i - 1].y) / span];
  const rest = s - at[i - 1];
  return { x: points[i - 1].x + dx * rest, y: points[i - 1].y + dy * rest, dx, dy };
}
