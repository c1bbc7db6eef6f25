// Generates what the grammar and the catalog determine: Langium's tree and module in src/language/generated/, and the
// TextMate grammar in syntaxes/. `--check` writes nothing and fails where a file differs from what would be written.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const check = process.argv.includes('--check');
const GENERATED = ['ast.ts', 'grammar.ts', 'module.ts'].map((name) => path.join('src/language/generated', name));
const TEXTMATE = 'syntaxes/reel.tmLanguage.json';

const { textMateGrammar } = await import('./language/textmate-grammar.mjs');
const wanted = new Map([...generateTree(), [TEXTMATE, `${JSON.stringify(await textMateGrammar(), null, 2)}\n`]]);
const stale = [...wanted].filter(([file, text]) => read(path.join(ROOT, file)) !== text);
if (check && stale.length > 0) {
  console.error(`Out of date: ${stale.map(([file]) => file).join(', ')}. Run \`npm run generate\`.`);
  process.exitCode = 1;
} else {
  for (const [file, text] of stale) {
    mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
    writeFileSync(path.join(ROOT, file), text);
    console.log(`wrote ${file}`);
  }
}

/** Runs langium-cli in a copy, so that a failing grammar leaves the tree as it was. */
function generateTree() {
  const scratch = mkdtempSync(path.join(tmpdir(), 'reel-grammar-'));
  try {
    cpSync(path.join(ROOT, 'langium-config.json'), path.join(scratch, 'langium-config.json'));
    cpSync(path.join(ROOT, 'src/language/grammar'), path.join(scratch, 'src/language/grammar'), { recursive: true });
    const cli = path.join(ROOT, 'node_modules/langium-cli/bin/langium.js');
    const run = spawnSync(process.execPath, [cli, 'generate', '-f', 'langium-config.json'], {
      cwd: scratch,
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`langium-cli failed:\n${run.stdout}${run.stderr}`);
    return GENERATED.map((file) => [file, readFileSync(path.join(scratch, file), 'utf8')]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
