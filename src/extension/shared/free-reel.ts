// A name for a new reel that no file has.

import * as vscode from 'vscode';
import { exists } from './exists.ts';

/** `STEM.reel`, `STEM-2.reel` … */
export async function freeReel(folder: vscode.Uri, stem: string): Promise<vscode.Uri> {
  let target = vscode.Uri.joinPath(folder, `${stem}.reel`);
  for (let n = 2; await exists(target); n++) target = vscode.Uri.joinPath(folder, `${stem}-${n}.reel`);
  return target;
}
