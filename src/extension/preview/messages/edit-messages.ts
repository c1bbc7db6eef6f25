// Messages about changes of the text that a hand makes in the panel.

import * as vscode from 'vscode';
import type { MessageHandlers } from '../../../contract/dispatch-message.ts';
import type { PreviewToHost } from '../../../contract/webview.ts';
import type { PanelContext } from '../panel-context.ts';
import type { TriedValues } from '../tried-values.ts';
import { writeEdits } from '../write-edits.ts';

export function editMessages(
  context: PanelContext,
  tried: TriedValues,
): Pick<MessageHandlers<PreviewToHost>, 'tryEdits' | 'writeEdits'> {
  return {
    tryEdits: ({ version, edits }) => tried.change(edits.length > 0 ? { version, edits } : null),
    // The trial stays until the plan of the new text is there, so that the picture does not jump back.
    writeEdits: async ({ version, edits }) => {
      const document = await vscode.workspace.openTextDocument(context.uri);
      if (await writeEdits(document, version, edits)) return;
      await tried.change(null);
      context.toast('The reel has changed meanwhile. Try again.');
    },
  };
}
