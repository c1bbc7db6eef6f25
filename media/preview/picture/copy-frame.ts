// Copies the shown frame to the clipboard as PNG.

import * as l10n from '@vscode/l10n';
import { host } from '../host.ts';
import type { Stage } from './stage.ts';

export async function copyFrame(stage: Stage): Promise<void> {
  try {
    const blob = await new Promise<Blob>((resolve, reject) =>
      stage.canvas.toBlob((png) => (png ? resolve(png) : reject(new Error('the canvas is empty'))), 'image/png'),
    );
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    stage.toast(l10n.t('Frame copied'));
  } catch (error) {
    stage.toast(l10n.t('Could not copy the frame. Save it as PNG instead.'));
    host.post({ type: 'error', message: `copy: ${String(error)}` });
  }
}
