// Export…: a reel, a scene or a segment in one or several formats of the catalog, for a platform where one is chosen, with the options of each. Several exports queue.

import { isScenePlace } from '../language/is-scene-place.ts';
import { chooseRange } from '../renders/choose-range.ts';
import { chooseFormats, chooseOptions } from '../renders/choose-formats.ts';
import { exportOutputs } from '../renders/export-outputs.ts';
import { partName } from '../renders/render-item.ts';
import { partOf, renderTarget, startRender } from '../renders/start-render.ts';
import type { Services } from '../services.ts';

export async function run(services: Services, given?: unknown, place?: unknown): Promise<void> {
  const found = await renderTarget(services, given);
  if (!found) return;
  const part = isScenePlace(place) ? partOf(place) : await chooseRange(services, found);
  if (!part) return;
  const name = partName(part) ?? 'the reel';
  const formats = await chooseFormats(`Export ${name}`);
  if (formats.length === 0) return;
  const requests = [];
  let platform: string | undefined;
  for (const format of formats) {
    const chosen = await chooseOptions(format, platform);
    if (!chosen) return;
    ({ platform } = chosen);
    requests.push({ format, options: chosen.options });
  }
  const outputs = exportOutputs(found.document.uri, part, requests, platform);
  await startRender(services, found, part, { platform, outputs });
}
