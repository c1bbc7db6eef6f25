// The "Renders" view: the running job, the queue, then ended ones, each with its progress or result.

import path from 'node:path';
import * as vscode from 'vscode';
import { type ClipPlace, clipPlaces, describeClip } from './clip-place.ts';
import { describeItem, describeState, itemTooltip } from './describe-item.ts';
import { inOrder, isOpen } from './render-item.ts';
import type { RenderItem, RenderState } from './render-item.ts';
import type { RenderPictures } from './render-pictures.ts';
import type { RenderQueue } from './render-queue.ts';

const ICONS: Record<RenderState, [string, string?]> = {
  queued: ['clock'],
  running: ['sync~spin', 'progressBar.background'],
  done: ['pass-filled', 'testing.iconPassed'],
  failed: ['error', 'testing.iconFailed'],
  cancelled: ['circle-slash'],
  interrupted: ['debug-disconnect'],
};

/** A render, or below it a clip that another machine draws. */
type Node = RenderItem | ClipPlace;
const isClip = (node: Node): node is ClipPlace => 'clip' in node;

function clipItem(place: ClipPlace): vscode.TreeItem {
  const { item, clip } = place;
  const node = new vscode.TreeItem(vscode.l10n.t('Clip {0} · {1}', clip.clip + 1, clip.scene));
  const isDone = clip.done >= clip.frames;
  node.id = `${item.id} ${clip.clip}`;
  node.description = describeClip(place);
  node.contextValue = 'clip';
  node.iconPath = new vscode.ThemeIcon(isDone ? 'check' : 'vm-running');
  node.accessibilityInformation = {
    label: vscode.l10n.t('Clip {0}, {1}, {2}', clip.clip + 1, clip.scene, describeClip(place)),
  };
  return node;
}

export class RendersView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #queue: RenderQueue;
  readonly #view: vscode.TreeView<Node>;
  readonly #changes = new vscode.EventEmitter<Node | undefined>();
  readonly #pictures: RenderPictures;
  readonly #subscriptions: vscode.Disposable[];
  #order = '';
  readonly onDidChangeTreeData = this.#changes.event;

  constructor(queue: RenderQueue, pictures: RenderPictures) {
    this.#queue = queue;
    this.#pictures = pictures;
    this.#view = vscode.window.createTreeView('glyphreel.renders', { treeDataProvider: this, showCollapseAll: false });
    this.#subscriptions = [
      queue.onDidChange((item) => this.#changed(item)),
      pictures.onDidChange((item) => this.#changes.fire(item ?? undefined)),
    ];
  }

  #changed(item: RenderItem | null): void {
    const order = inOrder(this.#queue.items)
      .map(({ id }) => id)
      .join();
    this.#changes.fire(order === this.#order ? (item ?? undefined) : undefined);
    this.#order = order;
    const open = this.#queue.items.filter(isOpen).length;
    this.#view.badge =
      open > 0
        ? {
            value: open,
            tooltip: open === 1 ? vscode.l10n.t('1 render to finish') : vscode.l10n.t('{0} renders to finish', open),
          }
        : undefined;
  }

  getTreeItem(element: Node): vscode.TreeItem {
    if (isClip(element)) return clipItem(element);
    const item = element;
    const [icon, color] = ICONS[item.state];
    const node = new vscode.TreeItem(
      item.label,
      item.clips.size > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
    );
    node.id = item.id;
    node.description = describeItem(item);
    node.contextValue = item.state;
    node.iconPath =
      this.#pictures.of(item) ?? new vscode.ThemeIcon(icon, color ? new vscode.ThemeColor(color) : undefined);
    node.accessibilityInformation = {
      label: `${item.label}, ${describeState(item)}, ${describeItem(item)}, ${path.basename(item.job.options.output)}`,
    };
    if (item.state === 'done')
      node.command = { command: 'glyphreel.openVideo', title: vscode.l10n.t('Open'), arguments: [item] };
    return node;
  }

  /** The hover is made when it is shown, because a picture in it is large. */
  async resolveTreeItem(node: vscode.TreeItem, element: Node): Promise<vscode.TreeItem> {
    if (!isClip(element))
      node.tooltip = new vscode.MarkdownString(itemTooltip(element, await this.#pictures.dataUri(element)));
    return node;
  }

  getChildren(element?: Node): Node[] {
    if (!element) return inOrder(this.#queue.items);
    return isClip(element) ? [] : clipPlaces(element);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#view.dispose();
    this.#changes.dispose();
  }
}
