// Render Again: the same part of the reel's current text, with the current settings. Where the reel no longer exists, the render
// runs as it was, if this window still has its plan.

import * as vscode from 'vscode';
import { requestedOutputs } from '../../contract/render.ts';
import type { OutputRequest } from '../../contract/render.ts';
import { reelGone } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import { isRenderItem } from '../renders/is-render-item.ts';
import { renderPart } from '../renders/start-render.ts';
import type { Services } from '../services.ts';
import { exists } from '../shared/exists.ts';

export async function run(services: Services, given?: unknown): Promise<void> {
  if (!isRenderItem(given)) return;
  const uri = vscode.Uri.parse(given.uri);
  const isOpenHere = vscode.workspace.textDocuments.some((document) => document.uri.toString() === given.uri);
  if (isOpenHere || (uri.scheme !== 'untitled' && (await exists(uri)))) {
    const { options } = given.job;
    // Only an export names its format.
    const outputs = options.format === undefined ? {} : { outputs: requestedOutputs(options).map(plainRequest) };
    if (await renderPart(services, uri, given.part, { platform: options.platform, ...outputs }))
      services.queue.remove(given);
  } else if (!services.queue.retry(given)) await showNotice(reelGone(given.label));
}

const plainRequest = ({ output, format, formatOptions }: OutputRequest): OutputRequest => ({
  output,
  ...(format === undefined ? {} : { format }),
  ...(formatOptions && { formatOptions }),
});
