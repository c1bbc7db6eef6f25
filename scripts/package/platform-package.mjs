// Finds a platform package: in node_modules where this machine needs it too, else in the npm registry, at the version of the lock and
// checked against its digest there. Downloads are kept in build/packages.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { ROOT } from '../bootstrap.mjs';

const STORE = path.join(ROOT, 'build', 'packages');

/** The package's folder. Throws an Error with one sentence where it cannot be had. */
export function platformPackage(name) {
  const installed = path.join(ROOT, 'node_modules', name);
  if (existsSync(path.join(installed, 'package.json'))) return installed;

  const { packages } = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'));
  const { version, integrity } = packages[`node_modules/${name}`] ?? {};
  if (version === undefined) throw new Error(`Expected ${name} in package-lock.json, but it is not there.`);

  const folder = path.join(STORE, `${name.replace('/', '-')}-${version}`);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.${process.pid}.partial`;
  mkdirSync(partial, { recursive: true });
  try {
    const tarball = download(`${name}@${version}`, partial);
    checkDigest(tarball, integrity, name);
    run('tar', ['-xzf', tarball, '--strip-components=1', '-C', partial]);
    rmSync(tarball);
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
  return folder;
}

function download(spec, folder) {
  const options = ['--json', '--ignore-scripts', '--prefer-offline', '--pack-destination', folder];
  const output = JSON.parse(run(npm(), ['pack', spec, ...options]));
  // npm 11 answers with a list, npm 12 with an object by package name.
  const [{ filename }] = Array.isArray(output) ? output : Object.values(output);
  return path.join(folder, filename.replace('@', '').replace('/', '-'));
}

function checkDigest(tarball, integrity, name) {
  if (integrity === undefined) return;
  const [algorithm, expected] = integrity.split(/-(.*)/s);
  const actual = createHash(algorithm).update(readFileSync(tarball)).digest('base64');
  if (actual !== expected) throw new Error(`Expected ${name} with the digest ${expected}, but got ${actual}.`);
}

const npm = () => (process.platform === 'win32' ? 'npm.cmd' : 'npm');

function run(command, args) {
  const result = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', shell: command.endsWith('.cmd') });
  if (result.status === 0) return result.stdout;
  throw new Error(`\`${command} ${args.join(' ')}\` failed: ${result.stderr || result.error?.message}`);
}
