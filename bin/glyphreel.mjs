#!/usr/bin/env node
// Starts the command line. Plain JavaScript without new syntax, so that an old Node prints a sentence instead of a syntax error.

import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST = [22, 15];
const [major, minor] = process.versions.node.split('.').map(Number);
const bundle = new URL('../dist/cli.mjs', import.meta.url);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(
    `glyphreel needs Node ${OLDEST.join('.')} or later, but this is ${process.version}. In a clone, \`npm run -s glyphreel -- …\` uses the Node it comes with.`,
  );
  process.exit(3);
}
if (!existsSync(fileURLToPath(bundle))) {
  console.error(
    'glyphreel is not built yet: run `npm run build` in the clone, or start it with `npm run -s glyphreel -- …`.',
  );
  process.exit(3);
}
// Node keeps what it compiled for the next start, and for the processes that this one starts.
const { directory } = module.enableCompileCache();
if (directory) process.env.NODE_COMPILE_CACHE ??= directory;
await import(bundle.href);
