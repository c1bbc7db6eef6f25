// NAME.report.json, NAME.report.html and NAME.still.png, beside the video or in the cache. The curve of a reel of hours is
// written in pieces.

import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { SIDECAR_ENDINGS } from '../../../contract/render.ts';
import type { ReportName, SidecarName } from '../../../contract/render.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { writeAtomic } from '../../files/write-atomic.ts';
import { reportPage } from './report-page.ts';
import type { ReportHead, ReportPictures } from './report-page.ts';

export type ReportFiles = Record<ReportName, string>;

/** Videos whose reports are kept in the cache. */
const MOST_CACHED_REPORTS = 200;

/** The paths of a video's sidecars beside it. */
export const sidecarFiles = (output: string): Record<SidecarName, string> => filesIn(path.dirname(output), output);

/** The paths to write for this render. What is not wanted beside the video has a folder in the cache, one per video. */
export async function placeReport(
  output: string,
  wanted: readonly SidecarName[],
  cacheDir: string,
): Promise<ReportFiles> {
  const reports = path.join(cacheDir, 'reports');
  const folder = path.join(reports, createHash('sha256').update(path.resolve(output)).digest('hex').slice(0, 16));
  makeFolder(folder);
  await dropOldest(reports);
  const beside = sidecarFiles(output);
  const cached = filesIn(folder, output);
  const place = (name: ReportName) => (wanted.includes(name) ? beside : cached)[name];
  return { report: place('report'), page: place('page'), still: place('still') };
}

function filesIn(folder: string, output: string): Record<SidecarName, string> {
  const name = path.join(folder, shortened(path.basename(output, path.extname(output))));
  const files = Object.entries(SIDECAR_ENDINGS).map(([sidecar, ending]) => [sidecar, name + ending]);
  return Object.fromEntries(files) as Record<SidecarName, string>;
}

/** Bytes of the 255 of a file name that the longest suffix and the number of a file being written need. */
const ENDING_BYTES = 32;

/** A stem short enough for the suffixes, cut between characters. */
function shortened(stem: string): string {
  let cut = stem;
  while (Buffer.byteLength(cut) > 255 - ENDING_BYTES) cut = [...cut].slice(0, -1).join('');
  return cut;
}

async function dropOldest(reports: string): Promise<void> {
  const names = await readdir(reports);
  if (names.length <= MOST_CACHED_REPORTS) return;
  const folders = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(path.join(reports, name)).catch(() => null))?.mtimeMs ?? 0 })),
  );
  folders.sort((a, b) => b.time - a.time);
  await Promise.all(
    folders
      .slice(MOST_CACHED_REPORTS)
      .map(({ name }) => rm(path.join(reports, name), { recursive: true, force: true })),
  );
}

const PIECE = 4096;
const tidy = (value: number) => Math.round(value * 100) / 100;

export async function writeReport(
  files: ReportFiles,
  report: ReportHead,
  curve: Float32Array,
  pictures: ReportPictures,
): Promise<void> {
  await writeAtomic(files.report, async (file) => {
    const head = JSON.stringify(report, null, 1);
    await file.write(`${head.slice(0, -2)},\n "curve": [`);
    const frames = curve.length / 4;
    for (let from = 0; from < frames; from += PIECE) {
      const rows: string[] = [];
      for (let i = from; i < Math.min(frames, from + PIECE); i++)
        rows.push(
          `{"mean":${tidy(curve[i * 4])},"max":${tidy(curve[i * 4 + 1])},"p1":${tidy(curve[i * 4 + 2])},"p99":${tidy(curve[i * 4 + 3])}}`,
        );
      await file.write(`${from === 0 ? '\n  ' : ',\n  '}${rows.join(',\n  ')}`);
    }
    await file.write('\n ]\n}\n');
  });
  await writeAtomic(files.page, reportPage(report, curve, pictures));
}
