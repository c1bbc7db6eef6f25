// The files that a render would replace although no render wrote them.

import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { requestedOutputs } from '../../../contract/render.ts';
import type { RenderOptions } from '../../../contract/render.ts';
import { cacheRoot } from '../../files/cache-dir.ts';
import { followLinks } from '../../files/follow-links.ts';
import { isAsWritten } from '../../files/written-files.ts';
import { hasOwnMark } from '../../outputs/own-mark.ts';
import { splitOutput } from '../../outputs/output-target.ts';
import { sidecarFiles } from '../report/write-report.ts';
import { formatOf } from './check-output.ts';

/**
 * Paths as they would be written. Empty files, and what a render refuses anyway, are not among them. Throws `input-output` for an
 * unknown format.
 */
export async function foreignOutputs(
  options: Pick<RenderOptions, 'format' | 'formatOptions' | 'output' | 'alsoOutputs' | 'sidecars' | 'cacheDir'>,
): Promise<string[]> {
  const outputs = requestedOutputs(options).map((request) =>
    splitOutput(formatOf(request), request.output, request.formatOptions),
  );
  const beside = sidecarFiles(outputs[0]!.path);
  const sidecars = (options.sidecars ?? []).map((name) => ({ path: beside[name], pattern: null }));
  const cacheDir = cacheRoot(options.cacheDir);
  const foreign: string[] = [];
  for (const { path: file, pattern } of [...outputs, ...sidecars]) {
    const isKept = await (pattern === null ? isForeign(file, cacheDir) : hasForeignFrames(file, cacheDir)).catch(
      () => false,
    );
    if (isKept) foreign.push(file);
  }
  return foreign;
}

async function isForeign(file: string, cacheDir: string): Promise<boolean> {
  const target = followLinks(file);
  const info = await stat(target);
  if (!info.isFile() || info.size === 0) return false;
  return !(await hasOwnMark(target)) && !(await isAsWritten(cacheDir, target));
}

async function hasForeignFrames(folder: string, cacheDir: string): Promise<boolean> {
  for (const name of await readdir(followLinks(folder)))
    if (await isForeign(path.join(folder, name), cacheDir)) return true;
  return false;
}
