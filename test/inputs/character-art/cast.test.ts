import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cast, open, rowsAt } from './open-art.ts';

describe('asciinema recordings', () => {
  it('show what was written at that time, exactly, in both directions', async () => {
    const { art, codec, summary } = await open(
      cast([
        [0.5, 'o', 'a'],
        [1.25, 'o', 'b'],
        [1.25, 'o', 'c'],
        [2, 'o', '\r\nd'],
      ]),
    );
    expect([codec, summary]).toEqual(['asciicast v2', 'terminal recording, 20 × 4 cells, 3.0 s']);
    const shown = (seconds: number) => rowsAt(art, seconds).join('|').replace(/\|*$/, '');
    expect([0, 0.499999, 0.5, 1.249999, 1.25, 1.9, 2, 99].map(shown)).toEqual([
      ...['', '', 'a', 'a', 'abc', 'abc', 'abc|d', 'abc|d'],
    ]);
    expect([1.3, 0.6, 2.5, 0].map(shown)).toEqual(['abc', 'a', 'abc|d', '']);
    expect(art.at(1.3).serial).toBe(art.at(1.9).serial);
    expect([art.cols, art.rows, art.seconds]).toEqual([20, 4, 3]);
  });

  it('of version 3 have the time since the event before, and comments', async () => {
    const lines = [
      '{"version":3,"term":{"cols":10,"rows":2,"theme":{"fg":"#010203","bg":"#000000","palette":"#000000:#aa0000:#00aa00:#0000aa:#111111:#222222:#333333:#444444"}},"title":"T"}',
      '# a comment',
      '[0.5, "o", "x"]',
      '[0.5, "i", "typed"]',
      '[0.25, "m", "marker"]',
      '[0.25, "o", "\\u001b[31my"]',
      '[1, "x", "0"]',
    ];
    const { art, codec, summary, warnings } = await open(lines.join('\n'));
    expect(codec).toBe('asciicast v3');
    expect(summary).toBe('terminal recording, 10 × 2 cells, 3.5 s, “T”');
    expect(warnings).toEqual([]);
    expect([0.49, 0.5, 1.49, 1.5].map((seconds) => rowsAt(art, seconds)[0])).toEqual(['', 'x', 'x', 'xy']);
    expect([...art.at(2).ink.slice(0, 2)]).toEqual([0x010203, 0xaa0000]);
    expect(art.withTheme('xterm').at(2).ink[1]).toBe(0xcd0000);
  });

  it('are resized, and as large as they ever were', async () => {
    const { art } = await open(
      cast([
        [1, 'o', 'hello world'],
        [2, 'r', '30x2'],
        [3, 'o', '\x1b[2;30Hx'],
        [4, 'r', '5x2'],
      ]),
    );
    expect([art.cols, art.rows]).toEqual([30, 4]);
    expect(rowsAt(art, 3)[1]).toBe(`${' '.repeat(29)}x`);
    expect(rowsAt(art, 4).every((row) => row.length <= 5)).toBe(true);
  });

  it('shorten pauses longer than the idle limit', async () => {
    const { art } = await open(
      cast(
        [
          [1, 'o', 'a'],
          [100, 'o', 'b'],
          [101, 'o', 'c'],
        ],
        { idle_time_limit: 2 },
      ),
    );
    expect(art.seconds).toBe(5); // the last screen is shown for a second
    expect([2.99, 3, 3.99, 4].map((seconds) => rowsAt(art, seconds)[0])).toEqual(['a', 'ab', 'ab', 'abc']);
  });

  it('leave out malformed lines and name them', async () => {
    const { art, warnings } = await open(
      `${cast([[1, 'o', 'a']])}\n{broken\n[2,"o","b"]\n[-1,"o","c"]\n[3,"r","big"]\n[1.5,"o","d"]`,
    );
    expect(rowsAt(art, 99)[0]).toBe('abd');
    expect(warnings).toEqual([
      { line: 3, message: 'Line 3 is not an event and is left out.' },
      { line: 5, message: 'Line 5 is not an event and is left out.' },
      { line: 6, message: 'Line 6 has no size such as 80x24 and is left out.' },
      { line: 7, message: 'Line 7 is earlier than the one before and is shown with it.' },
    ]);
  });

  it.each([
    [
      'of another version',
      '{"version":1,"width":80,"height":24}',
      'expected an asciinema recording of version 2 or 3, but got version 1',
    ],
    ['without a size', '{"version":2,"width":"wide","height":24}', 'its header has no size'],
  ])('%s are refused', async (_, content, reason) => {
    await expect(open(content)).rejects.toMatchObject({ reason });
  });

  it('of huge terminals are cut', async () => {
    const { art, warnings } = await open(cast([[1, 'o', 'x']], { width: 100000, height: 100000 }));
    expect([art.cols, art.rows]).toEqual([500, 200]);
    expect(warnings).toEqual([{ line: 1, message: 'Its terminal is cut to 500 × 200 cells.' }]);
  });

  it('give the same screen at any time, whatever was asked before', async () => {
    const events = Array.from({ length: 700 }, (_, i): [number, string, string] => [
      i / 10,
      'o',
      `\x1b[${(i % 4) + 1};${((i * 7) % 20) + 1}H\x1b[3${i % 8}m${String.fromCharCode(33 + (i % 90))}`,
    ]);
    const { art } = await open(cast(events));
    const inOrder = events.map(([seconds]) => structuredClone(art.at(seconds)));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 699 }), { maxLength: 20 }), (order) => {
        for (const i of order) expect(art.at(i / 10)).toEqual(inOrder[i]);
      }),
    );
  });

  it('of an hour take a few megabytes', { timeout: 120_000 }, async () => {
    const events = Array.from({ length: 36_000 }, (_, i): [number, string, string] => [
      i / 10,
      'o',
      `line ${i} of the build: ${'='.repeat(i % 50)}\r\n`,
    ]);
    const content = cast(events, { width: 80, height: 24 });
    globalThis.gc?.();
    const before = process.memoryUsage().arrayBuffers;
    const { art } = await open(content);
    expect(rowsAt(art, 3599.9)[22]).toBe(`line 35999 of the build: ${'='.repeat(35999 % 50)}`);
    expect(rowsAt(art, 0)[0]).toBe('line 0 of the build:');
    globalThis.gc?.();
    expect((process.memoryUsage().arrayBuffers - before) / 1e6).toBeLessThan(60);
  });

  it('never fail on mutated recordings', { timeout: 120_000 }, async () => {
    const seed = new TextEncoder().encode(
      cast([
        [0.1, 'o', '\x1b[1;31mred\x1b[0m \x1b]0;title\x07 \x1bP1$r\x1b\\'],
        [0.2, 'r', '30x5'],
        [0.3, 'o', '\x1b[?1049h\x1b[2J\x1b[99;99H😀漢\x1b[3@\x1b[2P\x1b[4L\x1b#8'],
      ]),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { maxLength: 12 }), async (edits) => {
        const bytes = Uint8Array.from(seed);
        for (const [at, value] of edits) bytes[at] = value;
        const result = await open(bytes).catch((error: unknown) => error);
        if (result instanceof Error) expect(result).toMatchObject({ code: 'art-unusable' });
      }),
      { numRuns: 200 },
    );
  });
});
