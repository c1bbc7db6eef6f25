// Notes how the shown scene looks whenever its text comes to rest, shows earlier looks without writing them, and restores one as a single
// edit.

import * as vscode from 'vscode';
import { ownScene } from '../../../contract/own-scene.ts';
import type { TextChange } from '../../../contract/text-change.ts';
import { toRange } from '../../shared/to-vscode.ts';
import type { PanelContext } from '../panel-context.ts';
import type { ShownScene } from '../shown-scene.ts';
import type { TriedValues } from '../tried-values.ts';
import { writeEdits } from '../write-edits.ts';
import { LookHistory } from './look-history.ts';

/** Without a change for so long, a text is a look. */
const REST_MS = 1200;

export class SceneLooks implements vscode.Disposable {
  readonly #context: PanelContext;
  readonly #scene: ShownScene;
  readonly #tried: TriedValues;
  readonly #history = new LookHistory();
  readonly #subscription: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #posted = '';

  constructor(context: PanelContext, scene: ShownScene, tried: TriedValues) {
    this.#context = context;
    this.#scene = scene;
    this.#tried = tried;
    this.#subscription = scene.onDidChange(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#note(), REST_MS);
      this.#post();
    });
  }

  /** The webview was reloaded. */
  reset(): void {
    this.#posted = '';
    this.#post();
  }

  keepPicture(id: number, jpeg: Uint8Array): void {
    if (this.#history.keepPicture(id, jpeg)) this.#post();
  }

  /** Shows a look without writing it; null shows the text again. */
  async try(id: number | null): Promise<void> {
    const change = id === null ? null : this.#changeTo(id);
    if (id !== null && change === null) this.#refuse();
    await this.#tried.change(change && { version: change.version, edits: [change.edit] });
  }

  async restore(id: number): Promise<void> {
    const change = this.#changeTo(id);
    if (!change || !(await writeEdits(change.document, change.version, [change.edit]))) {
      this.#refuse();
      await this.#tried.change(null);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
  }

  #refuse(): void {
    this.#context.toast(vscode.l10n.t('The scene has errors, or has changed meanwhile. Mend it and try again.'));
  }

  #note(): void {
    const now = this.#now();
    // What is tried is no look of the text.
    if (!now || this.#tried.active) return;
    if (this.#history.note(now.scene, now.document.getText(now.range), Date.now())) this.#post();
    const [look] = this.#history.of(now.scene);
    // Also of one that was asked for before, and changed or was hidden before its picture could be taken.
    if (look?.jpeg === null && this.#context.panel.visible)
      void this.#context.post({ type: 'captureLook', id: look.id });
  }

  #post(): void {
    const { shown } = this.#scene;
    if (!shown) return;
    const now = this.#now();
    const text = now?.document.getText(now.range);
    const looks = this.#history
      .of(shown.scene)
      .map(({ id, at, text: own, jpeg }) => ({ id, at, jpeg, isCurrent: own === text }));
    const posted = JSON.stringify([
      shown.scene,
      looks.map(({ id, at, isCurrent, jpeg }) => [id, at, isCurrent, !jpeg]),
    ]);
    if (posted === this.#posted) return;
    this.#posted = posted;
    void this.#context.post({ type: 'looks', looks });
  }

  #changeTo(id: number): { document: vscode.TextDocument; version: number; edit: TextChange } | null {
    const look = this.#history.find(id);
    const now = this.#now();
    if (!look || !now) return null;
    const { start, end } = now.range;
    const range = {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    };
    return { document: now.document, version: now.document.version, edit: { range, newText: look.text } };
  }

  /** The shown scene in the text; null where the text has moved on, the scene is broken or is in another file. */
  #now(): { scene: string; document: vscode.TextDocument; range: vscode.Range } | null {
    const { uri, parts } = this.#context;
    const held = parts.plans.get(uri);
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
    const name = this.#scene.shown?.scene;
    const scene = held && name !== undefined ? ownScene(held.plan, name) : undefined;
    if (!scene || !document || held?.version !== document.version || held.brokenScenes.includes(scene.name))
      return null;
    return { scene: scene.name, document, range: toRange(scene.range) };
  }
}
