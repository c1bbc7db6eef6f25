// What is asked about all reels of the workspace: the names they define, and what they name files that are being renamed.

import type { Connection, TextEdit } from 'vscode-languageserver';
import { type Renamed, renamedPaths } from '../features/renamed-paths.ts';
import { parseReel } from '../syntax/parse-reel.ts';
import type { Documents } from './documents.ts';
import { type Host, pathToUri, uriToPath } from './host.ts';
import { WorkspaceSymbols } from './workspace-symbols.ts';

export function answerForWorkspace(connection: Connection, documents: Documents, host: Host): void {
  const symbols = new WorkspaceSymbols();

  connection.onWorkspaceSymbol(({ query }) => {
    const open = [...documents.reels.values()].map(({ uri, path = uri, text }) => ({ uri, path, text }));
    const closed = host.reelsIn(host.workspace).filter((path) => !documents.byPath(path));
    return symbols.find(query, open, closed, (path) => {
      const text = host.read(path);
      return text === null ? null : { uri: pathToUri(path), path, text };
    });
  });

  // One edit of all reels, which is part of the renaming: undoing that takes it back too.
  connection.workspace.onWillRenameFiles(({ files }) => {
    const renamed = files.flatMap(({ oldUri, newUri }): Renamed[] => {
      const [from, to] = [uriToPath(oldUri), uriToPath(newUri)];
      return from === undefined || to === undefined ? [] : [{ from, to }];
    });
    const open = [...documents.reels.values()].flatMap(({ path }) => path ?? []);
    const changes: Record<string, TextEdit[]> = {};
    for (const path of new Set([...open, ...host.reelsIn(host.workspace)])) {
      const parsed = parseReel(host.read(path) ?? '');
      const edits = renamedPaths(parsed, path, renamed).map(({ start, end, newText }) => ({
        range: parsed.lines.range(start, end),
        newText,
      }));
      if (edits.length > 0) changes[documents.byPath(path)?.uri ?? pathToUri(path)] = edits;
    }
    return Object.keys(changes).length === 0 ? null : { changes };
  });
  // The paths were written before the files were there.
  connection.workspace.onDidRenameFiles(() => documents.refreshAll());
}
