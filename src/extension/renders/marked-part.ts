// What is marked in a reel's preview, as a part to render.

import type { Services } from '../services.ts';
import type { RenderRange } from './render-part.ts';
import type { RenderTarget } from './start-render.ts';

/** Null where nothing is marked, or nothing of it is left. */
export function markedPart(
  { previews }: Pick<Services, 'previews'>,
  { document, held }: RenderTarget,
): RenderRange | null {
  const marks = previews.get(document.uri)?.marks;
  if (!marks) return null;
  const { scene } = marks;
  const known = held.plan.scenes.find(({ name }) => name === scene);
  if (scene !== null && !known) return null;
  const end = scene === null ? (held.plan.segments.at(-1)?.end ?? 0) : (known?.length?.seconds ?? Infinity);
  const [from, to] = [marks.in ?? 0, Math.min(marks.out ?? Infinity, end)];
  if (!(to > from) || to === Infinity) return null;
  return { range: { from, to }, ...(scene === null ? {} : { scene }) };
}
