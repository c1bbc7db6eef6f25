// Only a format's own folder, and what formats of ffmpeg share, know their containers, codecs and pixel formats: everything else asks the `OutputFormat` interface.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const OWN = /^src\/engine\/outputs\/(formats|video)\//;
/** Generated facts; containers that *inputs* may have; what platforms take; default names of files in settings and help. */
const EXEMPT =
  /\.generated\.ts$|^src\/engine\/inputs\/|\/input-limits\.ts$|^src\/catalog\/delivery-platforms\.ts$|^src\/extension\/(manifest|watch)\//;
const NAMES = /\b(mp4|yuv420p|aac|libx264|h264\w*)\b/i;

/** Lines that are not comments and name a format. */
function offenders(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .filter((file) => file.endsWith('.ts') && !OWN.test(file) && !EXEMPT.test(file))
    .flatMap((file) =>
      readFileSync(path.join(ROOT, file), 'utf8')
        .split('\n')
        .flatMap((line, i) =>
          NAMES.test(line) && !/^\s*(\/\/|\/?\*)/.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [],
        ),
    );
}

test('nothing outside outputs/formats names a container, codec or pixel format', () => {
  expect(['src/cli', 'src/contract', 'src/catalog', 'src/engine', 'src/extension'].flatMap(offenders)).toEqual([]);
});
