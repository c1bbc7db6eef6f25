// `npm run format`: oxfmt over everything it knows, apart from what .oxfmtrc.json leaves out. `--check` lists what differs and fails.
// It writes what Prettier would, in a second instead of forty.

import { spawnSync } from 'node:child_process';
import { ROOT } from './bootstrap.mjs';
import { OXFMT } from './oxfmt.mjs';

const check = process.argv.includes('--check');
const args = [OXFMT, ...(check ? ['--check'] : []), '.'];
const result = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
if (check && result.status !== 0) console.error('Run `npm run format` and commit the result.');
process.exit(result.status ?? 1);
