// Where exports go: beside the reel, named for it and the part.

import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { defaultOutput } from '../../catalog/output-formats.ts';
import type { FormatFacts } from '../../contract/format-facts.ts';
import type { OutputRequest } from '../../contract/render.ts';
import type { GivenOptions } from './choose-formats.ts';
import { partSuffix } from './make-job.ts';
import type { RenderPart } from './render-item.ts';

/** A reel that is on no disk exports to the workspace, or to the home folder. */
export function exportOutputs(
  uri: vscode.Uri,
  part: RenderPart,
  requests: readonly { format: FormatFacts; options: GivenOptions }[],
  platform?: string,
): OutputRequest[] {
  const folder =
    uri.scheme === 'file'
      ? path.dirname(uri.fsPath)
      : (vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? os.homedir());
  const reel = path.posix.basename(uri.path).replace(/\.reel$/, '') || 'reel';
  const name = reel + partSuffix(part) + (platform === undefined ? '' : `-${platform}`);
  return requests.map(({ format, options }) => ({
    output: path.join(folder, ...defaultOutput(format, name).split('/')),
    format: format.name,
    formatOptions: options,
  }));
}
