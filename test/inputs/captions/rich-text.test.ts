// Markup, positions and times of words in captions.

import { describe, expect, it } from 'vitest';
import { parseCaptions } from '../../../src/engine/inputs/captions/parse-captions.ts';
import { timeWords } from '../../../src/engine/inputs/captions/time-words.ts';

const read = (text: string, name: string) => parseCaptions(Buffer.from(text), name).captions;
const srt = (words: string) => read(`1\n00:00:01,000 --> 00:00:03,000\n${words}\n`, 'a.srt')[0];
const vtt = (words: string, settings = '', head = '') =>
  read(`WEBVTT\n\n${head}00:01.000 --> 00:03.000 ${settings}\n${words}\n`, 'a.vtt')[0];

describe('markup', () => {
  it('marks bold, italic, underline and colours, nested', () => {
    expect(srt('a <b>bold <i>both</i></b> <font color="#ff3366">pink</font>')).toMatchObject({
      text: 'a bold both pink',
      marks: [
        { start: 2, end: 7, bold: true },
        { start: 7, end: 11, bold: true, italic: true },
        { start: 12, end: 16, color: [1, 0.2, 0.4] },
      ],
    });
  });
  it('goes on over lines, and ends where it is not closed', () => {
    expect(srt('<i>one\ntwo')).toMatchObject({ text: 'one\ntwo', marks: [{ start: 0, end: 7, italic: true }] });
  });
  it('knows overrides of SubStation', () => {
    expect(srt('{\\b1}a{\\b0} {\\c&H0000FF&}b')).toMatchObject({
      text: 'a b',
      marks: [
        { start: 0, end: 1, bold: true },
        { start: 2, end: 3, color: [1, 0, 0] },
      ],
    });
  });
  it('knows classes of WebVTT, its own and those of the file', () => {
    const head = 'STYLE\n::cue(.loud) { color: red; font-weight: bold }\n\n';
    expect(vtt('<v Anna>x <c.loud>LOUD</c> <c.lime>y</c>', '', head)).toMatchObject({
      text: 'x LOUD y',
      marks: [
        { start: 2, end: 6, bold: true, color: [1, 0, 0] },
        { start: 7, end: 8, color: [0, 1, 0] },
      ],
    });
  });
  it('leaves angle brackets alone that are no tags', () => {
    expect(srt('if a < b and c > d')).toEqual({ from: 1, to: 3, text: 'if a < b and c > d' });
  });
});

describe('positions', () => {
  it('of SubStation are those of a number pad', () => {
    expect(srt('{\\an8}top').place).toEqual({ x: 0.5, y: 0.08, anchorX: 0.5, anchorY: 0, align: 'center' });
    expect(srt('{\\an1}left').place).toMatchObject({ x: 0.05, anchorX: 0, anchorY: 1, align: 'left' });
    expect(srt('{\\an2}usual').place).toBeUndefined();
  });
  it('of WebVTT are shares or lines', () => {
    expect(vtt('a', 'align:start position:10% line:10%').place).toEqual({
      x: 0.1,
      y: 0.1,
      anchorX: 0,
      anchorY: 0,
      align: 'left',
    });
    expect(vtt('a', 'line:0').place).toMatchObject({ y: 0.04, anchorY: 0, align: 'center' });
    expect(vtt('a', 'line:-1').place).toMatchObject({ y: 0.95, anchorY: 1 });
    expect(vtt('a').place).toBeUndefined();
  });
});

describe('times of words', () => {
  it('are read from WebVTT', () => {
    expect(vtt('<00:01.000>One <00:01.500>word <00:02.000>at').words).toEqual([
      { start: 0, end: 3, from: 1, to: 1.5 },
      { start: 4, end: 8, from: 1.5, to: 2 },
      { start: 9, end: 11, from: 2, to: 3 },
    ]);
  });
  it('are read from enhanced LRC, in both brackets, with its offset', () => {
    const expected = [
      { start: 0, end: 4, from: 6.9, to: 7.3 },
      { start: 5, end: 7, from: 7.3, to: 14.9 },
    ];
    const [angle] = read('[offset:+100]\n[00:07.00]<00:07.00>Word <00:07.40>by\n', 'a.lrc');
    const [square] = read('[offset:+100]\n[00:07.00]Word [00:07.40]by\n', 'a.lrc');
    for (const caption of [angle, square])
      caption.words!.forEach((word, i) => {
        expect(word).toMatchObject({ start: expected[i].start, end: expected[i].end });
        expect(word.from).toBeCloseTo(expected[i].from, 5);
        expect(word.to).toBeCloseTo(expected[i].to, 5);
      });
  });
  it('are shared out by length where there are none', () => {
    const words = timeWords('a bbbb', [], 0, 9);
    expect(words).toEqual([
      { start: 0, end: 1, from: 0, to: 3 },
      { start: 2, end: 6, from: 3, to: 9 },
    ]);
  });
  it('never go back and cover every word once', () => {
    const text = 'one two three four';
    const words = timeWords(
      text,
      [
        { at: 8, time: 4 },
        { at: 4, time: 9 },
      ],
      1,
      5,
    );
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(text.split(' '));
    for (const { from, to } of words) expect(from >= 1 && to <= 5 && to >= from).toBe(true);
  });
});
