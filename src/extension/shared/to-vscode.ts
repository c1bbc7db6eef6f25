// The contract's ranges and files as VS Code's classes.

import * as vscode from 'vscode';
import type { Range } from '../../contract/diagnostics.ts';

export const toRange = (range: Range) =>
  new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);

/** A diagnostic's file may be a path or a URI. */
export const toUri = (file: string) =>
  /^[a-z][a-z0-9+.-]+:/i.test(file) ? vscode.Uri.parse(file) : vscode.Uri.file(file);
