// The tables of texts: each language has every text, none that is not shown, and the same places for values, names and links.

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { localizedFiles } from '../../scripts/l10n/source-bundle.ts';
import type { Bundle, Texts } from '../../scripts/l10n/translate.ts';
import { localizeManifest } from '../../src/extension/manifest/localize-manifest.ts';
import { lookedUp } from './bare-texts.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));

const manifest = read('package.nls.json') as Texts;
const bundle = read('l10n/bundle.l10n.json') as Bundle;
const english = new Set([...Object.values(manifest), ...Object.keys(bundle)]);
const languages = globSync('l10n/translations/*.json', { cwd: ROOT }).map((file) => path.basename(file, '.json'));

/** What a translation must keep: values by number, variables, commands of links, and code. */
const kept = (text: string): string[] =>
  [...text.matchAll(/\{\d+\}|\$\{\w+\}|\(command:[\w.]+\)|\$\([\w~-]+\)|`[^`]*`/g)].map(([whole]) => whole).toSorted();

test('there is German', () => expect(languages).toContain('de'));

describe.each(languages)('%s', (language) => {
  const translations = read(`l10n/translations/${language}.json`) as Texts;

  test('has every text', () => expect([...english].filter((text) => !Object.hasOwn(translations, text))).toEqual([]));

  test('has no text that nothing shows', () =>
    expect(Object.keys(translations).filter((text) => !english.has(text))).toEqual([]));

  test('has none that is empty', () =>
    expect(Object.keys(translations).filter((text) => translations[text]!.trim() === '')).toEqual([]));

  test('keeps values, variables, commands, icons and code', () => {
    const differing = Object.entries(translations).filter(
      // A note for translators follows the text after a slash.
      ([text, translation]) => kept(messageOf(text)).join() !== kept(translation).join(),
    );
    expect(differing).toEqual([]);
  });

  test('ends as the English does: sentences with a full stop, labels of dialogs with an ellipsis', () => {
    const end = (text: string): string => /[.…:?!]$/.exec(text)?.[0] ?? '';
    const differing = Object.entries(translations).filter(
      ([text, translation]) => end(messageOf(text)) !== end(translation),
    );
    expect(differing).toEqual([]);
  });

  test('reaches VS Code in the files that it reads', () => {
    const nls = read(`package.nls.${language}.json`) as Texts;
    expect(Object.keys(nls)).toEqual(Object.keys(manifest));
    for (const [key, text] of Object.entries(manifest)) expect(nls[key], key).toBe(translations[text]);
    const texts = read(`l10n/bundle.l10n.${language}.json`) as Texts;
    expect(Object.keys(texts)).toEqual(Object.keys(bundle));
  });
});

/** The text of a key of the bundle. */
function messageOf(key: string): string {
  const entry = bundle[key];
  return entry === undefined ? key : typeof entry === 'string' ? entry : entry.message;
}

test('package.json names only keys of the table', () => {
  const { contributes, capabilities, l10n } = read('package.json') as Record<string, unknown>;
  expect(l10n).toBe('./l10n');
  const keys = [...JSON.stringify({ contributes, capabilities }).matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key);
  expect(keys.length).toBeGreaterThan(100);
  expect(keys.toSorted()).toEqual(
    Object.keys(manifest)
      .filter((key) => key !== 'description')
      .toSorted(),
  );
});

test('every call of l10n.t in the sources was exported', () => {
  const messages = new Set(Object.keys(bundle).map(messageOf));
  const missing = localizedFiles().flatMap((file) =>
    lookedUp(readFileSync(path.join(ROOT, file), 'utf8'))
      .filter((text) => !messages.has(text))
      .map((text) => `${file}: ${text}`),
  );
  expect(missing).toEqual([]);
});

describe('localizeManifest', () => {
  test('takes out texts for people, by names that stay when the list changes', () => {
    const { manifest: taken, texts } = localizeManifest({
      contributes: {
        commands: [{ command: 'a.b', category: 'Glyphreel', title: 'Open', icon: '$(play)' }],
        configuration: { properties: { 'a.title': { description: 'What title', enum: ['Word'], default: 'Text' } } },
        views: { side: [{ id: 'a.list', name: 'List', contextualTitle: 'Glyphreel' }] },
      },
    });
    expect(texts).toEqual({
      'commands.a.b.title': 'Open',
      'configuration.properties.a.title.description': 'What title',
      'views.side.a.list.name': 'List',
    });
    expect(JSON.stringify(taken)).toContain('"title":"%commands.a.b.title%"');
    expect(JSON.stringify(taken)).toContain('"default":"Text"');
  });

  test('leaves names and texts for programs and models alone', () => {
    const given = {
      contributes: {
        problemMatchers: [{ name: 'glyphreel', label: 'Glyphreel' }],
        languageModelTools: [
          { name: 'tool_name', modelDescription: 'For the model.', inputSchema: { title: 'Schema' } },
        ],
      },
    };
    expect(localizeManifest(given)).toEqual({ manifest: given, texts: {} });
  });
});
