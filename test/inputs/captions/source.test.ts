// Caption files as inputs: what is read, what is reported, and what fails.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ScenePlan } from '../../../src/contract/plan.ts';
import { MOST_WARNINGS } from '../../../src/engine/inputs/captions/caption.ts';
import { captionsFrom } from '../../../src/engine/inputs/captions/plan-captions.ts';
import source from '../../../src/engine/inputs/captions/source.ts';
import { createAccess } from '../../../src/engine/inputs/disk-access.ts';

function open(name: string, content: string | Uint8Array) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return source.open(file, createAccess());
}

test('captions with what was left out, each with its line', async () => {
  const { value, facts } = await open(
    'a.srt',
    Buffer.from('1\n00:00:01,000 --> 00:00:02,000\ncaf\xe9\n\n2\n00:00:04,000 --> 00:00:03,000\nlost\n', 'latin1'),
  );
  expect(value.captions).toEqual([{ from: 1, to: 2, text: 'café' }]);
  expect(facts).toEqual({
    summary: '1 captions',
    warnings: [
      { line: 3, message: 'The file is not UTF-8 and was read as Windows-1252. Save it as UTF-8 to be sure.' },
      { line: 6, message: '"lost" is not shown: it ends before it starts.' },
    ],
  });
});

test('the extension decides between lyrics and cues', async () => {
  expect((await open('A.LRC', '[00:01.00]One')).value.captions).toEqual([{ from: 1, to: 9, text: 'One' }]);
});

test('a file of another kind is not warned of line by line', async () => {
  const { value } = await open('a.lrc', `[00:01.00]One\n${'words\n'.repeat(500)}`);
  expect(value.warnings).toHaveLength(MOST_WARNINGS);
  expect(value.warnings.at(-1)).toEqual({ line: 21, message: '481 more lines are not shown.' });
});

test('a file that holds no caption says why in a sentence, and so does one that is not there', async () => {
  await expect(open('a.srt', 'nonsense\nwithout times')).rejects.toMatchObject({
    code: 'input-unreadable',
    message: expect.stringMatching(/no caption was found in it \(line 1: Text before the first timing is not shown\)/),
  });
  await expect(open('empty.vtt', '')).rejects.toMatchObject({
    code: 'input-unreadable',
    message: expect.stringMatching(/no caption was found in it\.$/),
  });
  await expect(source.open('/nowhere/a.srt', createAccess())).rejects.toMatchObject({ code: 'input-missing' });
});

test('a scene played alone shows the captions of its own part of the reel', () => {
  const plan = {
    segments: [
      { scene: 'a', start: 0, end: 4 },
      { scene: 'b', start: 4, end: 8 },
    ],
  } as unknown as ScenePlan;
  const captions = [{ from: 5, to: 6, text: 'Later' }];
  expect(captionsFrom(captions, plan)).toMatchObject(captions);
  expect(captionsFrom(captions, plan, 'b')).toMatchObject([{ from: 1, to: 2, text: 'Later' }]);
});
