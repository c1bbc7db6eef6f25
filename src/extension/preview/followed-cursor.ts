// Shows the scene that the text cursor is in, while the panel follows the cursor.

import * as vscode from 'vscode';
import type { PlanNotification } from '../../contract/protocol.ts';
import { sceneAt } from '../language/scene-at.ts';
import { editorOf } from '../shared/editor-of.ts';
import type { PanelContext } from './panel-context.ts';
import type { ShownScene } from './shown-scene.ts';

export class FollowedCursor implements vscode.Disposable {
  readonly #context: PanelContext;
  readonly #scene: ShownScene;
  readonly #disposables: vscode.Disposable[];

  constructor(context: PanelContext, scene: ShownScene) {
    this.#context = context;
    this.#scene = scene;
    this.#disposables = [
      vscode.window.onDidChangeTextEditorSelection((event) => this.#follow(event.textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.#follow(editor)),
    ];
  }

  set isFollowing(follow: boolean) {
    if (follow === this.#context.isFollowing) return; // The webview repeats its state when it loads.
    this.#context.isFollowing = follow;
    this.#goToCursor();
  }

  /** A scene that was just typed is known only now, after the cursor came to rest in it. */
  typed(plan: PlanNotification): void {
    const editor = vscode.window.activeTextEditor;
    if (!this.#context.isFollowing || !editor || !this.#isOfReel(editor)) return;
    const place = sceneAt(plan, editor.selection.active, this.#scene.shown?.segment ?? null);
    if (place) this.#scene.wanted = place;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #follow(editor: vscode.TextEditor): void {
    if (!this.#context.isFollowing || !this.#isOfReel(editor)) return;
    const latest = this.#context.parts.plans.get(this.#context.uri);
    const { shown } = this.#scene;
    const place = latest && sceneAt(latest, editor.selection.active, shown?.segment ?? null);
    if (!place || (place.scene === shown?.scene && place.segment === shown.segment)) return;
    this.#scene.show(place.scene, place.segment);
  }

  /** In any editor of the reel: the panel itself may have the focus. */
  #goToCursor(): void {
    const editor = editorOf(this.#context.uri);
    if (editor) this.#follow(editor);
  }

  #isOfReel({ document }: vscode.TextEditor): boolean {
    return document.uri.toString() === this.#context.uri.toString();
  }
}
