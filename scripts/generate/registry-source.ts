// The text of registry.generated.ts: static imports, so that bundlers see every effect and start-up scans no folder.

import type { FoundEffect } from './find-effects.ts';

const RESERVED = new Set([
  'static',
  'default',
  'union',
  'in',
  'new',
  'function',
  'let',
  'class',
  'this',
  'import',
  'export',
]);
const identifier = (file: string): string => {
  const words = file.replace(/\.ts$/, '').split(/[/-]/);
  const joined = words.map((w, i) => (i === 0 ? w : w[0].toUpperCase() + w.slice(1))).join('');
  return RESERVED.has(joined) ? `${joined}_` : joined;
};

export function registrySource(found: FoundEffect[]): string {
  const imports = new Map<string, string>();
  const items: string[] = [];
  for (const { file, exportName, isTable } of found) {
    const key = `${file}#${exportName}`;
    if (imports.has(key)) continue;
    const count = [...imports.keys()].filter((k) => k.startsWith(`${file}#`)).length;
    const name = identifier(file) + (count > 0 ? String(count + 1) : '');
    const clause = exportName === 'default' ? name : `{ ${exportName} as ${name} }`;
    imports.set(key, `import ${clause} from './${file}';`);
    items.push(`  ${isTable ? '...' : ''}${name},`);
  }
  return [
    '// Made by `npm run generate` from the files in these folders; do not edit. Every effect of the project.',
    '',
    "import type { Effect } from '../effect-api/define.ts';",
    ...imports.values(),
    '',
    'export const effects: Effect[] = [',
    ...items,
    '];',
    '',
  ].join('\n');
}
