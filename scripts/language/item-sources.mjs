// Generates from the scene items in src/language/items/: the grammar of their heads, the data for the parser, and the
// registry. An item file exports one definition, named like the file and its keyword.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CLAUSES, STATEMENTS } from '../../src/language/syntax/statements.ts';

/** The items, by keyword. */
export async function loadItems(folder) {
  const items = [];
  for (const file of readdirSync(folder).sort()) {
    const keyword = path.basename(file, '.ts');
    const module = await import(pathToFileURL(path.join(folder, file)).href);
    if (module[keyword]?.keyword === keyword) items.push(module[keyword]);
  }
  return items;
}

const ruleOf = (keyword) => keyword[0].toUpperCase() + keyword.slice(1);

/** The head and block of an item as a grammar rule. */
function rule({ keyword, subject, grid, block, holds }) {
  const heads = { name: '(name=ID)?', effect: 'name=ID', media: 'name=ID', text: '(text=QUOTED | source=Call)' };
  const on = { required: "'on' grid=ID", optional: "('on' grid=ID)?" };
  const items = holds ? `items+=(${holds.map(ruleOf).join(' | ')}) | ` : '';
  const settings = `'{' (${items}settings+=Setting | ',' | ';')* '}'`;
  const parts = [
    `keyword='${keyword}'`,
    ...(subject ? [heads[subject.is]] : []),
    ...(grid ? [on[grid]] : []),
    block === 'required' ? settings : `(${settings})?`,
  ];
  return `${ruleOf(keyword)} infers Item:\n    ${parts.join(' ')};\n`;
}

const HEADER = 'Made by `npm run generate` from src/language/items; do not edit.';

/** `items.langium`. */
export function itemGrammar(items) {
  // Contextual words are IDs already.
  const keywords = [...STATEMENTS, ...items].filter((spec) => !spec.isContextual).map((spec) => spec.keyword);
  const words = [...keywords, ...Object.keys(CLAUSES)].map((word) => `'${word}'`);
  return [
    `// ${HEADER} The items of a scene.`,
    `import './reel'`,
    '',
    `SceneItem:\n    Let | ${items.map(({ keyword }) => ruleOf(keyword)).join(' | ')} | Setting;`,
    '',
    ...items.map(rule),
    `/** Before a colon any word is a name. */\nWord returns string:\n    ID | ${words.join(' | ')};`,
    '',
  ].join('\n');
}

/** `items.ts`. */
export function itemSyntaxSource(items) {
  const entries = items.map(({ keyword, isContextual, subject, grid, block, holds, shape, settingExample }) =>
    JSON.stringify({ keyword, isContextual, subject, grid, block, holds, shape, settingExample }),
  );
  return [
    `// ${HEADER} What the parser needs to know of the items.`,
    '',
    `import type { ItemSyntax } from '../syntax/item-syntax.ts';`,
    '',
    `export const ITEM_SYNTAX: readonly ItemSyntax[] = [\n${entries.map((entry) => `  ${entry},\n`).join('')}];`,
    '',
  ].join('\n');
}

/** `item-registry.ts`. */
export function itemRegistrySource(items) {
  const names = items.map(({ keyword }) => keyword);
  return [
    `// ${HEADER} Every item of a scene.`,
    '',
    `import type { ItemDefinition } from '../items/define-item.ts';`,
    ...names.map((name) => `import { ${name} } from '../items/${name}.ts';`),
    '',
    `export const items: readonly ItemDefinition[] = [${names.join(', ')}];`,
    `export const itemByKeyword: ReadonlyMap<string, ItemDefinition> = new Map(items.map((item) => [item.keyword, item]));`,
    '',
  ].join('\n');
}
