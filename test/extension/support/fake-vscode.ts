// The module `vscode` in unit tests: real events, URIs and ranges, and windows and workspaces that record what was done to them.
// vitest.config.ts maps the name to this file. `reset()` before each test.

import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
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
export class TabInputText {
  readonly uri: URI;
  constructor(uri: URI) {
    this.uri = uri;
  }
}

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
  showQuickPick: async (items: readonly (string | { label: string })[]) => {
    const label = state.picks.shift();
    return items.find((item) => (typeof item === 'string' ? item : item.label) === label);
  },
  showOpenDialog: async (options: unknown) => {
    state.openDialogs.push(options);
    return state.folder ? [state.folder] : undefined;
  },
  visibleTextEditors: [],
  activeTextEditor: undefined,
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
    readDirectory: async (uri: URI): Promise<[string, number][]> =>
      (await readdir(uri.fsPath, { withFileTypes: true })).map((entry) => [
        entry.name,
        entry.isDirectory() ? FileType.Directory : FileType.File,
      ]),
  },
};

export const env = {
  remoteName: undefined,
  uiKind: UIKind.Desktop,
  openExternal: async (uri: URI) => {
    state.external.push(uri.fsPath);
    return true;
  },
};
