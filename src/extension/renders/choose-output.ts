// Asks before a render replaces a video that it should not replace silently.

import { access } from 'node:fs/promises';
import path from 'node:path';
import {
  betterVideo,
  foreignVideo,
  KEEP_BOTH,
  otherPartVideo,
  queuedForSameVideo,
  REPLACE,
} from '../notices/notices.ts';
import type { Notice } from '../notices/notice.ts';
import type { MadeVideos } from './made-videos.ts';
import { outputConflict } from './output-conflict.ts';
import type { OutputConflict, WantedOutput } from './output-conflict.ts';
import { isOpen } from './render-item.ts';
import type { RenderItem } from './render-item.ts';

/** The path to write, or null where the user dismissed the question. `ask` resolves to the title that was chosen. */
export async function chooseOutput(
  wanted: WantedOutput,
  made: MadeVideos,
  items: readonly RenderItem[],
  ask: (notice: Notice) => Promise<string | undefined>,
): Promise<string | null> {
  const conflict = outputConflict(wanted, await made.at(wanted.output), items);
  if (!conflict) return wanted.output;
  const chosen = await ask(question(conflict, wanted));
  if (chosen === REPLACE) return wanted.output;
  return chosen === KEEP_BOTH ? freeName(wanted.output, items) : null;
}

function question(conflict: OutputConflict, { output, quality }: WantedOutput): Notice {
  if (conflict.kind === 'foreign') return foreignVideo(output);
  if (conflict.kind === 'part') return otherPartVideo(output);
  if (conflict.kind === 'queued') return queuedForSameVideo(output, conflict.label);
  return betterVideo(output, conflict.existing, quality);
}

/** `film.mp4` → `film-2.mp4`, the first that neither exists nor is about to be written. */
async function freeName(output: string, items: readonly RenderItem[]): Promise<string> {
  const extension = path.extname(output);
  const stem = output.slice(0, output.length - extension.length);
  const taken = new Set(items.filter(isOpen).map(({ job }) => job.options.output));
  for (let n = 2; ; n++) {
    const name = `${stem}-${n}${extension}`;
    const isThere = await access(name).then(
      () => true,
      () => false,
    );
    if (!isThere && !taken.has(name)) return name;
  }
}
