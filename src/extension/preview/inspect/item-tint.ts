// Tints in the picture what the item under the text cursor, or under the pointer in the text, draws. While the preview plays, the tint
// follows from time to time.

import * as vscode from 'vscode';
import { itemLabel } from '../../../contract/item-name.ts';
import { ownScene } from '../../../contract/own-scene.ts';
import type { SceneItem } from '../../../contract/plan.ts';
import { siteOf } from '../../../contract/site-of.ts';
import { newestOnly } from '../../shared/newest-only.ts';
import { ownBytes } from '../../shared/own-bytes.ts';
import type { PanelContext } from '../panel-context.ts';
import type { ShownScene } from '../shown-scene.ts';
import { itemAt } from './item-at.ts';

/** The editor does not say when the pointer leaves a word. */
const HOVER_MS = 2500;
const FOLLOW_MS = 700;

export class ItemTint implements vscode.Disposable {
  readonly #context: PanelContext;
  readonly #scene: ShownScene;
  readonly #disposables: vscode.Disposable[];
  #atCursor: SceneItem | null = null;
  #atPointer: SceneItem | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #follow: ReturnType<typeof setTimeout> | undefined;
  #isShown = false;

  constructor(context: PanelContext, scene: ShownScene) {
    this.#context = context;
    this.#scene = scene;
    this.#disposables = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => this.#moved(textEditor, kind)),
      vscode.languages.registerHoverProvider(
        { language: 'reel' },
        { provideHover: (document, position) => this.#hovered(document, position) },
      ),
      scene.onDidChange(() => this.refresh()),
    ];
  }

  /** Another moment is shown, or the scene has changed. */
  refresh(): void {
    if (this.#item || this.#isShown) void this.#ask();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#follow);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  get #item(): SceneItem | null {
    return this.#atPointer ?? this.#atCursor;
  }

  #moved(editor: vscode.TextEditor, kind: vscode.TextEditorSelectionChangeKind | undefined): void {
    if (editor.document.uri.toString() !== this.#context.uri.toString()) return;
    // A cursor that typing moves is no question.
    const item = kind === undefined ? null : this.#itemAt(editor.document, editor.selection.active);
    this.#atPointer = null;
    if (siteOrNull(item) === siteOrNull(this.#atCursor)) return;
    this.#atCursor = item;
    void this.#ask();
  }

  #hovered(document: vscode.TextDocument, position: vscode.Position): null {
    if (document.uri.toString() !== this.#context.uri.toString() || !this.#context.panel.visible) return null;
    const item = this.#itemAt(document, position);
    clearTimeout(this.#timer);
    if (item)
      this.#timer = setTimeout(() => {
        this.#atPointer = null;
        void this.#ask();
      }, HOVER_MS);
    if (siteOrNull(item) !== siteOrNull(this.#atPointer)) {
      this.#atPointer = item;
      void this.#ask();
    }
    return null;
  }

  #itemAt(document: vscode.TextDocument, position: vscode.Position): SceneItem | null {
    const held = this.#context.parts.plans.get(this.#context.uri);
    const { shown } = this.#scene;
    if (!held || !shown || held.version !== document.version) return null;
    const scene = ownScene(held.plan, shown.scene);
    return scene ? itemAt(scene, position, (line) => document.lineAt(line).text) : null;
  }

  readonly #ask = newestOnly<void>(async () => {
    clearTimeout(this.#follow);
    await this.#show(this.#item);
    if (this.#item && this.#context.clock.playing) this.#follow = setTimeout(() => void this.#ask(), FOLLOW_MS);
  });

  async #show(item: SceneItem | null): Promise<void> {
    const { parts, session, clock } = this.#context;
    if (!item) {
      if (this.#isShown) await this.#context.post({ type: 'area', area: null, label: '' });
      this.#isShown = false;
      return;
    }
    const order = { session, t: clock.t, site: siteOf(item) };
    const area = await parts.engine.request('previewArea', order).catch(() => null);
    this.#isShown = area !== null;
    const shown = area && { ...area, shown: ownBytes(area.shown) };
    await this.#context.post({ type: 'area', area: shown, label: itemLabel(item) });
  }
}

const siteOrNull = (item: SceneItem | null): number | null => item && siteOf(item);
