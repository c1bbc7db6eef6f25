// Small pictures of results for the Renders view. They are kept in the extension's storage, so that the list has them after a reload.

import path from 'node:path';
import * as vscode from 'vscode';
import type { RenderItem } from './render-item.ts';
import { outputPlace } from './output-place.ts';

/** A small picture of a picture or film as a data URI; undefined where there is none. */
export type AskPicture = (path: string) => Promise<string | undefined>;

const DATA_URI = /^data:image\/(png|jpeg);base64,(.+)$/s;

export class RenderPictures implements vscode.Disposable {
  readonly #folder: vscode.Uri;
  readonly #ask: AskPicture;
  readonly #known = new Map<string, vscode.Uri>();
  readonly #changes = new vscode.EventEmitter<RenderItem | null>();
  /** A picture is there; null: those of the last window. */
  readonly onDidChange = this.#changes.event;

  constructor(folder: vscode.Uri, ask: AskPicture) {
    this.#folder = folder;
    this.#ask = ask;
  }

  /** Finds the pictures of the last window, and deletes those of items that are no longer listed. */
  async load(items: readonly RenderItem[]): Promise<void> {
    const ids = new Set(items.map(({ id }) => id));
    const files = await vscode.workspace.fs.readDirectory(this.#folder).then(
      (entries) => entries,
      () => [], // No picture was kept yet.
    );
    for (const [name] of files) {
      const id = path.posix.parse(name).name;
      const file = vscode.Uri.joinPath(this.#folder, name);
      if (ids.has(id)) this.#known.set(id, file);
      else await vscode.workspace.fs.delete(file);
    }
    if (this.#known.size > 0) this.#changes.fire(null);
  }

  of({ id }: RenderItem): vscode.Uri | undefined {
    return this.#known.get(id);
  }

  /** Of the frame that represents the result, else of the result itself: a format that draws no frames has no such frame. */
  async make(item: RenderItem): Promise<void> {
    if (!item.done) return;
    const { still, output } = item.done;
    const found = DATA_URI.exec((await this.#ask(still === '' ? outputPlace(output) : still)) ?? '');
    if (!found) return;
    const file = vscode.Uri.joinPath(this.#folder, `${item.id}.${found[1]}`);
    await vscode.workspace.fs.writeFile(file, Buffer.from(found[2]!, 'base64'));
    this.#known.set(item.id, file);
    this.#changes.fire(item);
  }

  /** The picture as a data URI, which hovers can show wherever the extension runs. */
  async dataUri(item: RenderItem): Promise<string | null> {
    const file = this.of(item);
    if (!file) return null;
    const bytes = await vscode.workspace.fs.readFile(file);
    return `data:image/${path.posix.extname(file.path).slice(1)};base64,${Buffer.from(bytes).toString('base64')}`;
  }

  dispose(): void {
    this.#changes.dispose();
  }
}
