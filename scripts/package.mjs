// `npm run package`: a VSIX for one platform, from the allow-list in .vscodeignore, with a table of what weighs what.
// Options: --target NAME (this machine's by default), --out FILE.

import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { createVSIX, listFiles } from '@vscode/vsce';
import { ROOT } from './bootstrap.mjs';

/** Platforms of the Marketplace and the native packages that each needs. */
const TARGETS = {
  'linux-x64': { canvas: 'canvas-linux-x64-gnu', ffmpeg: 'linux-x64' },
  'linux-arm64': { canvas: 'canvas-linux-arm64-gnu', ffmpeg: 'linux-arm64' },
  'alpine-x64': { canvas: 'canvas-linux-x64-musl', ffmpeg: 'linux-x64' },
  'win32-x64': { canvas: 'canvas-win32-x64-msvc', ffmpeg: 'win32-x64' },
  'darwin-x64': { canvas: 'canvas-darwin-x64', ffmpeg: 'darwin-x64' },
  // Its ffmpeg may not be passed on inside a VSIX: there, ffmpeg must be installed.
  'darwin-arm64': { canvas: 'canvas-darwin-arm64', ffmpeg: null },
};

const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const target = option('--target') ?? `${process.platform}-${process.arch}`;

function refuse(message) {
  console.error(message);
  process.exit(2);
}

if (!Object.hasOwn(TARGETS, target))
  refuse(`Expected a target of ${Object.keys(TARGETS).join(', ')}, but got ${target}.`);
const { canvas, ffmpeg } = TARGETS[target];
const needed = [`@napi-rs/${canvas}`, ...(ffmpeg ? [`@ffmpeg-installer/${ffmpeg}`] : [])];
const missing = needed.filter((name) => !existsSync(path.join(ROOT, 'node_modules', name)));
if (missing.length > 0)
  refuse(
    `A package for ${target} needs ${missing.join(' and ')}, which npm only installs on that platform: package there, or add them with \`npm install --no-save --force\`.`,
  );

const { version, name } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const file = path.resolve(option('--out') ?? path.join(ROOT, 'build', `${name}-${target}-${version}.vsix`));
mkdirSync(path.dirname(file), { recursive: true });
rmSync(file, { force: true });

const files = await listFiles({ cwd: ROOT });
await createVSIX({ cwd: ROOT, packagePath: file, target, allowMissingRepository: true, rewriteRelativeLinks: false });

const sizes = new Map();
for (const each of files) {
  const part = each.startsWith('node_modules/')
    ? each
        .split('/')
        .slice(1, each.includes('@') ? 3 : 2)
        .join('/')
    : each.split('/')[0];
  sizes.set(part, (sizes.get(part) ?? 0) + statSync(path.join(ROOT, each)).size);
}
for (const [part, bytes] of [...sizes].sort((a, b) => b[1] - a[1]))
  console.log(`${(bytes / 1e6).toFixed(2).padStart(8)} MB  ${part}`);
console.log(
  `${path.relative(process.cwd(), file)}: ${(statSync(file).size / 1e6).toFixed(1)} MB packed, ${files.length} files`,
);
