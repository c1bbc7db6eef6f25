// `npm run package`: builds a VSIX for one platform or for all, and checks and lists what is inside.
// Options: --target NAME (this machine's by default), --all, --out FILE (one target only), --list (every file), --quick (for tests: native
// files are compressed in seconds, a sixth larger).

import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { ROOT } from './bootstrap.mjs';
import { checkVsix } from './package/check-vsix.mjs';
import { stage, manifestOf } from './package/stage.mjs';
import { ffmpegNote, hostTarget, TARGETS } from './package/targets.mjs';

const { values } = parseArgs({
  options: {
    target: { type: 'string' },
    all: { type: 'boolean', default: false },
    out: { type: 'string' },
    list: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});
const targets = values.all ? Object.keys(TARGETS) : [values.target ?? hostTarget()];
const unknown = targets.find((target) => !Object.hasOwn(TARGETS, target));
if (unknown !== undefined) refuse(`Expected a target of ${Object.keys(TARGETS).join(', ')}, but got ${unknown}.`);
if (values.all && values.out !== undefined) refuse('--out names one file; with --all files go to build/.');

const rows = [];
let failed = false;
for (const target of targets) {
  const file = await build(target);
  const { files, problems } = await checkVsix(file, target);
  for (const problem of problems) console.error(`${target}: ${problem}`);
  failed ||= problems.length > 0;
  if (!values.all || values.list) printParts(files);
  if (values.list) for (const { name, bytes } of files) console.log(`${String(bytes).padStart(10)}  ${name}`);
  rows.push({ target, file, files });
  const note = ffmpegNote(target);
  console.log(
    `${path.relative(process.cwd(), file)}: ${megabytes(statSync(file).size)} MB packed, ${files.length} files${note === null ? '' : `; without ffmpeg. ${note}`}`,
  );
}
if (values.all) writeFileSync(path.join(ROOT, 'build', 'vsix-sizes.md'), sizeTable(rows));
process.exit(failed ? 1 : 0);

async function build(target) {
  const { name, version } = manifestOf(target);
  const file = path.resolve(values.out ?? path.join(ROOT, 'build', `${name}-${target}-${version}.vsix`));
  const folder = path.join(ROOT, 'build', 'vsix', target);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  stage(target, folder, values.quick);
  await createVSIX({ cwd: folder, packagePath: file, target, rewriteRelativeLinks: false, useYarn: false });
  rmSync(folder, { recursive: true, force: true });
  return file;
}

function printParts(files) {
  const sizes = new Map();
  for (const { name, bytes } of files) {
    const [, first, ...rest] = name.split('/');
    const scope = rest[0]?.startsWith('@') ? 2 : 1;
    const part = first === 'node_modules' ? rest.slice(0, scope).join('/') : (first ?? name);
    sizes.set(part, (sizes.get(part) ?? 0) + bytes);
  }
  for (const [part, bytes] of [...sizes].sort((a, b) => b[1] - a[1]))
    console.log(`${megabytes(bytes).padStart(8)} MB  ${part}`);
}

/** Markdown for docs/notes/packages.md. */
function sizeTable(list) {
  const lines = list.map(({ target, file, files }) => {
    const bytes = files.reduce((sum, each) => sum + each.bytes, 0);
    const native = files.find(({ name }) => name.endsWith('.node.br'));
    const ffmpeg = files.find(({ name }) => /\/ffmpeg(\.exe)?\.br$/.test(name));
    const cells = [
      target,
      megabytes(statSync(file).size),
      megabytes(bytes),
      String(files.length),
      `${path.posix.basename(native.name)}, ${megabytes(native.bytes)}`,
      ffmpeg ? megabytes(ffmpeg.bytes) : 'none',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `| target | VSIX, MB | unpacked, MB | files | canvas, MB | ffmpeg, MB |\n| --- | --- | --- | --- | --- | --- |\n${lines.join('\n')}\n`;
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

function refuse(message) {
  console.error(message);
  process.exit(2);
}
