// Writes the types of `glyphreel/effects` as one file that stands alone, for the editors of people who write effects: the
// declarations that src/engine/effect-api/module-api.ts exports and what they need, out of what the compiler emits. Twice: as a module
// for the package's `exports`, and as an ambient module that lies beside an author's own file. With --check it compares.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { ROOT } from './bootstrap.mjs';

const EMITTED = path.join(ROOT, 'build/types/src/engine');
const TARGET = 'assets/effects';
const AMBIENT = 'glyphreel-effects.d.ts';
/** What an effect may hold in its hands, but not look into: it may change from one version to the next. */
const OPAQUE = {
  Kernels:
    "/** The engine's own SIMD functions. They change between versions: an effect of your own does without. */\ninterface Kernels { readonly [name: string]: unknown }",
  WasmMemory: 'interface WasmMemory { readonly buffer: ArrayBuffer }',
};
const HEADER = '// The types of `glyphreel/effects`. Made by `npm run generate` from the sources; do not edit.\n';

const compiled = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'src/engine'], {
  cwd: ROOT,
  stdio: 'inherit',
});
if (compiled.status !== 0) process.exit(1);

/** Declarations by name, of a file and all it imports. */
const declarations = new Map();
const seen = new Set();
function read(file) {
  if (seen.has(file) || !existsSync(file)) return;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, from] of text.matchAll(/ from '(\.[^']+)\.ts'/g)) read(path.join(path.dirname(file), `${from}.d.ts`));
  // The compiler indents what is inside: a statement begins where a line does, with the comment before it.
  for (const part of text.split(/^(?=\/\*\*|export |declare |type |interface )/m)) {
    const comment = /^\/\*\*[\s\S]*?\*\/\n$/.test(part) ? part : null;
    if (comment) {
      pending = comment;
      continue;
    }
    const name = /^(?:export )?(?:declare )?(?:abstract )?(?:interface|type|class|const|function) (\w+)/.exec(
      part,
    )?.[1];
    if (name) {
      if (declarations.has(name) && declarations.get(name).file !== file)
        throw new Error(
          `${name} is declared in ${file} and in ${declarations.get(name).file}: the types of effects need one meaning for it.`,
        );
      declarations.set(name, {
        file,
        text: (pending + part)
          .replace(/^(export )?(declare )?(?=(abstract )?(interface|type|class|const|function) )/m, '')
          .trimEnd(),
      });
    }
    pending = '';
  }
}
let pending = '';
read(path.join(EMITTED, 'effect-api/module-api.d.ts'));
for (const [name, text] of Object.entries(OPAQUE)) declarations.set(name, { file: '', text });

const exported = [
  ...readFileSync(path.join(EMITTED, 'effect-api/module-api.d.ts'), 'utf8').matchAll(/^export (?:type )?\{([^}]+)\}/gm),
]
  .flatMap(([, names]) => names.split(',').map((name) => name.trim()))
  .filter(Boolean);
const needed = new Set(exported);
for (const name of needed) {
  const { text } = declarations.get(name) ?? {};
  if (text === undefined) throw new Error(`The types of effects export ${name}, and no declaration of it was found.`);
  const code = text.replaceAll(/\/\*\*[\s\S]*?\*\//g, '').replaceAll(/'[^']*'/g, '');
  for (const [word] of code.matchAll(/\b[A-Z]\w*\b/g)) if (declarations.has(word)) needed.add(word);
}

const chosen = [...declarations].filter(([name]) => needed.has(name)).map(([, { text }]) => text);
const list = `export { ${exported.join(', ')} };`;
const asModule = chosen.map((text) => text.replace(/^(?=(abstract )?(class|const|function) )/m, 'declare '));
const indent = (text) => text.replaceAll(/^(?=.)/gm, '    ');
const ambient = `${HEADER}// It lies beside your effects so that your editor knows them; \`glyphreel new --effects\` writes it anew.\n\ndeclare module 'glyphreel/effects' {\n${indent([...chosen, list].join('\n'))}\n}\n`;
const outputs = {
  [`${TARGET}/effects.d.ts`]: `${HEADER}\n${[...asModule, list].join('\n')}\n`,
  [`${TARGET}/${AMBIENT}`]: ambient,
  [`examples/${AMBIENT}`]: ambient,
};

let stale = 0;
mkdirSync(path.join(ROOT, TARGET), { recursive: true });
for (const [name, text] of Object.entries(outputs)) {
  const file = path.join(ROOT, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  stale += 1;
  if (process.argv.includes('--check'))
    console.error(`${name} differs from what the sources say: run \`npm run generate\` and commit the result.`);
  else writeFileSync(file, text);
}
if (process.argv.includes('--check')) process.exitCode = stale > 0 ? 1 : 0;
else console.log(`types of effects: ${stale === 0 ? 'nothing changed' : `wrote ${stale} files`}`);
