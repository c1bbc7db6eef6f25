import { describe, expect, it } from 'vitest';
import {
  inSeconds,
  parseBeatMoment,
  parseMoment,
  parseMomentRange,
  parseBytes,
  parseSize,
  wholeNumber,
} from '../../src/cli/parse-option.ts';

describe('parseMoment', () => {
  it.each([
    ['2.5s', 2.5],
    ['2.5', 2.5],
    ['.5s', 0.5],
    ['250ms', 0.25],
    ['1:23', 83],
    ['1:02.5', 62.5],
    ['1:00:03', 3603],
    ['0s', 0],
  ])('reads %s', (text, seconds) => {
    expect(inSeconds(parseMoment(text), 24)).toBeCloseTo(seconds, 9);
  });

  it('takes frames at the rate that is rendered', () => {
    expect(inSeconds(parseMoment('36f'), 24)).toBe(1.5);
    expect(inSeconds(parseMoment('36f'), 12)).toBe(3);
  });

  it.each(['', 's', '-1s', '2 s', '2sec', 'NaN', '1e9s', '1:60:', '٣s'])(
    'refuses %j and says what it expected',
    (text) => {
      expect(() => parseMoment(text)).toThrow(/^Expected a time such as 2\.5s/);
    },
  );
});

describe('parseMomentRange', () => {
  it('reads both ends', () => {
    expect(parseMomentRange('2s..5.5s')).toEqual({ from: { seconds: 2 }, to: { seconds: 5.5 } });
    expect(parseMomentRange('0..48f')).toEqual({ from: { seconds: 0 }, to: { frames: 48 } });
  });

  it.each(['2s', '2s..', '..5s', '1s..2s..3s', '2s-5s'])('refuses %j', (text) => {
    expect(() => parseMomentRange(text)).toThrow(/Expected a (range|time)/);
  });
});

describe('parseBytes', () => {
  it('takes decimal and binary units', () => {
    expect(['8MB', '9.5 MiB', '800kb', '1GB', '.5mb'].map(parseBytes)).toEqual([8e6, 9_961_472, 800_000, 1e9, 500_000]);
  });

  it.each(['8', 'MB', '8 TB', '-1MB', '0.1KB'])('refuses %s', (text) => {
    expect(() => parseBytes(text)).toThrow(`Expected a size such as 8MB, 800KB or 9.5MiB, but got ${text}.`);
  });
});

describe('parseSize', () => {
  it('reads x and ×', () => {
    expect(parseSize('1280x720')).toEqual({ width: 1280, height: 720 });
    expect(parseSize('1280×720')).toEqual({ width: 1280, height: 720 });
  });

  it('rejects an invalid size', () => {
    expect(() => parseSize('720p')).toThrow('Expected a size such as 1280x720, but got 720p.');
  });
});

describe('wholeNumber', () => {
  const workers = wholeNumber('workers', 1, 256);
  it('takes the limits themselves', () => {
    expect([workers('1'), workers('256')]).toEqual([1, 256]);
  });

  it.each(['0', '257', '1.5', 'two', ''])('refuses %j with the limits named', (text) => {
    expect(() => workers(text)).toThrow(`Expected workers from 1 to 256, but got ${text}.`);
  });
});

describe('parseBeatMoment', () => {
  it('reads beats, bars of four beats, and times', () => {
    expect(parseBeatMoment('2beats')).toEqual({ beats: 2 });
    expect(parseBeatMoment('1.5bars')).toEqual({ beats: 6 });
    expect(parseBeatMoment('2.5s')).toEqual({ seconds: 2.5 });
    expect(() => parseBeatMoment('beats')).toThrow(/^Expected a time such as .* or 2beats, but got beats/);
  });
});
