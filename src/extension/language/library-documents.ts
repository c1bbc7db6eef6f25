// The reels that come with Glyphreel, as read-only documents: what Go to Definition opens for a mood.

import * as vscode from 'vscode';
import { LIBRARY_SCHEME, libraryText } from '../../catalog/library.ts';

export const registerLibraryDocuments = (): vscode.Disposable =>
  vscode.workspace.registerTextDocumentContentProvider(LIBRARY_SCHEME, {
    provideTextDocumentContent: ({ path }) => libraryText(path),
  });
