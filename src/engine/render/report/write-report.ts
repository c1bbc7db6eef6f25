// NAME.report.json, NAME.report.html and NAME.png beside the video. The curve of a reel of hours is written in pieces.

import path from 'node:path';
import { writeWhole } from '../../files/write-atomic.ts';
import { reportPage } from './report-page.ts';
import type { ReportHead, ReportPictures } from './report-page.ts';

export interface ReportFiles {
  report: string;
  page: string;
  still: string;
}

/** Where a video's report, page and still lie. */
export function reportFiles(output: string): ReportFiles {
  const name = path.join(path.dirname(output), path.basename(output, path.extname(output)));
  return { report: `${name}.report.json`, page: `${name}.report.html`, still: `${name}.still.png` };
}

const PIECE = 4096;
const tidy = (value: number) => Math.round(value * 100) / 100;

export async function writeReport(
  files: ReportFiles,
  report: ReportHead,
  curve: Float32Array,
  pictures: ReportPictures,
): Promise<void> {
  await writeWhole(files.report, async (file) => {
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
  await writeWhole(files.page, reportPage(report, curve, pictures));
}
