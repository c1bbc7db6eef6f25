// Render for a Platform…: the whole reel as a platform takes it, chosen from a list.

import * as vscode from 'vscode';
import { deliveryPlatforms } from '../../catalog/delivery-platforms.ts';
import { platformSummary } from '../../catalog/platform-summary.ts';
import { renderTarget, startRender } from '../renders/start-render.ts';
import type { Services } from '../services.ts';

export async function run(services: Services, given?: unknown): Promise<void> {
  const found = await renderTarget(services, given);
  if (!found) return;
  const items = deliveryPlatforms.map((platform) => ({
    label: platform.title,
    description: platformSummary(platform),
    name: platform.name,
  }));
  const choice = await vscode.window.showQuickPick(items, {
    title: 'Render for a platform',
    placeHolder: 'Sets frame, rate, bit rates and loudness; what the reel sets stays',
  });
  if (choice) await startRender(services, found, { whole: true }, { platform: choice.name });
}
