// Render Again: the same part of the reel's current text, as it was rendered: quality, formats and place. Without an item, the last render
// of the reel, or what its render dialog was set to. Where the reel no longer exists, the render runs as it was, if this window still has
// its plan.

import * as vscode from 'vscode';
import { notRenderedYet, reelGone } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import { isRenderItem } from '../renders/is-render-item.ts';
import { wishesFrom } from '../renders/render-choices.ts';
import { isOpen } from '../renders/render-item.ts';
import type { RenderItem } from '../renders/render-item.ts';
import { wishesOf } from '../renders/render-wishes.ts';
import { renderPart } from '../renders/start-render.ts';
import type { Services } from '../services.ts';
import { exists } from '../shared/exists.ts';
import { targetDocument } from '../shared/target-document.ts';

export async function run(services: Services, given?: unknown): Promise<void> {
  if (isRenderItem(given)) return renderItemAgain(services, given);
  const document = await targetDocument(given, services.previews);
  if (!document) return;
  const { uri } = document;
  const last = services.queue.items.find((item) => item.uri === uri.toString());
  if (last && !isOpen(last)) return renderItemAgain(services, last);
  if (last) return void (await renderPart(services, uri, last.part, wishesOf(last)));
  const choices = services.renderMemory.of(uri);
  if (choices) await renderPart(services, uri, choices.part, wishesFrom(choices, uri));
  else await showNotice(notRenderedYet(uri));
}

/** Takes the place of the item in the list. */
async function renderItemAgain(services: Services, item: RenderItem): Promise<void> {
  const uri = vscode.Uri.parse(item.uri);
  const isOpenHere = vscode.workspace.textDocuments.some((document) => document.uri.toString() === item.uri);
  if (isOpenHere || (uri.scheme !== 'untitled' && (await exists(uri)))) {
    if (await renderPart(services, uri, item.part, wishesOf(item))) services.queue.remove(item);
  } else if (!services.queue.retry(item)) await showNotice(reelGone(item.label));
}
