// .ans and .txt: one file per frame, which shows exactly the cells that were drawn.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { splitSauce } from '../../../src/engine/inputs/character-art/sauce.ts';
import { ans } from '../../../src/engine/outputs/formats/ans/ans.ts';
import { txt } from '../../../src/engine/outputs/formats/txt/txt.ts';
import type { CellSettings } from '../../../src/engine/outputs/cells/cell-settings.ts';
import type { OutputFormat } from '../../../src/engine/outputs/output-format.ts';
import { writeFilm } from './cell-film.ts';

const whole = { frames: 30, worstDifference: 0, wrongFrames: [], faults: [] };
const names = Array.from({ length: 30 }, (_, i) => String(i + 1).padStart(5, '0'));
const ansi = ans as unknown as OutputFormat<CellSettings>;

describe('ANSI art', () => {
  test.each(['24bit', '256', '16', 'none'])('in UTF-8 with colours: %s shows what was drawn', async (colors) => {
    const film = await writeFilm(ansi, { colors });
    expect(await film.verify()).toMatchObject({ ...whole, streams: [`ans 24x7 ${colors}`] });
    expect(readdirSync(film.target.path)).toEqual(names.map((name) => `${name}.ans`));
    const first = readFileSync(path.join(film.target.path, '00001.ans'), 'utf8');
    expect(first.split('\n').length).toBe(8);
    expect(first.includes('SAUCE')).toBe(false);
  });

  test('for DOS has sixteen colours, code page 437 and a SAUCE record', async () => {
    const film = await writeFilm(ansi, { encoding: 'cp437' });
    expect(await film.verify()).toMatchObject({ ...whole, streams: ['ans 24x7 16'] });
    const bytes = readFileSync(path.join(film.target.path, '00009.ans'));
    const { sauce, art } = splitSauce(bytes);
    expect(sauce).toEqual({ title: '', author: '', cols: 24, isIce: true, isAnsi: true });
    expect(bytes.readUInt32LE(bytes.length - 128 + 90)).toBe(art.length);
    expect(bytes.readUInt16LE(bytes.length - 128 + 98)).toBe(7);
    expect(stripVTControlCharacters(Buffer.from(art).toString('latin1')).length).toBe(24 * 7);
  });

  test('for DOS has no other colours', async () => {
    await expect(writeFilm(ansi, { encoding: 'cp437', colors: '24bit' })).rejects.toThrow(
      'Expected --colors 16 with --encoding cp437, but got 24bit.',
    );
  });

  test('that is damaged is found', async () => {
    const film = await writeFilm(ansi);
    const file = path.join(film.target.path, '00004.ans');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('48;2;', '48;5;'));
    expect((await film.verify()).wrongFrames).toEqual([3]);
    writeFileSync(file, text);
    expect((await film.verify()).faults).toEqual([]);
  });
});

describe('plain text', () => {
  test('has the characters alone', async () => {
    const film = await writeFilm(txt);
    expect(await film.verify()).toMatchObject({ ...whole, streams: ['txt 24x7 none'] });
    const text = readFileSync(path.join(film.target.path, '00012.txt'), 'utf8');
    expect(text).toMatch(/^(?:[\x20-\x7e]{0,24}\n){7}$/);
    expect(text).not.toMatch(/ \n/);
  });

  test('that lost a line or a file is found', async () => {
    const film = await writeFilm(txt);
    const file = path.join(film.target.path, '00030.txt');
    writeFileSync(file, readFileSync(file, 'utf8').split('\n').slice(1).join('\n'));
    expect((await film.verify()).faults).toEqual(['frame 29 cannot be read: it has 6 lines']);
  });
});
