// Adds platform packages to package-lock.json that the registry in use did not offer when the lock was written (a mirror may not have
// every platform). Without them `npm ci` refuses the lock on every platform. Run it after `npm install`.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { nativePackages, TARGETS } from './package/targets.mjs';

const OS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const CPU = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** Missing entries by path: optional dependencies with an exact version. */
export function missingEntries(lock) {
  const missing = {};
  for (const entry of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const place = `node_modules/${name}`;
      if (lock.packages[place] !== undefined || !/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) continue;
      missing[place] = { version, ...platformOf(name), optional: true };
    }
  }
  return missing;
}

/** Native packages of the VSIX targets whose digest the lock lacks, as `NAME@VERSION` by path. `npm run package` checks downloads against them. */
export function missingDigests(lock) {
  const names = new Set(Object.keys(TARGETS).flatMap(nativePackages));
  const places = [...names].map((name) => [`node_modules/${name}`, name]);
  return Object.fromEntries(
    places
      .filter(([place]) => lock.packages[place] && lock.packages[place].integrity === undefined)
      .map(([place, name]) => [place, `${name}@${lock.packages[place].version}`]),
  );
}

/** Reads the platform from a package's name. npm skips the package on other platforms without asking the registry. */
function platformOf(name) {
  const parts = name.split('/').pop().split('-');
  const os = OS.find((o) => parts.includes(o));
  const cpu = CPU.find((c) => parts.includes(c));
  const libc = parts.includes('musl') ? 'musl' : os === 'linux' && parts.includes('gnu') ? 'glibc' : null;
  return { ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }), ...(os && { os: [os] }) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = path.resolve(
    process.argv[2] ??
      path.join(import.meta.dirname ?? path.dirname(fileURLToPath(import.meta.url)), '..', 'package-lock.json'),
  );
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingEntries(lock);
  Object.assign(lock.packages, missing);
  const digests = missingDigests(lock);
  for (const [place, spec] of Object.entries(digests)) {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { status, stdout } = spawnSync(npm, ['view', spec, 'dist.integrity'], {
      encoding: 'utf8',
      shell: npm !== 'npm',
    });
    if (status === 0 && stdout.trim() !== '') lock.packages[place].integrity = stdout.trim();
    else console.error(`The registry has no ${spec}, so its digest is still missing.`);
  }
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => (a === '' ? -1 : b === '' ? 1 : a.localeCompare(b, 'en'))),
  );
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(
    `${Object.keys(missing).length} platform packages and ${Object.keys(digests).length} digests added to ${path.basename(file)}`,
  );
}
