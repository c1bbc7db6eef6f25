// The module `vscode` in unit tests: real events, URIs and ranges, and windows and workspaces that record what was done to them.
// vitest.config.ts maps the name to this file. `reset()` before each test.

import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { t } from '@vscode/l10n';
import { URI, Utils } from 'vscode-uri';

export class Disposable {
  readonly #call: () => void;
  constructor(call: () => void) {
    this.#call = call;
  }
  dispose(): void {
    this.#call();
  }
  static from(...parts: { dispose(): void }[]): Disposable {
    return new Disposable(() => parts.forEach((part) => part.dispose()));
  }
}

export class EventEmitter<T> {
  #listeners = new Set<(event: T) => void>();
  readonly event = (listener: (event: T) => void): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };
  fire(event: T): void {
    for (const listener of this.#listeners) listener(event);
  }
  dispose(): void {
    this.#listeners.clear();
  }
}

export const Uri = Object.assign(URI, { joinPath: Utils.joinPath });

export class Position {
  readonly line: number;
  readonly character: number;
  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(startLine: number, startCharacter: number, endLine: number, endCharacter: number) {
    this.start = new Position(startLine, startCharacter);
    this.end = new Position(endLine, endCharacter);
  }
}

export class ThemeIcon {
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
}
export class ThemeColor extends ThemeIcon {}
export class MarkdownString {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}
export class RelativePattern {
  readonly baseUri: URI;
  readonly pattern: string;
  constructor(baseUri: URI, pattern: string) {
    this.baseUri = baseUri;
    this.pattern = pattern;
  }
}
export class WorkspaceEdit {
  readonly replacements: { uri: string; text: string }[] = [];
  replace(uri: URI, _range: unknown, text: string): void {
    this.replacements.push({ uri: uri.toString(), text });
  }
}
export class TabInputText {
  readonly uri: URI;
  constructor(uri: URI) {
    this.uri = uri;
  }
}

export const TaskScope = { Global: 1, Workspace: 2 };
export const TaskGroup = { Build: 'build' };
export class ProcessExecution {
  readonly process: string;
  readonly args: string[];
  readonly options: { cwd?: string; env?: Record<string, string> };
  constructor(process: string, args: string[], options: { cwd?: string; env?: Record<string, string> }) {
    this.process = process;
    this.args = args;
    this.options = options;
  }
}
export class Task {
  readonly definition: unknown;
  readonly scope: unknown;
  readonly name: string;
  readonly execution: ProcessExecution;
  readonly problemMatchers: string;
  group: unknown;
  constructor(
    definition: unknown,
    scope: unknown,
    name: string,
    _source: string,
    execution: ProcessExecution,
    problemMatchers: string,
  ) {
    this.definition = definition;
    this.scope = scope;
    this.name = name;
    this.execution = execution;
    this.problemMatchers = problemMatchers;
  }
}
interface TaskProvider {
  provideTasks(): Promise<Task[]>;
  resolveTask(task: unknown): Task | undefined;
}
export const tasks = {
  registerTaskProvider: (_type: string, provider: TaskProvider) => {
    state.taskProvider = provider;
    return new Disposable(() => undefined);
  },
};

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export const ViewColumn = { Active: -1, Beside: -2, One: 1, Two: 2 };
export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 };
export const StatusBarAlignment = { Left: 1, Right: 2 };
export const FileType = { Unknown: 0, File: 1, Directory: 2 };
export const QuickPickItemKind = { Separator: -1, Default: 0 };
export const UIKind = { Desktop: 1, Web: 2 };

interface Watcher {
  pattern: unknown;
  isDisposed: boolean;
  change(uri: URI): void;
}

const fresh = () => ({
  /** Commands that were run: name and arguments. */
  commands: [] as [name: string, ...args: unknown[]][],
  /** Messages that were shown. */
  messages: [] as { severity: 'info' | 'warning' | 'error'; message: string; actions: string[] }[],
  /** Titles that the user chooses, in the order of the messages; without one, a message is dismissed. */
  choices: [] as string[],
  /** Labels that the user chooses in lists, in their order; without one, a list is dismissed. */
  picks: [] as string[],
  /** Lists that were shown with `createQuickPick`. */
  lists: [] as { title: string; items: { label: string; description?: string }[]; active: string | undefined }[],
  taskProvider: null as TaskProvider | null,
  /** What was written into documents. */
  edits: [] as { uri: string; text: string }[],
  /** Documents that were shown in an editor. */
  shown: [] as string[],
  activeTextEditor: undefined as { document: unknown } | undefined,
  /** Files that `findFiles` finds. */
  files: [] as URI[],
  /** What the user types in input boxes, in their order. */
  inputs: [] as string[],
  /** What the user chooses in the next dialog for a file to write. */
  saveAs: null as URI | null,
  settings: new Map<string, unknown>(),
  trusted: true,
  folders: [] as { uri: URI }[],
  /** What the user chooses in the next folder dialog. */
  folder: null as URI | null,
  openDialogs: [] as unknown[],
  watchers: [] as Watcher[],
  tabGroups: [] as { viewColumn: number; activeTab?: { input: unknown } }[],
  external: [] as string[],
});

/** What tests set and read. */
export let state = fresh();

export function reset(): void {
  state = fresh();
}

