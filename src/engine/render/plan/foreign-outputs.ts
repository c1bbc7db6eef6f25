// The files that a render would replace although no render wrote them.

import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { requestedOutputs } from '../../../contract/render.ts';
import type { RenderOptions } from '../../../contract/render.ts';
import { followLinks } from '../../files/follow-links.ts';
import { hasOwnMark } from '../../outputs/own-mark.ts';
import { splitOutput } from '../../outputs/output-target.ts';
import { reportFiles } from '../report/write-report.ts';
import { formatOf } from './check-output.ts';

/**
 * Paths as they would be written. Empty files, and what a render refuses anyway, are not among them. Throws `input-output` for an
 * unknown format.
 */
export async function foreignOutputs(
  options: Pick<RenderOptions, 'format' | 'output' | 'alsoOutputs' | 'sidecars'>,
): Promise<string[]> {
  const outputs = requestedOutputs(options).map((request) => splitOutput(formatOf(request), request.output));
  const beside = reportFiles(outputs[0]!.path);
  const sidecars = (options.sidecars ?? []).map((name) => ({ path: beside[name], pattern: null }));
  const foreign: string[] = [];
  for (const { path: file, pattern } of [...outputs, ...sidecars]) {
    const isKept = await (pattern === null ? isForeign(file) : hasForeignFrames(file)).catch(() => false);
    if (isKept) foreign.push(file);
  }
  return foreign;
}

async function isForeign(file: string): Promise<boolean> {
  const target = followLinks(file);
  const info = await stat(target);
  return info.isFile() && info.size > 0 && !(await hasOwnMark(target));
}

async function hasForeignFrames(folder: string): Promise<boolean> {
  for (const name of await readdir(followLinks(folder))) if (await isForeign(path.join(folder, name))) return true;
  return false;
}
