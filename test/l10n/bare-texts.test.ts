// No text that people see is written without a lookup, in the extension's host, its webviews and the report.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { localizedFiles } from '../../scripts/l10n/source-bundle.ts';
import { bareTexts, lookedUp } from './bare-texts.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');

/** The manifest has its texts in a table by localize-manifest.ts. */
const OTHERWISE = ['src/extension/manifest/'];
/** Texts that stay as they are, by file, each with its reason. */
const AS_THEY_ARE: [file: string, text: RegExp, reason: string][] = [
  ['active-code/active-code.ts', /^(Background|Border)$/, 'names of colours'],
  ['assistant/register-tools.ts', /^The picture cannot/, 'for the model'],
  ['costs/slow-scenes.ts', /^glyphreel preview$/, 'the source of a diagnostic'],
  ['doctor/doctor-page.ts', /./, 'the report of the doctor, which is for bug reports and the same everywhere'],
  ['engine/engine-client.ts', /./, 'the log'],
  ['examples/blank-reel.ts', /./, 'a reel'],
  ['language/language-client.ts', /./, 'the name of an output channel, which bug reports mention'],
  ['preview/panel-context.ts', /^Preview of $/, 'the log'],
  ['sound/feature-hover.ts', /./, 'a hover, beside that of the language server'],
  ['sound-meters/sound-meters.ts', /^audio\.$/, 'a name of the language'],
  ['report/brightness-warnings.ts', /./, 'diagnostics, which are in English everywhere'],
  ['controls/guides.ts', /^(TikTok|Reels|Shorts)$/, 'names of platforms'],
  ['keys/key-action.ts', /^(Alt|Shift)\+$/, 'names of keys in a table'],
  ['parts/prefers-reduced-motion.ts', /./, 'a media query'],
  ['report/report-style.ts', /./, 'a style sheet'],
  ['shared/webview-html.ts', /-src blob:/, 'a policy'],
];
const staysAsItIs = (file: string, text: string): boolean =>
  AS_THEY_ARE.some(([name, pattern]) => file.endsWith(name) && pattern.test(text));

describe('texts that people see', () => {
  it('are looked up', () => {
    const found = localizedFiles()
      .filter((file) => !OTHERWISE.some((folder) => file.startsWith(folder)))
      .flatMap((file) =>
        bareTexts(readFileSync(path.join(ROOT, file), 'utf8'))
          .filter(({ text }) => !staysAsItIs(file, text))
          .map(({ line, text }) => `${file}:${line}: ${text}`),
      );
    expect(found).toEqual([]);
  });

  it.each(AS_THEY_ARE)('are as they are in %s: %s', (name, pattern) => {
    const file = localizedFiles().find((each) => each.endsWith(name))!;
    expect(bareTexts(readFileSync(path.join(ROOT, file), 'utf8')).some(({ text }) => pattern.test(text))).toBe(true);
  });
});

describe('bareTexts', () => {
  const texts = (source: string) => bareTexts(source).map(({ text }) => text);

  it.each([
    ["window.showInformationMessage('It is done')", ['It is done']],
    ["pick.title = 'Render'", ['Render']],
    ['pick.title = `Render ${name} now`', ['Render ', ' now']],
    ['pick.title = l10n.t(`Render ${name}`)', ['Render ']],
    ["const lens = { tooltip: wide ? 'Wide' : l10n.t('Narrow') }", ['Wide']],
    ["pick.title = 'render'", ['render']],
    ["showQuickPick([], { placeHolder: 'words' })", ['words']],
    ["window.createWebviewPanel('id', 'panel', 1)", ['panel']],
    ["const LABELS = ['no sound', 'sound']", ['no sound']],
  ])('finds the texts of %s', (source, found) => expect(texts(source)).toEqual(found));

  it.each([
    "vscode.l10n.t('It is done')",
    "l10n.t('Render {0}', name)",
    "import { Thing } from './Thing.ts'",
    "this.#log.warn('No frame came')",
    "throw new Error('Expected a frame')",
    "if (key === 'Enter') return",
    "type Side = 'Left' | 'Right side'",
    "const codes = ['glyphreel.openPreview', 'engine-gone', 'a b']",
  ])('finds nothing in %s', (source) => expect(texts(source)).toEqual([]));
});

describe('lookedUp', () => {
  it('reads the literals of calls alone', () =>
    expect(lookedUp("l10n.t('A {0}', t('B')); vscode.l10n.t(`C`); l10n.t(given); vscode.l10n.t('D')")).toEqual([
      'A {0}',
      'D',
    ]));
});
