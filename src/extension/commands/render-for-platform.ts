// Render for a Platform…: the whole reel as a platform takes it, chosen from a list.

import { l10n } from 'vscode';
import { choosePlatform } from '../renders/choose-platform.ts';
import { renderTarget, startRender } from '../renders/start-render.ts';
import type { Services } from '../services.ts';

export async function run(services: Services, given?: unknown): Promise<void> {
  const found = await renderTarget(services, given);
  if (!found) return;
  const platform = await choosePlatform(l10n.t('Render for a platform'));
  if (platform) await startRender(services, found, { whole: true }, { platform });
}
