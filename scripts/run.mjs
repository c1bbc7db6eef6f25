// The entry point of every npm script: installs missing packages, finds the pinned Node and runs the command on it. This file
// runs on the machine's own Node (20 or later), so it is plain JavaScript without dependencies or newer syntax.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { bootstrap, ROOT } from './bootstrap.mjs';

/** What each command runs on the pinned Node. `build: true` brings the bundles up to date first, a list only those build steps. */
const COMMANDS = {
  test: { run: ['scripts/test.mjs'] },
  'test:unit': { run: ['scripts/test.mjs', '--unit'] },
  'test:e2e': { run: ['scripts/test.mjs', '--e2e'] },
  'test:file': { run: ['scripts/vitest.mjs', 'run'], build: ['kernels', 'language'] },
  'test:watch': { run: ['scripts/vitest.mjs', 'watch'], build: ['kernels', 'language'] },
  'test:faults': { run: ['test/faults/campaign.ts'], build: true },
  fuzz: { run: ['test/fuzz/fuzz.ts'], build: ['kernels', 'language'] },
  'test:slow': { run: ['scripts/slow-tests.mjs'] },
  coverage: { run: ['scripts/vitest.mjs', 'run', '--coverage'], build: true },
  build: { run: ['scripts/build.mjs'] },
  demo: { run: ['scripts/demo.mjs'], build: true },
  glyphreel: { run: ['bin/glyphreel.mjs'], build: true, callerFolder: true },
  bench: { run: ['bench/index.ts'], build: true },
  'bench:nightly': { run: ['bench/nightly.ts'], build: true, callerFolder: true },
  'bench:formats': { run: ['bench/formats/index.ts'], build: true },
  'bench:editor': { run: ['bench/editor.ts'], build: true },
  docs: { run: ['scripts/docs-site.mjs'] },
  'docs:build': { run: ['scripts/docs-site.mjs', 'build'] },
  'docs:films': { run: ['scripts/docs-site.mjs', 'films'], build: true },
  package: { run: ['scripts/package.mjs'], build: true },
  release: { run: ['scripts/release.mjs'] },
  generate: { run: ['scripts/generate-all.mjs'], build: ['kernels'] },
  'new-effect': { run: ['scripts/new-effect.mjs'], build: ['kernels', 'language'] },
  'new-format': { run: ['scripts/scaffold.mjs', 'format'], build: ['kernels', 'language'] },
  'new-input': { run: ['scripts/scaffold.mjs', 'input'], build: ['kernels', 'language'] },
  'new-item': { run: ['scripts/scaffold.mjs', 'item'], build: ['kernels', 'language'] },
  'new-command': { run: ['scripts/scaffold.mjs', 'command'], build: ['kernels', 'language'] },
  'new-editor-command': { run: ['scripts/scaffold.mjs', 'editor-command'], build: ['kernels', 'language'] },
  lint: { run: ['scripts/lint.mjs'] },
  unused: { run: ['scripts/unused.mjs'] },
  format: { run: ['scripts/format.mjs'] },
};

const [name, ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : null;
if (command === null) {
  console.error(`Expected one of ${Object.keys(COMMANDS).join(', ')}, but got ${name ?? 'nothing'}.`);
  process.exit(2);
}

const node = await bootstrap();
if (command.build) {
  const what = command.build === true ? [] : command.build.flatMap((step) => ['--only', step]);
  const code = await run(node, ['scripts/build.mjs', '--quiet', ...what], ROOT);
  if (code !== 0) process.exit(code);
}
// npm starts scripts in the package's folder, but paths on the command line are relative to the user's own.
const folder = command.callerFolder && process.env.INIT_CWD ? process.env.INIT_CWD : ROOT;
const [script, ...fixed] = command.run;
process.exit(await run(node, [path.join(ROOT, script), ...fixed, ...args], folder));

/** Runs a script on the given Node with this process's streams; resolves to its exit code. */
function run(executable, argv, cwd) {
  return new Promise((resolve) => {
    const env = { ...process.env, PATH: path.join(ROOT, 'node_modules', '.bin') + path.delimiter + process.env.PATH };
    const child = spawn(executable, argv, { stdio: 'inherit', cwd, env });
    // A terminal sends Ctrl-C to the whole process group: the child handles it, and this process waits for the child.
    const hold = () => {};
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', hold);
    process.on('SIGTERM', pass);
    child.on('error', (error) => {
      console.error(`Could not start ${executable}: ${error.message}`);
      resolve(3);
    });
    child.on('exit', (code, signal) => {
      process.off('SIGINT', hold);
      process.off('SIGTERM', pass);
      resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 3));
    });
  });
}
