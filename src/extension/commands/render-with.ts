// Render…: asks what to render, as what and where, beginning with what was chosen for this reel the last time.

import { renderByDialog } from '../renders/render-by-dialog.ts';
import { hasPart } from '../renders/choose-part.ts';
import { markedPart } from '../renders/marked-part.ts';
import { renderTarget } from '../renders/start-render.ts';
import type { Services } from '../services.ts';

export async function run(services: Services, given?: unknown): Promise<void> {
  const found = await renderTarget(services, given);
  if (!found) return;
  const { uri } = found.document;
  const last = services.renderMemory.of(uri);
  const marks = markedPart(services, found);
  const part = marks ?? (last && hasPart(found.held.plan, last.part) ? last.part : ({ whole: true } as const));
  await renderByDialog(services, found, { ...last, part });
}
