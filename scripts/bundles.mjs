// Table of all bundles and their esbuild options. Processes start each other by these names (dist/pool.mjs …), so all bundles are in
// dist/ itself.

import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './bootstrap.mjs';
import { LEAN_LANGIUM } from './lean-langium.mjs';

/** Never bundled: provided by the host (vscode), native, or reading their own files at run time. */
export const EXTERNAL = [
  'vscode',
  '@napi-rs/canvas',
  'piscina',
  '@ffmpeg-installer/ffmpeg',
  // Optional: for rendering on many machines.
  'bullmq',
  'ioredis',
  'pg',
  's3mini',
  'prom-client',
];

/** CommonJS packages bundled into an ES module still use `require` and `__dirname`. */
const CJS_IN_ESM = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __fileURLToPath } from 'node:url';",
  'const require = __createRequire(import.meta.url);',
  "const __filename = __fileURLToPath(import.meta.url), __dirname = __fileURLToPath(new URL('.', import.meta.url));",
].join('\n');

/**
 * Node programs. They are built together and share chunks, since four of them contain the engine. Chunks are in the same folder as the
 * entries, so `import.meta.url` gives the same folder in all.
 */
export const PROGRAMS = {
  cli: 'src/cli/main.ts',
  'hash-worker': 'src/cli/hash-worker.ts',
  assistant: 'src/cli/assistant/main.ts',
  engine: 'src/engine/process/main.ts',
  pool: 'src/engine/render/pool/pool-process.ts',
  worker: 'src/engine/render/pool/clip-worker.ts',
  gif: 'src/engine/outputs/formats/gif/gif-worker.ts',
  decoder: 'src/engine/inputs/decoder/decoder-worker.ts',
  drawer: 'src/engine/farm/worker/drawer-process.ts',
  server: 'src/language/server.ts',
};

/** Self-contained bundles: the extension host loads CommonJS, and each webview loads one script. */
export const SINGLES = [
  {
    entry: 'src/extension/extension.ts',
    output: 'dist/extension.cjs',
    platform: 'node',
    format: 'cjs',
    target: 'node22',
  },
  {
    entry: 'media/preview/main.ts',
    output: 'dist/media/preview.js',
    platform: 'browser',
    format: 'iife',
    target: 'chrome134',
  },
  {
    entry: 'media/insert/main.ts',
    output: 'dist/media/insert.js',
    platform: 'browser',
    format: 'iife',
    target: 'chrome134',
  },
  {
    entry: 'media/report/main.ts',
    output: 'dist/media/report.js',
    platform: 'browser',
    format: 'iife',
    target: 'chrome134',
  },
];

/** Style sheets of webviews that are made of several files. */
export const STYLES = { preview: 'media/preview/preview.css', insert: 'media/insert/insert.css' };

/** The scripts of the web player, put into the pages that `-o film.html` writes. */
export const PLAYER = { page: 'src/player/page.ts', engine: 'src/player/engine.ts' };

/** The package of <glyph-reel>: the element alone, since films bring their engine. */
const ELEMENT = { entry: 'src/player/define-element.ts', output: 'packages/glyph-reel/dist/glyph-reel.js' };

/** Read at run time by src/engine/inputs/picture/wasm-file.ts; copied to dist/. */
const WASM_FILES = {
  'mozjpeg.wasm': '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  'webp.wasm': '@jsquash/webp/codec/dec/webp_dec.wasm',
  'avif.wasm': '@jsquash/avif/codec/dec/avif_dec.wasm',
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
};

const isPresent = (entry) => existsSync(path.join(ROOT, entry));
const presentPrograms = () => Object.fromEntries(Object.entries(PROGRAMS).filter(([, entry]) => isPresent(entry)));
const presentSingles = () => SINGLES.filter(({ entry }) => isPresent(entry));

/** All output files. */
export const outputs = () => [
  ...Object.keys(presentPrograms()).map((name) => `dist/${name}.mjs`),
  ...presentSingles().map(({ output }) => output),
  ...Object.keys(WASM_FILES).map((name) => `dist/${name}`),
  ...Object.keys(STYLES).map((name) => `dist/media/${name}.css`),
  ...Object.keys(PLAYER).map((name) => `dist/player/${name}.js`),
  ELEMENT.output,
];

/**
 * HarfBuzz finds its WebAssembly module by its own URL, which a bundle changes; so the module is put into the bundle.
 * @type {import('esbuild').Plugin}
 */
