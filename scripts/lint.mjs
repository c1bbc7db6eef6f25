// `npm run lint`: oxlint over everything that is not generated. The rules are in .oxlintrc.json, each exception with its reason.

import { spawnSync } from 'node:child_process';
import { ROOT } from './bootstrap.mjs';

const args = [
  'node_modules/oxlint/bin/oxlint',
  '--deny-warnings',
  ...process.argv.slice(2),
  'src',
  'media',
  'scripts',
  'test',
  'bench',
  'bin',
];
const result = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
process.exit(result.status ?? 1);
