// Generates what follows from the grammar, the scene items and the catalog: the grammar of the items, Langium's tree and
// module, the items' registry, the TextMate grammar and the reference of
// diagnostics and settings. `--check` writes nothing and fails if a file is out of date.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { diagnosticsPage } from './language/diagnostics-page.mjs';
import { itemGrammar, itemRegistrySource, itemSyntaxSource, loadItems } from './language/item-sources.mjs';
import { settingsPage } from './language/settings-page.mjs';
import { textMateGrammar } from './language/textmate-grammar.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const check = process.argv.includes('--check');
const GENERATED = ['ast.ts', 'grammar.ts', 'module.ts'].map((name) => path.join('src/language/generated', name));
const TEXTMATE = 'syntaxes/reel.tmLanguage.json';

const items = await loadItems(path.join(ROOT, 'src/language/items'));
const grammar = itemGrammar(items);
/** @type {[string, string][]} */
const wanted = [
  ['src/language/grammar/items.langium', grammar],
  ['src/language/generated/items.ts', itemSyntaxSource(items)],
  ['src/language/generated/item-registry.ts', itemRegistrySource(items)],
  ...generateTree(),
  ['docs/reference/diagnostics.md', diagnosticsPage()],
  ['docs/reference/settings.md', settingsPage(items)],
  [TEXTMATE, `${JSON.stringify(textMateGrammar(items), null, 2)}\n`],
];
const stale = wanted.filter(([file, text]) => read(path.join(ROOT, file)) !== text);
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

/**
 * Runs langium-cli in a copy, so that a grammar with errors leaves the tree as it was.
 * @returns {[string, string][]}
 */
function generateTree() {
  const scratch = mkdtempSync(path.join(tmpdir(), 'reel-grammar-'));
  try {
    cpSync(path.join(ROOT, 'config/langium.json'), path.join(scratch, 'langium.json'));
    cpSync(path.join(ROOT, 'src/language/grammar'), path.join(scratch, 'src/language/grammar'), { recursive: true });
    writeFileSync(path.join(scratch, 'src/language/grammar/items.langium'), grammar);
    const cli = path.join(ROOT, 'node_modules/langium-cli/bin/langium.js');
    const run = spawnSync(process.execPath, [cli, 'generate', '-f', 'langium.json'], {
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
