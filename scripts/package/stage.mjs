// Collects the files of a VSIX in a folder, so that vsce packs exactly those, for this platform or another.

import {
  copyFileSync,
  existsSync,
  globSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bootstrap.mjs';
import { COMPRESSED, compressed } from './compress.mjs';
import { marketplaceReadme, packagedPage } from './markdown-links.mjs';
import { reachableChunks } from './reachable-chunks.mjs';
import { platformPackage } from './platform-package.mjs';
import { nativePackages, TARGETS } from './targets.mjs';
import {
  CANVAS_PLATFORM_FILES,
  DROPPED_KEYS,
  FFMPEG_PLATFORM_FILES,
  OWN_FILES,
  OWN_PROGRAMS,
  PACKAGE_FILES,
} from './vsix-files.mjs';

/** The key of the description in package.nls.json. The npm package, which is made from the same package.json, has the text itself. */
export const DESCRIPTION = 'description';

/**
 * Files of a VSIX: path inside it → source file. Native files, fonts and decoders are compressed on the way, and have `.br` behind their name. package.json is
 * not among them: it is written, not copied.
 */
export function filesOf(target) {
  const files = new Map();
  const add = (folder, patterns, prefix) => {
    for (const file of globSync(patterns, { cwd: folder }))
      if (statSync(path.join(folder, file)).isFile()) {
        const name = `${prefix}${file.replaceAll('\\', '/')}`;
        files.set(COMPRESSED.test(name) ? `${name}.br` : name, path.join(folder, file));
      }
  };
  add(ROOT, OWN_FILES, '');
  const dist = path.join(ROOT, 'dist');
  const programs = OWN_PROGRAMS.map((name) => `${name}.mjs`);
  if (programs.every((name) => existsSync(path.join(dist, name))))
    for (const name of reachableChunks(dist, programs)) files.set(`dist/${name}`, path.join(dist, name));
  files.set('README.md', marketplaceReadme());
  const folders = new Set([...files.keys()].map((name) => path.posix.dirname(name)));
  const isInside = (name) => files.has(name) || folders.has(name.replace(/\/$/, ''));
  for (const name of files.keys())
    if (name.startsWith('docs/') && name.endsWith('.md')) files.set(name, packagedPage(name, isInside));
  for (const [name, patterns] of Object.entries(PACKAGE_FILES))
    if (name !== '@ffmpeg-installer/ffmpeg' || TARGETS[target].ffmpeg !== null)
      add(path.join(ROOT, 'node_modules', name), patterns, `node_modules/${name}/`);
  for (const name of nativePackages(target)) {
    const patterns = name.startsWith('@napi-rs/') ? CANVAS_PLATFORM_FILES : FFMPEG_PLATFORM_FILES;
    add(platformPackage(name), patterns, `node_modules/${name}/`);
  }
  return files;
}

/** The extension's own package.json: what VS Code reads, and the dependencies that are inside. */
export function manifestOf(target) {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  for (const key of DROPPED_KEYS) delete manifest[key];
  manifest.description = `%${DESCRIPTION}%`;
  if (TARGETS[target].ffmpeg === null) delete manifest.dependencies['@ffmpeg-installer/ffmpeg'];
  return manifest;
}

/** Replaces `folder` with the files of the target. `isQuick` compresses less well, in seconds instead of minutes. */
export function stage(target, folder, isQuick = false) {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, file] of filesOf(target)) {
    const source = name.endsWith('.br') ? compressed(file, isQuick) : file;
    const place = path.join(folder, name);
    mkdirSync(path.dirname(place), { recursive: true });
    try {
      linkSync(source, place);
    } catch {
      // Another file system, or one without hard links.
      copyFileSync(source, place);
    }
  }
  // Nothing is left out: without this file vsce warns that something should be.
  writeFileSync(path.join(folder, '.vscodeignore'), '');
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifestOf(target), null, 2)}\n`);
}
