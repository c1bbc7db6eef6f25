// Copy Path: of every output of a finished render, one per line.

import * as vscode from 'vscode';
import { isRenderItem } from '../renders/is-render-item.ts';
import { outputPlace } from '../renders/output-place.ts';
import type { Services } from '../services.ts';

export async function run(_services: Services, given?: unknown): Promise<void> {
  if (!isRenderItem(given) || !given.done) return;
  const paths = given.done.outputs.map((output) => outputPlace(output.path));
  await vscode.env.clipboard.writeText(paths.join('\n'));
}
