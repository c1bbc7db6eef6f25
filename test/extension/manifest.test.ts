// package.json is what the typed objects say; every command that is declared is handled, every setting is described.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/extension/manifest/commands.ts';
import { MANIFEST } from '../../src/extension/manifest/contributes.ts';
import { MENUS } from '../../src/extension/manifest/menus.ts';
import { SETTINGS } from '../../src/extension/manifest/settings.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

describe('manifest', () => {
  test('package.json holds exactly what src/extension/manifest states', () => {
    for (const [key, value] of Object.entries(MANIFEST))
      expect(manifest[key], key).toEqual(JSON.parse(JSON.stringify(value)));
  });

  test('the commands of the product are there, under its name', () => {
    const titles = [
      'Render Scene',
      'Render Reel',
      'Render Segment…',
      'Open Preview',
      'Save Frame…',
      'Estimate Render Time',
      'Show Brightness Report',
      'Cancel Render',
      'Show Renders',
      'New Reel from Example…',
      'Clear Render Cache',
      'Restart Engine',
      'Show Log',
      'Doctor',
    ];
    const declared = manifest.contributes.commands as { title: string; category: string }[];
    expect(declared.map(({ title }) => title)).toEqual(expect.arrayContaining(titles));
    expect(new Set(declared.map(({ category }) => category))).toEqual(new Set(['Glyphreel']));
  });

  test('every command says where the palette shows it, and none shows everywhere by accident', () => {
    const palette = new Map(MENUS.commandPalette!.map(({ command, when }) => [command, when]));
    for (const name of Object.keys(COMMANDS)) expect(palette.get(name as keyof typeof COMMANDS), name).toBeTruthy();
    const everywhere = [...palette].filter(([, when]) => when === 'true').map(([name]) => name);
    expect(everywhere).toEqual(['glyphreel.newFromExample', 'glyphreel.doctor']);
  });

  test('every setting has a sentence, and a default among its words or limits', () => {
    for (const [key, spec] of Object.entries(SETTINGS)) {
      expect(spec.doc, key).toMatch(/[.`]$/);
      if (spec.type === 'array') for (const word of spec.default) expect(spec.enum, key).toContain(word);
      else if ('enum' in spec) expect(spec.enum, key).toContain(spec.default);
      if ('minimum' in spec) expect(spec.default, key).toBeGreaterThanOrEqual(spec.minimum);
    }
  });

  test('nothing runs before a reel is opened, and untrusted workspaces are served in part', () => {
    expect(manifest.activationEvents).toEqual([
      'onLanguage:reel',
      'onWebviewPanel:glyphreel.preview',
      'onWebviewPanel:glyphreel.report',
    ]);
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited');
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(
      expect.arrayContaining(['glyphreel.ffmpegPath', 'glyphreel.render.output']),
    );
  });
});
