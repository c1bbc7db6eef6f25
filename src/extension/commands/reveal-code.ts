// Shows a range of a reel in the editor; offered by messages about errors.

import * as vscode from 'vscode';
import type { Range } from '../../contract/diagnostics.ts';
import type { Services } from '../services.ts';
import { revealCode } from '../shared/reveal-code.ts';
import { toRange } from '../shared/to-vscode.ts';

export async function run(_services: Services, uri?: unknown, range?: unknown): Promise<void> {
  if (uri instanceof vscode.Uri && isRange(range)) await revealCode(uri, toRange(range));
}

const isRange = (given: unknown): given is Range =>
  typeof given === 'object' && given !== null && 'start' in given && 'end' in given;
