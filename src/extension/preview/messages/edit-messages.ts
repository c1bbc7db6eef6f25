// Messages about changes of the text that a hand makes in the panel.

import * as vscode from 'vscode';
import type { MessageHandlers } from '../../../contract/dispatch-message.ts';
import type { PreviewToHost } from '../../../contract/webview.ts';
import { carriedOver, type Written } from '../carried-over.ts';
import type { PanelContext } from '../panel-context.ts';
import type { TriedValues } from '../tried-values.ts';
import { writeEdits } from '../write-edits.ts';

export function editMessages(
  context: PanelContext,
  tried: TriedValues,
): Pick<MessageHandlers<PreviewToHost>, 'tryEdits' | 'writeEdits' | 'askInk'> {
  const { engine } = context.parts;
  let last: (Written & { document: vscode.TextDocument }) | null = null;
  return {
    askInk: async ({ glyphs, font }) => {
      const about = font === null ? {} : { font };
      const [[ink = []], missing] = await Promise.all([
        engine.request('glyphInk', { palettes: [glyphs], ...about }),
        engine.request('missingGlyphs', { text: glyphs, ...about }),
      ]);
      await context.post({ type: 'ink', glyphs, ink, missing });
    },
    tryEdits: ({ version, edits }) => tried.change(edits.length > 0 ? { version, edits } : null),
    // The trial stays until the plan of the new text is there, so that the picture does not jump back.
    writeEdits: async ({ version, edits }) => {
      const document = await vscode.workspace.openTextDocument(context.uri);
      const now = { version: document.version, text: document.getText() };
      if (last?.document !== document) last = null;
      const carried = carriedOver(last, { version, edits }, now);
      const isWritten = carried
        ? await writeEdits(document, now.version, [carried])
        : await writeEdits(document, version, edits);
      if (isWritten) {
        const first = carried && last ? last : { document, version, before: now.text };
        last = { ...first, written: document.version };
        return;
      }
      await tried.change(null);
      context.toastChanged();
    },
  };
}
