// Where a video goes: the setting's pattern with its variables filled in.

import path from 'node:path';

export interface OutputParts {
  reelPath: string;
  workspace: string | null;
  part: string;
  quality: string;
  now: Date;
  home: string;
}

const safe = (text: string) => text.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');

/** An unknown variable is left as it stands, so that the mistake shows. A pattern without folder means the reel's. */
export function outputPath(pattern: string, { reelPath, workspace, part, quality, now, home }: OutputParts): string {
  const isOnDisk = path.isAbsolute(reelPath);
  const folder = isOnDisk ? path.dirname(reelPath) : (workspace ?? home);
  const values: Record<string, string> = {
    folder,
    workspace: workspace ?? folder,
    name: safe(path.basename(reelPath, path.extname(reelPath)) || 'reel'),
    part: safe(part),
    quality,
    date: now.toISOString().slice(0, 10),
  };
  const filled = pattern.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const file = path.isAbsolute(filled) ? filled : path.join(folder, filled);
  return path.extname(file).toLowerCase() === '.mp4' ? path.normalize(file) : `${path.normalize(file)}.mp4`;
}