const EMBED_HARFBUZZ = {
  name: 'embed-harfbuzz',
  setup(builder) {
    builder.onLoad({ filter: /harfbuzzjs[\\/]dist[\\/]index\.mjs$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const call = 'init(await createHarfBuzz());';
      if (!source.includes(call)) throw new Error(`${file} no longer holds "${call}".`);
      const contents = `import wasmBinary from './harfbuzz.wasm';\n${source.replace(call, 'init(await createHarfBuzz({ wasmBinary }));')}`;
      return { contents, loader: 'js', resolveDir: path.dirname(file) };
    });
    builder.onLoad({ filter: /harfbuzzjs[\\/]dist[\\/]harfbuzz\.wasm$/ }, async ({ path: file }) => ({
      contents: await readFile(file),
      loader: 'binary',
    }));
  },
};

/** @type {import('esbuild').BuildOptions} */
const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  external: EXTERNAL,
  loader: { '.css': 'text' },
  plugins: [EMBED_HARFBUZZ, LEAN_LANGIUM],
  // Node loads this file of the package; the one that bundlers prefer has other exports.
  alias: { '@xterm/addon-unicode11': '@xterm/addon-unicode11/lib/addon-unicode11.js' },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'silent',
};

/** Bundles everything; rejects with the errors of all failed builds. */
export async function bundleAll() {
  const results = await Promise.allSettled([
    bundlePrograms(),
    ...presentSingles().map((single) => build(singleOptions(single))),
    build({ ...COMMON, entryPoints: STYLES, outdir: 'dist/media', loader: { '.css': 'css' }, sourcemap: false }),
    build({ ...playerOptions(), entryPoints: PLAYER, outdir: 'dist/player' }),
    build({ ...playerOptions(), entryPoints: [ELEMENT.entry], outfile: ELEMENT.output, format: 'esm' }),
  ]);
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (failures.length > 0)
    throw Object.assign(new Error('bundling failed'), {
      errors: failures.flatMap((f) => f.errors ?? [{ text: String(f) }]),
    });
}

/**
 * The kernels as a string of bytes instead of base64: deflate takes twice as much off it.
 * @type {import('esbuild').Plugin}
 */
const BINARY_KERNELS = {
  name: 'binary-kernels',
  setup(builder) {
    builder.onLoad({ filter: /wasm\.generated\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const found = /atob\(\s*'([^']+)',?\s*\)/.exec(source);
      if (!found) throw new Error(`${file} no longer holds its bytes in base64.`);
      const text = JSON.stringify(Buffer.from(found[1], 'base64').toString('latin1'));
      return { contents: source.replace(found[0], () => text), loader: 'ts' };
    });
  },
};

/**
 * Leaves out what people read about effects.
 * @type {import('esbuild').Plugin}
 */
const WITHOUT_DOCS = {
  name: 'without-docs',
  setup(builder) {
    const text = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.)*`/.source;
    const property = new RegExp(`(?<=[{,]\\s*)(?:summary|doc|example):\\s*(?:${text})(?:,|(?=\\s*\\}))`, 'g');
    builder.onLoad({ filter: /[\\/]engine[\\/]effects[\\/].*\.ts$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replace(property, ''),
      loader: 'ts',
    }));
  },
};

/** @returns {import('esbuild').BuildOptions} */
const playerOptions = () => ({
  ...COMMON,
  platform: 'browser',
  format: 'iife',
  target: ['chrome110', 'firefox115', 'safari16.4'],
  mainFields: ['browser', 'module', 'main'],
  plugins: [BINARY_KERNELS, WITHOUT_DOCS],
  charset: 'utf8',
  minify: true,
  sourcemap: false,
});

/** @returns {import('esbuild').BuildOptions & { metafile: true }} */
const programOptions = () => ({
  ...COMMON,
  entryPoints: presentPrograms(),
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunk-[hash]',
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  mainFields: ['module', 'main'],
  banner: { js: CJS_IN_ESM },
  metafile: true,
});

async function bundlePrograms() {
  const { metafile } = await build(programOptions());
  for (const [name, file] of Object.entries(WASM_FILES)) {
    copyFileSync(path.join(ROOT, 'node_modules', file), path.join(ROOT, 'dist', name));
  }
  const made = new Set(Object.keys(metafile.outputs).map((file) => path.basename(file)));
  for (const name of readdirSync(path.join(ROOT, 'dist'))) {
    if (name.startsWith('chunk-') && !made.has(name)) rmSync(path.join(ROOT, 'dist', name), { force: true });
  }
}

/** Folders in node_modules whose code is part of a bundle, sorted. */
export async function bundledPackages() {
  const built = await Promise.all(
    [programOptions(), ...presentSingles().map(singleOptions)].map((options) =>
      build({ ...options, metafile: /** @type {const} */ (true), write: false }),
    ),
  );
  const inputs = built.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  return [...new Set(inputs.flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []))].sort();
}

/** @returns {import('esbuild').BuildOptions} */
function singleOptions({ entry, output, platform, format, target }) {
  const mainFields = platform === 'node' ? ['module', 'main'] : ['browser', 'module', 'main'];
  return { ...COMMON, entryPoints: [entry], outfile: output, platform, format, target, mainFields };
}
