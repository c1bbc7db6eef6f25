// Export…: a reel, what is marked of it, a scene or a segment in one or several formats of the catalog: those first, then the render dialog with their options.

import { l10n } from 'vscode';
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
  const named = partName(part);
  const formats = await chooseFormats(named === null ? l10n.t('Export the reel') : l10n.t('Export {0}', named));
  if (formats.length === 0) return;
  await renderByDialog(services, found, { part, formats: formats.map(({ name }) => ({ name, options: {} })) });
}
