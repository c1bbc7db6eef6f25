// The path of a video: the setting's pattern with its variables filled in.

import path from 'node:path';
import { DEFAULT_FORMAT, formatOfPath } from '../../catalog/output-formats.ts';
import type { OutputVariable } from '../manifest/output-variables.ts';

export interface OutputParts {
  /** Absolute; of a reel that is on no disk, its name. */
  reelPath: string;
  workspace: string | null;
  part: string;
  quality: string;
  now: Date;
  home: string;
}

const safe = (text: string) => text.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');

/** A relative pattern is relative to the reel's folder. Unknown variables are left as they are; see `unknownOutputVariables`. */
export function outputPath(pattern: string, { reelPath, workspace, part, quality, now, home }: OutputParts): string {
  const isOnDisk = path.isAbsolute(reelPath);
  const folder = isOnDisk ? path.dirname(reelPath) : (workspace ?? home);
  const values: Record<OutputVariable, string> = {
    folder,
    workspace: workspace ?? folder,
    name: safe(path.basename(reelPath, path.extname(reelPath)) || 'reel'),
    part: safe(part),
    quality,
    date: now.toISOString().slice(0, 10),
  };
  const known = new Map(Object.entries(values));
  const filled = pattern.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => known.get(name) ?? whole);
  const file = path.isAbsolute(filled) ? filled : path.join(folder, filled);
  return path.normalize(formatOfPath(file) ? file : file + DEFAULT_FORMAT.extensions[0]);
}
