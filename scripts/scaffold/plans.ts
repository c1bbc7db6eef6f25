// What each scaffold creates. `NAME` (camelCase), `FILE` (kebab-case) and `TITLE` are replaced in templates.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from './create-files.ts';

const TEMPLATES = join(import.meta.dirname, 'templates');
export const KINDS = ['format', 'input', 'item', 'command', 'editor-command'] as const;
export type Kind = (typeof KINDS)[number];

/** Throws an Error with a message for the user if the name does not fit. */
export function planOf(kind: Kind, name: string): Plan {
  const isLowerCase = kind === 'format' || kind === 'input' || kind === 'item';
  const pattern = isLowerCase ? /^[a-z][a-z0-9]*$/ : /^[a-z][A-Za-z0-9]*$/;
  if (!pattern.test(name))
    throw new Error(
      `Expected a name in ${isLowerCase ? 'lower case such as webp' : 'camelCase such as softLight'}, but got ${name}.`,
    );
  const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const words = file.replaceAll('-', ' ');
  const upper = name[0].toUpperCase() + name.slice(1);
  const fill = (template: string): string =>
    readFileSync(join(TEMPLATES, `${template}.txt`), 'utf8')
      .replaceAll('NAME', name)
      .replaceAll('UPPER', upper)
      .replaceAll('FILE', file)
      .replaceAll(
        'TITLE',
        words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
      )
      .replaceAll('WORDS', words);
  switch (kind) {
    case 'format':
      return {
        files: {
          [`src/engine/outputs/formats/${name}/${name}.ts`]: fill('format'),
          [`test/outputs/${name}.test.ts`]: fill('format.test'),
        },
        edits: [],
        test: `test/outputs/${name}.test.ts`,
        generators: ['generate.ts'],
      };
    case 'input':
      return {
        files: {
          [`src/engine/inputs/${name}/source.ts`]: fill('input'),
          [`test/inputs/${name}/source.test.ts`]: fill('input.test'),
        },
        edits: [],
        test: `test/inputs/${name}/source.test.ts`,
        generators: ['generate.ts'],
      };
    case 'item':
      return {
        files: {
          [`src/language/items/${file}.ts`]: fill('item'),
          [`src/engine/frame/renderer/${file}-pass.ts`]: fill('item-pass'),
          [`test/frame/renderer/${file}.test.ts`]: fill('item.test'),
        },
        edits: [
          {
            file: 'src/contract/plan.ts',
            before: 'export type SceneItem =',
            text: `export interface ${upper}Item {\n  kind: '${name}';\n  range: Range;\n  color: NodeId | null;\n  opacity: NodeId | null;\n  site: number;\n}\n\n`,
          },
          { file: 'src/contract/plan.ts', after: 'export type SceneItem =', text: ` ${upper}Item |` },
          {
            file: 'src/engine/frame/renderer/scene-passes.ts',
            before: "import type { RenderEnv } from './render-env.ts';",
            text: `import { ${upper}Pass } from './${file}-pass.ts';\n`,
          },
          {
            file: 'src/engine/frame/renderer/scene-passes.ts',
            before: "      case 'text':\n",
            text: `      case '${name}':\n        this.above.push(new ${upper}Pass(this.#graph, item));\n        return;\n`,
          },
        ],
        test: `test/frame/renderer/${file}.test.ts`,
        generators: ['generate-language.mjs'],
      };
    case 'command':
      return {
        files: { [`src/cli/commands/${file}.ts`]: fill('command'), [`test/cli/${file}.test.ts`]: fill('command.test') },
        edits: [
          {
            file: 'src/cli/commands/commands.ts',
            before: '  worker: ',
            text: `  ${/^\w+$/.test(file) ? file : `'${file}'`}: async () => (await import('./${file}.ts')).${name}Command,\n`,
          },
        ],
        test: `test/cli/${file}.test.ts`,
        generators: ['build.mjs'],
      };
    case 'editor-command':
      return {
        files: { [`src/extension/commands/${file}.ts`]: fill('editor-command') },
        edits: [
          {
            file: 'src/extension/manifest/commands.ts',
            after: 'export const COMMANDS = {\n',
            text: fill('editor-command-entry'),
          },
        ],
        test: 'test/extension/manifest.test.ts',
        generators: ['generate-manifest.ts'],
      };
  }
}
