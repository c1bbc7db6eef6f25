// Commands that write something to start from, and the analysis of music.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { soundOverview } from '../../src/catalog/sound-overview.ts';
import { run as analyzeMusic } from '../../src/extension/commands/analyze-music.ts';
import { run as newBlankReel } from '../../src/extension/commands/new-blank-reel.ts';
import { run as newEffects } from '../../src/extension/commands/new-effects.ts';
import type { Services } from '../../src/extension/services.ts';
import { compile } from '../../src/language/compile.ts';
import { BLANK_REEL } from '../../src/extension/examples/blank-reel.ts';
import { reset, state, Uri } from './support/fake-vscode.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const scratch = () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-new-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const root = Uri.file(ROOT);

beforeEach(reset);

test('a blank reel has no problems, and is shown with its preview', async () => {
  expect(compile(BLANK_REEL, {}).diagnostics).toEqual([]);
  await newBlankReel();
  expect(state.shown).toEqual(['untitled:Untitled-1']);
  expect(state.commands.map(([name]) => name)).toEqual(['glyphreel.openPreview']);
});

describe('New Effects Module', () => {
  test('writes the module and its types, and opens it', async () => {
    const folder = scratch();
    state.folders = [{ uri: Uri.file(folder) }];
    state.inputs = ['sparks'];
    await newEffects({ root } as unknown as Services);
    const read = (file: string) => readFileSync(file, 'utf8');
    expect(read(path.join(folder, 'sparks.ts'))).toBe(read(path.join(ROOT, 'assets/effects/starter-effects.ts')));
    expect(read(path.join(folder, 'glyphreel-effects.d.ts'))).toContain('declare');
    expect(state.shown).toEqual([Uri.file(path.join(folder, 'sparks.ts')).toString()]);
    expect(state.messages[0]!.message).toBe('Wrote sparks.ts. A reel beside it uses it with: use "./sparks.ts"');
  });

  test('beside the reel in the editor, which can be told to use it', async () => {
    const folder = scratch();
    const reel = Uri.file(path.join(folder, 'film.reel'));
    state.activeTextEditor = { document: { uri: reel, languageId: 'reel', version: 1 } };
    state.inputs = ['my-effects.ts'];
    state.choices = ['Use in film.reel'];
    const asked: unknown[] = [];
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const ask = async (_method: string, params: unknown) => {
      asked.push(params);
      return { insert: '', edits: [{ range, newText: 'use "my-effects.ts"\n' }] };
    };
    await newEffects({ root, language: { ask } } as unknown as Services);
    expect(asked).toMatchObject([{ uri: reel.toString(), path: path.join(folder, 'my-effects.ts') }]);
    expect(state.edits).toEqual([{ uri: reel.toString(), text: 'use "my-effects.ts"\n' }]);
  });

  test('a dismissed question writes nothing', async () => {
    state.folders = [{ uri: Uri.file(scratch()) }];
    await newEffects({ root } as unknown as Services);
    expect(state.messages).toEqual([]);
    expect(state.shown).toEqual([]);
  });
});

describe('Analyze Music', () => {
  const beats = { tempo: 120, times: [0.5, 1, 1.5, 2] };
  const sound = { seconds: 62.4, start: 0.5, bars: [0.5, 2.5], sections: [0, 2.5], drops: [2.5] };
  const shown: { title: string; text: string }[] = [];
  const services = (answer: () => unknown) =>
    ({
      engine: { request: async () => answer() },
      plans: { get: () => undefined },
      pages: { show: async (title: string, text: string) => void shown.push({ title, text }) },
    }) as unknown as Services;

  test('shows what the command line prints', async () => {
    const file = path.join(scratch(), 'song.mp3');
    writeFileSync(file, '');
    await analyzeMusic(
      services(() => ({ beats, sound })),
      Uri.file(file),
    );
    const [{ title, text }] = shown as [{ title: string; text: string }];
    expect(title).toBe('song.mp3: analysis');
    expect(text.split('\n').slice(2)).toEqual([
      'length    1:02.40, silent until 0:00.50',
      'tempo     120.0 bpm',
      'beats     4, the first at 0:00.50',
      'bars      2, the first at 0:00.50',
      'sections  2',
      '  section(1)    0:00.00 –   0:02.50',
      '  section(2)    0:02.50 –   1:02.40  bar(2)  drop(1)',
      '',
    ]);
  });

  test('says why a file cannot be analyzed', async () => {
    await analyzeMusic(
      services(() => {
        throw new Error('It has no sound.');
      }),
      Uri.file('/x/a.mp4'),
    );
    expect(state.messages[0]!.message).toBe('a.mp4 was not analyzed: It has no sound.');
  });

  test('without a beat there are no bars', () => {
    expect(soundOverview(null, { ...sound, bars: [] }).map(({ label }) => label)).toEqual([
      'length',
      'tempo',
      'sections',
      '',
      '',
    ]);
  });
});
