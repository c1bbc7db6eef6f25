// `npm run unused`: files, exports and dependencies that nothing uses, found by knip. Its settings are in config/knip.jsonc.

import { spawnSync } from 'node:child_process';
import { ROOT } from './bootstrap.mjs';

const args = [
  'node_modules/knip/bin/knip.js',
  '--config',
  'config/knip.jsonc',
  '--no-progress',
  ...process.argv.slice(2),
];
const result = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
process.exit(result.status ?? 1);