const show =
  (severity: 'info' | 'warning' | 'error') =>
  async (message: string, ...rest: unknown[]): Promise<string | undefined> => {
    const actions = rest.filter((each) => typeof each === 'string');
    state.messages.push({ severity, message, actions });
    const chosen = state.choices.shift();
    return actions.find((action) => action === chosen);
  };

export const window = {
  showInformationMessage: show('info'),
  showWarningMessage: show('warning'),
  showErrorMessage: show('error'),
  setStatusBarMessage: (text: string) => {
    state.commands.push(['status bar', text]);
  },
  showQuickPick: async (items: readonly (string | { label: string })[], options?: { canPickMany?: boolean }) => {
    const label = state.picks.shift();
    if (options?.canPickMany)
      return label === undefined
        ? undefined
        : items.filter((item) => label.split('+').includes(typeof item === 'string' ? item : item.label));
    return items.find((item) => (typeof item === 'string' ? item : item.label) === label);
  },
  /** A list that is accepted with the item of the next label, or hidden. */
  createQuickPick: () => {
    const accepts = new EventEmitter<void>();
    const hides = new EventEmitter<void>();
    const pick = {
      title: '',
      items: [] as { label: string; description?: string }[],
      activeItems: [] as { label: string }[],
      selectedItems: [] as { label: string }[],
      onDidAccept: accepts.event,
      onDidHide: hides.event,
      onDidTriggerButton: () => new Disposable(() => undefined),
      show: () => {
        state.lists.push({ title: pick.title, items: [...pick.items], active: pick.activeItems[0]?.label });
        const label = state.picks.shift();
        pick.selectedItems = pick.items.filter((item) => item.label === label);
        queueMicrotask(() => (pick.selectedItems.length > 0 ? accepts.fire() : hides.fire()));
      },
      hide: () => hides.fire(),
      dispose: () => undefined,
    };
    return pick;
  },
  showInputBox: async () => state.inputs.shift(),
  showSaveDialog: async () => state.saveAs ?? undefined,
  showOpenDialog: async (options: unknown) => {
    state.openDialogs.push(options);
    return state.folder ? [state.folder] : undefined;
  },
  visibleTextEditors: [],
  get activeTextEditor() {
    return state.activeTextEditor;
  },
  showTextDocument: async (given: URI | { uri: URI }) => {
    state.shown.push((given instanceof URI ? given : given.uri).toString());
  },
  withProgress: (_options: unknown, task: () => Promise<unknown>) => task(),
  tabGroups: {
    get all() {
      return state.tabGroups;
    },
  },
};

export const commands = {
  executeCommand: async (name: string, ...args: unknown[]) => {
    state.commands.push([name, ...args]);
  },
  registerCommand: () => new Disposable(() => undefined),
};

const folderChanges = new EventEmitter<void>();

export const workspace = {
  get isTrusted() {
    return state.trusted;
  },
  get workspaceFolders() {
    return state.folders.length > 0 ? state.folders : undefined;
  },
  getWorkspaceFolder: (uri: URI) =>
    state.folders.find(
      (folder) => uri.fsPath === folder.uri.fsPath || uri.fsPath.startsWith(folder.uri.fsPath + path.sep),
    ),
  onDidChangeWorkspaceFolders: folderChanges.event,
  onDidChangeConfiguration: () => new Disposable(() => undefined),
  onDidGrantWorkspaceTrust: () => new Disposable(() => undefined),
  textDocuments: [],
  findFiles: async () => state.files,
  applyEdit: async (edit: WorkspaceEdit) => {
    state.edits.push(...edit.replacements);
    return true;
  },
  openTextDocument: async (given: URI | { content?: string; language?: string }) =>
    given instanceof URI
      ? { uri: given, version: 1 }
      : { uri: URI.parse('untitled:Untitled-1'), version: 1, languageId: given.language, text: given.content },
  registerTextDocumentContentProvider: () => new Disposable(() => undefined),
  getConfiguration: (section: string) => ({ get: (key: string) => state.settings.get(`${section}.${key}`) }),
  createFileSystemWatcher(pattern: unknown) {
    const changes = new EventEmitter<URI>();
    const watcher = { pattern, isDisposed: false, change: (uri: URI) => changes.fire(uri) };
    state.watchers.push(watcher);
    return {
      onDidCreate: () => new Disposable(() => undefined),
      onDidChange: changes.event,
      onDidDelete: () => new Disposable(() => undefined),
      dispose: () => {
        watcher.isDisposed = true;
      },
    };
  },
  fs: {
    stat: (uri: URI) => stat(uri.fsPath),
    readFile: (uri: URI): Promise<Uint8Array> => readFile(uri.fsPath),
    writeFile: async (uri: URI, bytes: Uint8Array) => {
      await mkdir(path.dirname(uri.fsPath), { recursive: true });
      await writeFile(uri.fsPath, bytes);
    },
    delete: (uri: URI) => rm(uri.fsPath, { recursive: true }),
    readDirectory: async (uri: URI): Promise<[string, number][]> =>
      (await readdir(uri.fsPath, { withFileTypes: true })).map((entry) => [
        entry.name,
        entry.isDirectory() ? FileType.Directory : FileType.File,
      ]),
  },
};

/** English, with values in their places. */
export const l10n = { t, bundle: undefined, uri: undefined };

export const env = {
  language: 'en',
  remoteName: undefined,
  uiKind: UIKind.Desktop,
  asExternalUri: async (uri: URI) => uri,
  openExternal: async (uri: URI) => {
    state.external.push(uri.fsPath);
    return true;
  },
};
