// Programs that some tests drive and npm does not bring: a browser, a terminal, a voice, Redis and PostgreSQL, and an emulator for the check that ARM
// draws the same frames.
// On Debian as root they are installed; elsewhere the tests that need them are skipped, and `npm test` says so at its end.

import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './bootstrap.mjs';
import { findBrowser } from './find-browser.mjs';

const TOOLS = [
  { package: 'chromium-headless-shell', file: '/usr/lib/chromium/chromium-headless-shell' },
  { package: 'tmux', file: '/usr/bin/tmux' },
  { package: 'procps', file: '/usr/bin/pgrep' },
  { package: 'espeak-ng', file: '/usr/bin/espeak-ng' },
  { package: 'openssl', file: '/usr/bin/openssl' },
  { package: 'redis-server', file: '/usr/bin/redis-server' },
  { package: 'postgresql', file: '/usr/lib/postgresql/*/bin/initdb' },
  { package: 'qemu-user', file: '/usr/bin/qemu-aarch64' },
  { package: 'libc6-arm64-cross', file: '/usr/aarch64-linux-gnu/lib/libc.so.6' },
  { package: 'libstdc++6-arm64-cross', file: '/usr/aarch64-linux-gnu/lib/libstdc++.so.6' },
];

/** At runlevel 1 Debian does not start the servers that it installs: the tests start their own. */
const run = (command, args) =>
  spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  }).status === 0;

/** Installs what is missing where that is possible. A failure is no error: the tests that need the tool are skipped with a note. */
export function installTestTools() {
  const missing = TOOLS.filter(({ file }) => globSync(file).length === 0).map((tool) => tool.package);
  const canInstall = existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (missing.length > 0 && canInstall) {
    console.log(`Installing ${missing.join(', ')} with apt-get …`);
    run('apt-get', ['update', '-qq']);
    const install = (/** @type {string[]} */ packages) =>
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
    // One that a release of Debian does not have keeps the others from being installed.
    if (!install(missing)) for (const each of missing) install([each]);
    if (findBrowser() === undefined) install(['chromium']);
  }
  const hasEmulator = existsSync('/usr/bin/qemu-aarch64');
  if (hasEmulator && !existsSync(path.join(ROOT, 'build/arm64/node/bin/node')))
    run(process.execPath, ['scripts/fetch-arm64.mjs']);
}
