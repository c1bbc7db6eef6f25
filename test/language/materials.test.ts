// What the server knows of the files of `media` statements.

import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MaterialFacts } from '../../src/contract/media.ts';
import type { MaterialAnswer } from '../../src/contract/protocol.ts';
import { Materials } from '../../src/language/server/materials.ts';
import { materialFacts } from './marker-cases.ts';

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'materials-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  file = join(folder, `${Math.random()}.png`);
  writeFileSync(file, 'one');
});

const facts = materialFacts({ summary: 'PNG, 8 × 8' }) as MaterialFacts;

function materials(answer: () => MaterialAnswer | null | Promise<MaterialAnswer | null>) {
  const asked: string[] = [];
  let news = 0;
  const known = new Materials(
    async ({ path, picture }) => {
      asked.push(`${path}${picture ? ' with picture' : ''}`);
      return answer();
    },
    () => news++,
  );
  return { known, asked, news: () => news };
}

describe('Materials', () => {
  it('asks once about a file and reports the answer', async () => {
    const { known, asked, news } = materials(() => ({ facts }));
    known.need([file]);
    await known.learn(file);
    known.need([file]);
    expect(asked).toEqual([file]);
    expect(news()).toBe(1);
    expect(known.facts.get(file)).toBe(facts);
  });

  it('asks for a picture only when one is wanted, and once', async () => {
    const { known, asked } = materials(() => ({ facts, picture: 'data:image/png;base64,AA' }));
    expect(await known.pictureOf(file)).toBe('data:image/png;base64,AA');
    expect(await known.pictureOf(file)).toBe('data:image/png;base64,AA');
    expect(asked).toEqual([file, `${file} with picture`]);
  });

  it('asks for no picture of a file that cannot be used', async () => {
    const { known, asked } = materials(() => ({ facts: { problem: 'It is empty.' } }));
    expect(await known.pictureOf(file)).toBeUndefined();
    expect(asked).toEqual([file]);
  });

  it('asks again once the file has changed, and keeps what it knows until then', async () => {
    let summary = 'old';
    const { known, asked } = materials(() => ({ facts: { ...facts, summary } }));
    await known.learn(file);
    summary = 'new';
    utimesSync(file, 1, 1);
    known.need([file]);
    expect(known.facts.get(file)).toMatchObject({ summary: 'old' });
    await known.learn(file);
    expect(known.facts.get(file)).toMatchObject({ summary: 'new' });
    expect(asked).toHaveLength(2);
  });

  it('forgets a file that is gone, without asking', async () => {
    const { known, asked, news } = materials(() => ({ facts }));
    await known.learn(file);
    rmSync(file);
    await known.learn(file);
    expect(known.facts.has(file)).toBe(false);
    expect(asked).toHaveLength(1);
    expect(news()).toBe(2);
  });

  it('does not ask again and again where nothing can be told, but after `retry`', async () => {
    let answer: MaterialAnswer | null = null;
    const { known, asked, news } = materials(() => answer);
    await known.learn(file);
    await known.learn(file);
    expect(asked).toHaveLength(1);
    expect(news()).toBe(0);
    answer = { facts: { problem: 'It is empty.' } };
    known.retry();
    await known.learn(file);
    expect(known.facts.get(file)).toEqual({ problem: 'It is empty.' });
    expect(news()).toBe(1);
  });

  it('survives a question that fails', async () => {
    const { known } = materials(() => Promise.reject(new Error('no such method')));
    await known.learn(file);
    expect(known.facts.has(file)).toBe(false);
  });
});
