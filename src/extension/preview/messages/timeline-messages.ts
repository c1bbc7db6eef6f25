// Messages about gestures on the strip and tapped times: changes of the text that the language server works out.

import * as vscode from 'vscode';
import type { MessageHandlers } from '../../../contract/dispatch-message.ts';
import type { Tap, TimelineGesture } from '../../../contract/timeline.ts';
import type { GestureMessage, PreviewToHost } from '../../../contract/webview.ts';
import type { PanelContext } from '../panel-context.ts';
import type { TriedValues } from '../tried-values.ts';
import { writeEdits } from '../write-edits.ts';

const MEANWHILE = 'The reel has changed meanwhile. Try again.';

export function timelineMessages(
  context: PanelContext,
  tried: TriedValues,
): Pick<MessageHandlers<PreviewToHost>, 'gesture' | 'taps'> {
  const gestures = new Gestures(context, tried);
  return { gesture: (message) => gestures.make(message), taps: ({ taps }) => writeTaps(context, taps) };
}

/** One at a time. While one is worked out, only the newest of a drag waits; one that is to be written always does. */
class Gestures {
  readonly #context: PanelContext;
  readonly #tried: TriedValues;
  #waiting: GestureMessage | null = null;
  #isBusy = false;

  constructor(context: PanelContext, tried: TriedValues) {
    this.#context = context;
    this.#tried = tried;
  }

  async make(message: GestureMessage): Promise<void> {
    this.#waiting = message;
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      while (this.#waiting) {
        const { gesture, write } = this.#waiting;
        this.#waiting = null;
        await this.#make(gesture, write);
      }
    } finally {
      this.#isBusy = false;
    }
  }

  async #make(gesture: TimelineGesture, write: boolean): Promise<void> {
    const { parts, uri } = this.#context;
    const edit = await parts.editTimeline(uri, gesture);
    if (!edit) return;
    const { version, edits, problem, written } = edit;
    if (problem !== null) {
      this.#context.toast(problem);
      return this.#tried.change(null);
    }
    if (written !== null) void this.#context.post({ type: 'cutWritten', text: written });
    if (!write) return this.#tried.change({ version, edits });
    const document = await vscode.workspace.openTextDocument(uri);
    if (!(await writeEdits(document, version, edits))) {
      this.#context.toast(MEANWHILE);
      return this.#tried.change(null);
    }
    if (gesture.do === 'split') this.#context.toast('Split: the second play starts the scene from its beginning.');
  }
}

async function writeTaps(context: PanelContext, taps: Tap[]): Promise<void> {
  const { uri, parts } = context;
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  const editor = editors.find((each) => each?.document.uri.toString() === uri.toString());
  if (!editor) return context.toast('Open the reel in an editor first: times go to its cursor.');
  const result = await parts.tapAt(uri, editor.selection.active, taps);
  if (!result) return;
  if (await writeEdits(editor.document, result.version, result.edits))
    context.toast(`Wrote ${result.edits.map(({ newText }) => newText.trim()).join(' ')}.`);
  else context.toast(MEANWHILE);
}
