// Opens a finished VSIX and checks what is inside: every file that was meant and no other, native code for the right system.

import { createBrotliDecompress } from 'node:zlib';
import yauzl from 'yauzl';
import { NATIVE } from './compress.mjs';
import { executableKind } from './executable-kind.mjs';
import { filesOf } from './stage.mjs';
import { ffmpegNote, TARGETS } from './targets.mjs';

/** What vsce adds. */
const ADDED = new Set(['[Content_Types].xml', 'extension.vsixmanifest', 'extension/package.json']);
/** vsce renames these. */
const RENAMED = { 'README.md': 'readme.md', 'CHANGELOG.md': 'changelog.md', LICENSE: 'LICENSE.txt' };

/**
 * Packed, all that is not native code, which is the same for every platform. The canvas and ffmpeg for Linux x64 take 23.7 MB, and 40 MB
 * are the goal (docs/notes/packages.md).
 */
const MOST_PORTABLE_BYTES = 16_000_000;

/**
 * Reads the files of a VSIX. Returns `{ files, problems }`: name, size and compressed size of each file, and one sentence for each
 * thing that is wrong.
 */
export async function checkVsix(file, target) {
  const files = [];
  const problems = [];
  const kinds = [];
  let portable = 0;
  const zip = await yauzl.openPromise(file);
  for await (const entry of zip.eachEntry()) {
    files.push({ name: entry.fileName, bytes: entry.uncompressedSize, packed: entry.compressedSize });
    const name = entry.fileName.replace(/\.br$/, '');
    if (NATIVE.test(name)) kinds.push({ name, kind: executableKind(await head(zip, entry)) });
    else portable += entry.compressedSize;
  }
  zip.close();

  const found = new Set(files.map(({ name }) => name));
  const expected = new Set([...filesOf(target).keys()].map((name) => `extension/${RENAMED[name] ?? name}`));
  for (const name of expected) if (!found.has(name)) problems.push(`${name} is missing.`);
  for (const name of found)
    if (!expected.has(name) && !ADDED.has(name)) problems.push(`${name} does not belong in a VSIX.`);

  if (portable > MOST_PORTABLE_BYTES)
    problems.push(
      `Expected at most ${MOST_PORTABLE_BYTES} bytes packed without native code, but found ${portable}. \`--list\` shows every file.`,
    );

  const { machine } = TARGETS[target];
  for (const { name, kind } of kinds)
    if (kind !== machine) problems.push(`Expected ${name} for ${machine}, but it is for ${kind ?? 'another system'}.`);
  const native = kinds.filter(({ name }) => name.endsWith('.node')).length;
  if (native !== 1) problems.push(`Expected one .node file, but found ${native}.`);
  const hasFfmpeg = kinds.length > native;
  if (hasFfmpeg === (ffmpegNote(target) !== null))
    problems.push(hasFfmpeg ? 'ffmpeg may not be inside.' : 'ffmpeg is missing.');
  return { files, problems };
}

/** The first bytes of a native file. */
async function head(zip, entry) {
  const packed = await zip.openReadStreamPromise(entry);
  const stream = entry.fileName.endsWith('.br') ? packed.pipe(createBrotliDecompress()) : packed;
  let bytes = Buffer.alloc(0);
  for await (const chunk of stream) {
    bytes = Buffer.concat([bytes, chunk]);
    if (bytes.length >= 4096) break;
  }
  return bytes;
}
