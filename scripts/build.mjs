// Builds the kernels' WebAssembly, the language's generated parser and the bundles in dist/. A step runs only when its inputs changed.
// `--quiet` prints nothing unless something is built; `--only NAME` (may be repeated) runs single steps.

import { ROOT } from './bootstrap.mjs';
import { bundleAll, outputs } from './bundles.mjs';
import { runToEnd, sayWhile } from './say-while.mjs';
import { whenStale } from './stamp.mjs';

const args = process.argv.slice(2);
const quiet = args.includes('--quiet');
const only = args.flatMap((arg, i) => (arg === '--only' ? [args[i + 1]] : []));
const isWanted = (name) => only.length === 0 || only.includes(name);

/** Scripts that generate sources for the bundles. */
const GENERATORS = [
  {
    name: 'kernels',
    script: 'scripts/build-kernels.mjs',
    inputs: ['scripts/build-kernels.mjs', 'scripts/hoist-constants.mjs', 'src/engine/kernels/assembly'],
    outputs: ['src/engine/kernels/wasm.generated.ts'],
  },
  {
    name: 'language',
    script: 'scripts/generate-language.mjs',
    inputs: [
      'scripts/generate-language.mjs',
      'scripts/language',
      'config/langium.json',
      'src/language/grammar',
      'src/catalog',
    ],
    outputs: [],
  },
];

const bundles = {
  name: 'bundles',
  inputs: [
    'scripts/bundles.mjs',
    'scripts/lean-langium.mjs',
    'package.json',
    'package-lock.json',
    'src',
    'media',
    'build/kernels',
  ],
  get outputs() {
    return outputs();
  },
};

async function main() {
  for (const step of GENERATORS) {
    if (!isWanted(step.name)) continue;
    await timed(step, async () => {
      const ended = await runToEnd(process.execPath, [step.script], { cwd: ROOT });
      if (ended !== 0) throw new Error(`${step.script} failed (exit ${ended}).`);
    });
  }
  if (isWanted('bundles')) await timed(bundles, bundle);
}

async function bundle() {
  try {
    await bundleAll();
  } catch (error) {
    const lines = messagesOf(error).map(describe);
    throw new Error(`Bundling failed:\n${[...new Set(lines)].join('\n')}`, { cause: error });
  }
}

/** @param {any} error esbuild's, or anything else */
const messagesOf = (error) => error.errors ?? [{ text: String(error) }];
const describe = ({ text, location }) =>
  location ? `  ${location.file}:${location.line}:${location.column + 1} ${text}` : `  ${text}`;

async function timed(step, work) {
  const start = performance.now();
  const outcome = await whenStale(step, async () => {
    if (quiet) console.error(`Building ${step.name} …`);
    await sayWhile(`Building ${step.name}`, work());
  });
  if (!quiet)
    console.error(
      outcome === 'fresh'
        ? `${step.name}: up to date`
        : `${step.name}: built in ${Math.round(performance.now() - start)} ms`,
    );
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
