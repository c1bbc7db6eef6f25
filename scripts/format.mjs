// `npm run format`: Prettier over everything it knows, apart from .prettierignore. `--check` lists what differs and fails.

import { spawnSync } from 'node:child_process';
import { ROOT } from './bootstrap.mjs';

const check = process.argv.includes('--check');
const args = ['node_modules/prettier/bin/prettier.cjs', '--ignore-unknown', '--log-level=warn'];
const result = spawnSync(process.execPath, [...args, check ? '--check' : '--write', '.'], {
  cwd: ROOT,
  stdio: 'inherit',
});
if (check && result.status !== 0) console.error('Run `npm run format` and commit the result.');
process.exit(result.status ?? 1);
