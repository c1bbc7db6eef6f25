// Render Marked Range: from the mark in to the mark out of the preview, across scenes.

import { nothingMarked } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import { markedPart } from '../renders/marked-part.ts';
import { renderTarget, startRender } from '../renders/start-render.ts';
import type { Services } from '../services.ts';

export async function run(services: Services, given?: unknown): Promise<void> {
  const found = await renderTarget(services, given);
  if (!found) return;
  const part = markedPart(services, found);
  if (part) await startRender(services, found, part);
  else void showNotice(nothingMarked());
}
