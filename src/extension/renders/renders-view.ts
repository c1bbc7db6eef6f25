// The "Renders" view: the running job, the queue, then ended ones, each with its progress or result.

import path from 'node:path';
import * as vscode from 'vscode';
import { formatSeconds } from '../shared/format-seconds.ts';
import { type ClipPlace, clipPlaces, describeClip, describeMachines } from './clip-place.ts';
import { describeProgress, fractionOf, inOrder, isOpen } from './render-item.ts';
import type { RenderItem, RenderState } from './render-item.ts';
import type { RenderQueue } from './render-queue.ts';

const ICONS: Record<RenderState, [string, string?]> = {
  queued: ['clock'],
  running: ['sync~spin', 'progressBar.background'],
  done: ['pass-filled', 'testing.iconPassed'],
  failed: ['error', 'testing.iconFailed'],
  cancelled: ['circle-slash'],
  interrupted: ['debug-disconnect'],
};

function describe(item: RenderItem): string {
  if (item.state === 'running') {
    const fraction = fractionOf(item);
    return [fraction === null ? '' : `${Math.floor(fraction * 100)}%`, describeProgress(item), describeMachines(item)]
      .filter(Boolean)
      .join(' · ');
  }
  if (item.state === 'done' && item.done)
    return [
      formatSeconds(item.done.wallSeconds),
      item.start?.quality,
      item.done.misses > 0 ? `${item.done.misses} dark` : '',
    ]
      .filter(Boolean)
      .join(' · ');
  if (item.state === 'failed') return item.error?.message ?? 'failed';
  return item.state === 'queued' ? 'waiting' : item.state;
}

function tooltip(item: RenderItem): vscode.MarkdownString {
  const { options } = item.job;
  const lines = [`**${item.label}**`, `\`${options.output}\``, `Quality ${options.quality}`];
  if (item.start)
    lines.push(
      `${item.start.format.width}×${item.start.format.height}, ${item.start.format.fps} fps, ${item.start.workers} ${item.start.workers === 1 ? 'worker' : 'workers'}`,
    );
  if (item.done)
    lines.push(
      `${item.done.frames} frames, ${item.done.cachedSegments} of ${item.done.segments} segments from the cache`,
    );
  if (item.error) lines.push(item.error.message, item.error.help);
  lines.push(...item.warnings);
  return new vscode.MarkdownString(lines.filter(Boolean).join('\n\n'));
}

/** A render, or below it a clip that another machine draws. */
type Node = RenderItem | ClipPlace;
const isClip = (node: Node): node is ClipPlace => 'clip' in node;

function clipItem(place: ClipPlace): vscode.TreeItem {
  const { item, clip } = place;
  const node = new vscode.TreeItem(`Clip ${clip.clip + 1} · ${clip.scene}`);
  const isDone = clip.done >= clip.frames;
  node.id = `${item.id} ${clip.clip}`;
  node.description = describeClip(place);
  node.contextValue = 'clip';
  node.iconPath = new vscode.ThemeIcon(isDone ? 'check' : 'vm-running');
  node.accessibilityInformation = { label: `Clip ${clip.clip + 1}, ${clip.scene}, ${describeClip(place)}` };
  return node;
}

export class RendersView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #queue: RenderQueue;
  readonly #view: vscode.TreeView<Node>;
  readonly #changes = new vscode.EventEmitter<Node | undefined>();
  readonly #subscription: vscode.Disposable;
  #order = '';
  readonly onDidChangeTreeData = this.#changes.event;

  constructor(queue: RenderQueue) {
    this.#queue = queue;
    this.#view = vscode.window.createTreeView('glyphreel.renders', { treeDataProvider: this, showCollapseAll: false });
    this.#subscription = queue.onDidChange((item) => {
      const order = inOrder(queue.items)
        .map(({ id }) => id)
        .join();
      this.#changes.fire(order === this.#order ? (item ?? undefined) : undefined);
      this.#order = order;
      const open = queue.items.filter(isOpen).length;
      this.#view.badge =
        open > 0 ? { value: open, tooltip: `${open} ${open === 1 ? 'render' : 'renders'} to finish` } : undefined;
    });
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
    node.description = describe(item);
    node.tooltip = tooltip(item);
    node.contextValue = item.state;
    node.iconPath = new vscode.ThemeIcon(icon, color ? new vscode.ThemeColor(color) : undefined);
    node.accessibilityInformation = {
      label: `${item.label}, ${item.state}, ${describe(item)}, ${path.basename(item.job.options.output)}`,
    };
    if (item.state === 'done')
      node.command = { command: 'glyphreel.openReport', title: 'Open Brightness Report', arguments: [item] };
    return node;
  }

  getChildren(element?: Node): Node[] {
    if (!element) return inOrder(this.#queue.items);
    return isClip(element) ? [] : clipPlaces(element);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#view.dispose();
    this.#changes.dispose();
  }
}
