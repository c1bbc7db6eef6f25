// `npm run demo`: renders one example with sound, at a quality chosen for this machine, and prints where the files are. A second run
// uses the cached clips.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { ROOT } from './bootstrap.mjs';

const OUTPUT = path.join(ROOT, 'build', 'demo', 'first-light.mp4');
mkdirSync(path.dirname(OUTPUT), { recursive: true });

const args = [
  'bin/glyphreel.mjs',
  'render',
  path.join('examples', 'first-light.reel'),
  '-o',
  OUTPUT,
  '--report',
  '--still',
  '--overwrite',
  ...process.argv.slice(2),
];
const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => {
  if (code === 0)
    console.log(
      '\nNext: open the video, then examples/first-light.reel; `npm run -s glyphreel -- --help` shows the rest.',
    );
  process.exit(code ?? 130);
});
