// Renders the scene or segment that a lens names.

import { isScenePlace } from '../language/is-scene-place.ts';
import { partOf, renderTarget, startRender } from '../renders/start-render.ts';
import type { Services } from '../services.ts';

export async function run(services: Services, given?: unknown, place?: unknown): Promise<void> {
  if (!isScenePlace(place)) return;
  const found = await renderTarget(services, given);
  if (found) await startRender(services, found, partOf(place));
}
