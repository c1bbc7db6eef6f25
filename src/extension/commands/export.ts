// Export…: a reel, what is marked of it, a scene or a segment in one or several formats of the catalog: those first, then the render dialog with their options.

import { isScenePlace } from '../language/is-scene-place.ts';
import { chooseFormats } from '../renders/choose-formats.ts';
import { markedPart } from '../renders/marked-part.ts';
import { renderByDialog } from '../renders/render-by-dialog.ts';
import { partName } from '../renders/render-part.ts';
import { partOf, renderTarget } from '../renders/start-render.ts';
import type { Services } from '../services.ts';

export async function run(services: Services, given?: unknown, place?: unknown): Promise<void> {
  const found = await renderTarget(services, given);
  if (!found) return;
  const part = isScenePlace(place) ? partOf(place) : (markedPart(services, found) ?? ({ whole: true } as const));
  const formats = await chooseFormats(`Export ${partName(part) ?? 'the reel'}`);
  if (formats.length === 0) return;
  await renderByDialog(services, found, { part, formats: formats.map(({ name }) => ({ name, options: {} })) });
}
