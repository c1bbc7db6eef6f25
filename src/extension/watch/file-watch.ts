// Reports changes on disk of files that reels use: everything of a known type in the workspace, and the files that open reels
// name elsewhere. Subscribers get absolute paths and decide which are theirs.

import path from 'node:path';
import * as vscode from 'vscode';
import type { PlanStore } from '../language/plan-store.ts';
import { Coalescer } from './coalesce.ts';
import { planFiles } from './plan-files.ts';
import { WATCHED_FILES } from './watched-files.ts';

const WAIT_MS = 100;

export class FileWatch implements vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<readonly string[]>();
  readonly #coalescer = new Coalescer((paths) => this.#changes.fire(paths), WAIT_MS);
  readonly #disposables: vscode.Disposable[] = [];
  /** Watchers of folders outside the workspace. */
  readonly #folders = new Map<string, vscode.Disposable>();
  /** By reel: folders outside the workspace that its plan names. */
  readonly #needed = new Map<string, Set<string>>();

  /** Absolute paths of files that were created, changed or deleted, a tenth of a second after the first of them. */
  readonly onDidChange = this.#changes.event;

  constructor(plans: PlanStore) {
    this.#disposables.push(
      this.#changes,
      this.#coalescer,
      this.#watch(WATCHED_FILES),
      plans.onDidChange(({ uri, plan }) => this.#need(uri, [...ownFile(uri), ...planFiles(plan)])),
      plans.onDidClose((uri) => this.#need(uri, [])),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#update()),
    );
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    for (const watcher of this.#folders.values()) watcher.dispose();
  }

  #watch(pattern: vscode.GlobPattern): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const add = ({ scheme, fsPath }: vscode.Uri) => scheme === 'file' && this.#coalescer.add(fsPath);
    watcher.onDidCreate(add);
    watcher.onDidChange(add);
    watcher.onDidDelete(add);
    return watcher;
  }

  #need(uri: string, files: readonly string[]): void {
    this.#needed.set(uri, new Set(files.map((file) => path.dirname(file))));
    this.#update();
  }

  #update(): void {
    const outside = [...this.#needed.values()]
      .flatMap((folders) => [...folders])
      .filter((folder) => !vscode.workspace.getWorkspaceFolder(vscode.Uri.file(folder)));
    const wanted = new Set(outside);
    for (const [folder, watcher] of this.#folders) {
      if (wanted.has(folder)) continue;
      watcher.dispose();
      this.#folders.delete(folder);
    }
    for (const folder of wanted)
      if (!this.#folders.has(folder))
        this.#folders.set(folder, this.#watch(new vscode.RelativePattern(vscode.Uri.file(folder), '*')));
  }
}

/** The reel itself, which may be outside the workspace too. */
function ownFile(uri: string): string[] {
  const { scheme, fsPath } = vscode.Uri.parse(uri);
  return scheme === 'file' ? [fsPath] : [];
}
