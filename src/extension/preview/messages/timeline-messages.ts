// Messages about gestures on the strip and tapped times: changes of the text that the language server works out.

import * as vscode from 'vscode';
import type { MessageHandlers } from '../../../contract/dispatch-message.ts';
import type { Tap } from '../../../contract/timeline.ts';
import type { GestureMessage, PreviewToHost } from '../../../contract/webview.ts';
import { editorOf } from '../../shared/editor-of.ts';
import { newestOnly } from '../../shared/newest-only.ts';
import type { PanelContext } from '../panel-context.ts';
import type { TriedValues } from '../tried-values.ts';
import { writeEdits } from '../write-edits.ts';

export function timelineMessages(
  context: PanelContext,
  tried: TriedValues,
): Pick<MessageHandlers<PreviewToHost>, 'gesture' | 'taps'> {
  return {
    // While one is worked out, only the newest of a drag waits.
    gesture: newestOnly((message) => makeGesture(context, tried, message)),
    taps: ({ taps }) => writeTaps(context, taps),
  };
}

async function makeGesture(
  context: PanelContext,
  tried: TriedValues,
  { gesture, write }: GestureMessage,
): Promise<void> {
  const { parts, uri } = context;
  const edit = await parts.editTimeline(uri, gesture);
  if (!edit) return;
  const { version, edits, problem, written } = edit;
  if (problem !== null) {
    context.toast(problem);
    return tried.change(null);
  }
  if (written !== null) void context.post({ type: 'cutWritten', text: written });
  if (!write) return tried.change({ version, edits });
  const document = await vscode.workspace.openTextDocument(uri);
  if (!(await writeEdits(document, version, edits))) {
    context.toastChanged();
    return tried.change(null);
  }
  if (gesture.do === 'split')
    context.toast(vscode.l10n.t('Split: the second play starts the scene from its beginning.'));
}

async function writeTaps(context: PanelContext, taps: Tap[]): Promise<void> {
  const { uri, parts } = context;
  const editor = editorOf(uri);
  if (!editor) return context.toast(vscode.l10n.t('Open the reel in an editor first: times go to its cursor.'));
  const result = await parts.tapAt(uri, editor.selection.active, taps);
  if (!result) return;
  if (await writeEdits(editor.document, result.version, result.edits))
    context.toast(vscode.l10n.t('Wrote {0}.', result.edits.map(({ newText }) => newText.trim()).join(' ')));
  else context.toastChanged();
}
