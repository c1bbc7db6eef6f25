// Writes values of `param`s into the reel, as one edit.

import * as vscode from 'vscode';
import type { PlanParam } from '../../contract/param.ts';
import { paramSource } from '../../contract/param-text.ts';
import { toRange } from '../shared/to-vscode.ts';
import type { Values } from './tried-values.ts';

/** `params` are those of the document as it is now. False if nothing was written. */
export async function writeDefaults(
  document: vscode.TextDocument,
  params: readonly PlanParam[],
  values: Values,
): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { name, kind, valueRange } of params)
    if (valueRange && Object.hasOwn(values, name))
      edit.replace(document.uri, toRange(valueRange), paramSource(kind, values[name]!));
  return edit.size > 0 && vscode.workspace.applyEdit(edit);
}
