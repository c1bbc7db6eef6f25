// The list of platforms that a video can be made for.

import * as vscode from 'vscode';
import { deliveryPlatforms } from '../../catalog/delivery-platforms.ts';
import { platformSummary } from '../../catalog/platform-summary.ts';

const WORDS = {
  rate: (fps: number) => vscode.l10n.t('{0} frames a second', fps),
  most: (size: string) => vscode.l10n.t('at most {0}', size),
};
const PLACEHOLDER = vscode.l10n.t('Sets frame, rate, bit rates and loudness; what the reel sets stays');

/** The name of the chosen one; null where the list was dismissed. `anywhere`: a first entry for none, which gives undefined. */
export async function choosePlatform(title: string, anywhere?: string): Promise<string | undefined | null> {
  const platforms = deliveryPlatforms.map((platform) => ({
    label: platform.title,
    description: platformSummary(platform, WORDS),
    name: platform.name as string | undefined,
  }));
  const none =
    anywhere === undefined
      ? []
      : [{ label: anywhere, description: vscode.l10n.t('as the reel and the settings say'), name: undefined }];
  const chosen = await vscode.window.showQuickPick([...none, ...platforms], { title, placeHolder: PLACEHOLDER });
  return chosen ? chosen.name : null;
}
