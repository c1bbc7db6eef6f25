// package.json is what the typed objects say; every declared command has a handler, every setting a description.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/extension/manifest/commands.ts';
import type { CommandSpec } from '../../src/extension/manifest/commands.ts';
import { MANIFEST, OLDEST_VSCODE } from '../../src/extension/manifest/contributes.ts';
import { localizeManifest } from '../../src/extension/manifest/localize-manifest.ts';
import {
  OUTPUT_PATTERN,
  OUTPUT_VARIABLES,
  unknownOutputVariables,
} from '../../src/extension/manifest/output-variables.ts';
import { SIDECAR_ENDINGS } from '../../src/contract/render.ts';
import { SETTINGS } from '../../src/extension/manifest/settings.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const specs = Object.entries<CommandSpec>(COMMANDS);

describe('manifest', () => {
  test('package.json holds exactly what src/extension/manifest states', () => {
    for (const [key, value] of Object.entries(localizeManifest(MANIFEST).manifest))
      expect(manifest[key], key).toEqual(value);
  });

  test('the types are those of the oldest VS Code that is supported', () => {
    expect(manifest.engines.vscode).toBe(`^${OLDEST_VSCODE}`);
    expect(manifest.devDependencies['@types/vscode']).toBe(OLDEST_VSCODE);
    const client = readFileSync(path.join(ROOT, 'node_modules/vscode-languageclient/package.json'), 'utf8');
    const minor = (range: string) => Number(/\^1\.(\d+)/.exec(range)?.[1]);
    expect(minor(JSON.parse(client).engines.vscode)).toBeLessThanOrEqual(minor(manifest.engines.vscode));
  });
});

describe('commands', () => {
  test.each(specs)('%s has a handler in a file of its name', async (name, { load }) => {
    expect((await load()).run).toBeTypeOf('function');
    const file = name.replace('glyphreel.', '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(readdirSync(path.join(ROOT, 'src/extension/commands'))).toContain(`${file}.ts`);
  });

  test('the palette offers those that apply, and only some without a reel', () => {
    const offered: { command: string; when: string }[] = manifest.contributes.menus.commandPalette;
    expect(offered.map(({ command }) => command)).toEqual(
      specs.filter(([, { palette }]) => palette !== 'internal').map(([name]) => name),
    );
    expect(offered.filter(({ when }) => when === 'true').map(({ command }) => command)).toEqual([
      'glyphreel.newFromExample',
      'glyphreel.newBlankReel',
      'glyphreel.newEffects',
      'glyphreel.convertFile',
      'glyphreel.openDocumentation',
      'glyphreel.doctor',
    ]);
  });

  test('internal ones are in no menu', () => {
    for (const [name, { palette, menus }] of specs) if (palette === 'internal') expect(menus, name).toBeUndefined();
  });

  test('every name of a command, view, setting or context in the code exists', () => {
    const known = new Set([
      ...Object.keys(COMMANDS),
      ...Object.keys(SETTINGS).map((key) => `glyphreel.${key}`),
      ...['active', 'hasPreview', 'hasReports', 'previewActive', 'reelActive', 'rendering'].map(
        (key) => `glyphreel.${key}`,
      ),
      ...[
        'preview',
        'report',
        'insert',
        'examples',
        'render',
        'renderChoices',
        'renders',
        'renders.focus',
        'videos',
      ].map((id) => `glyphreel.${id}`),
    ]);
    const sources = readdirSync(path.join(ROOT, 'src/extension'), { recursive: true, encoding: 'utf8' });
    const unknown = sources
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => {
        const text = readFileSync(path.join(ROOT, 'src/extension', file), 'utf8');
        return [...text.matchAll(/'(glyphreel\.[\w.]+)'/g)].map(([, name]) => `${file}: ${name}`);
      })
      .filter((found) => !known.has(found.split(': ')[1]!));
    expect(unknown).toEqual([]);
  });
});

describe('settings', () => {
  test.each(Object.entries(SETTINGS))('%s has a description, and a valid default', (_key, spec) => {
    expect(spec.doc).toMatch(/^[A-Z`].*[.`]$/);
    if (spec.type === 'array') {
      if ('enum' in spec) for (const word of spec.default) expect(spec.enum).toContain(word);
    } else if ('enum' in spec) expect(spec.enum).toContain(spec.default);
    if ('minimum' in spec) expect(spec.default).toBeGreaterThanOrEqual(spec.minimum);
    if ('enum' in spec) expect(spec.enumDocs).toHaveLength(spec.enum.length);
  });

  test.each([
    [SETTINGS['render.output'].default, []],
    ['${workspace}/out/${date}-${quality}.mp4', []],
    ['plain.mp4', []],
    ['$5 and $', []],
    ['${folder}/${nam}-${nam}-${Name}.mp4', ['${nam}', '${Name}']],
    ['${constructor}', ['${constructor}']],
    ['${}', ['${}']],
  ])('the output pattern %s has the unknown variables %j, for us and for the settings editor', (pattern, unknown) => {
    expect(unknownOutputVariables(pattern)).toEqual(unknown);
    expect(new RegExp(OUTPUT_PATTERN.source, 'u').test(pattern)).toBe(unknown.length === 0);
  });

  test('the description and the error message name every variable', () => {
    for (const name of Object.keys(OUTPUT_VARIABLES)) {
      expect(SETTINGS['render.output'].doc).toContain(`\${${name}}`);
      expect(OUTPUT_PATTERN.message).toContain(`\${${name}}`);
    }
  });
});

describe('workspaces', () => {
  test('nothing runs before a reel is opened, and untrusted workspaces are supported in part', () => {
    expect(manifest.activationEvents).toEqual([
      'onLanguage:reel',
      'onTaskType:glyphreel',
      'onWebviewPanel:glyphreel.preview',
      'onWebviewPanel:glyphreel.report',
    ]);
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited');
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual([
      'glyphreel.render.output',
      'glyphreel.render.runner',
      'glyphreel.render.store',
      'glyphreel.ffmpegPath',
      'glyphreel.voices',
      'glyphreel.cache.folder',
    ]);
  });

  test('the explorer nests what a render writes under its reel', () => {
    const patterns = manifest.contributes.configurationDefaults['explorer.fileNesting.patterns']['*.reel'].split(', ');
    const endings = ['.mp4', '.apng', '.gif', '.html', '.mov', '.webm', '.webp', ...Object.values(SIDECAR_ENDINGS)];
    expect(patterns).toEqual(endings.flatMap((ending) => [`\${capture}${ending}`, `\${capture}-*${ending}`]));
  });
});
