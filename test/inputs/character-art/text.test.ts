import { describe, expect, it } from 'vitest';
import { ART_STYLE, NO_PAPER } from '../../../src/engine/frame/media/character-art.ts';
import { open, rowsAt } from './open-art.ts';

/** A SAUCE record of ANSI art. */
function sauce(fields: { cols?: number; flags?: number; title?: string; comments?: number }): Uint8Array {
  const record = Buffer.alloc(128);
  record.write('SAUCE00', 0, 'latin1');
  record.write((fields.title ?? '').padEnd(35), 7, 'latin1');
  record.write('somebody'.padEnd(20), 42, 'latin1');
  record[94] = 1;
  record[95] = 1;
  record.writeUInt16LE(fields.cols ?? 0, 96);
  record[104] = fields.comments ?? 0;
  record[105] = fields.flags ?? 0;
  return record;
}

describe('text', () => {
  it('keeps spaces and lines, and is as large as its longest line', async () => {
    const { art, summary, codec } = await open('  /\\_/\\\n ( o.o )\n\n  > ^ <\n');
    expect(rowsAt(art)).toEqual(['  /\\_/\\', ' ( o.o )', '', '  > ^ <']);
    expect([art.cols, art.rows, art.seconds, art.hasColors]).toEqual([8, 4, 0, false]);
    expect([summary, codec]).toEqual(['text, 8 × 4 cells', 'text']);
  });

  it.each([
    ['UTF-8', Buffer.from('░▒▓█')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF░▒▓█')],
    ['UTF-16 LE', Buffer.from('\uFEFF░▒▓█', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\uFEFF░▒▓█', 'utf16le').swap16()],
    ['CP437', Buffer.of(0xb0, 0xb1, 0xb2, 0xdb)],
  ])('reads %s', async (_, bytes) => {
    const { art } = await open(new Uint8Array(bytes));
    expect(rowsAt(art)).toEqual(['░▒▓█']);
  });

  it('draws the pictures of control codes in CP437, up to the end-of-file mark', async () => {
    const { art } = await open(Uint8Array.of(1, 3, 14, 0xdb, 0x1a, 65));
    expect(rowsAt(art)).toEqual(['☺♥♫█']);
  });

  it('gives wide characters two cells and keeps combining marks', async () => {
    const { art } = await open('漢a\ne\u0301x\n😀!');
    const { glyphs, styles } = art.at(0);
    expect(art.cols).toBe(3);
    expect(glyphs).toEqual(['漢', '', 'a', 'e\u0301', 'x', ' ', '😀', '', '!']);
    expect(styles[0] & ART_STYLE.wide).toBe(ART_STYLE.wide);
    expect(styles[2] & ART_STYLE.wide).toBe(0);
  });

  it('expands tabs, and takes every kind of line end', async () => {
    const { art } = await open('a\tb\r\nc\rd');
    expect(rowsAt(art)).toEqual(['a       b', 'c', 'd']);
  });

  it('has no colours of its own', async () => {
    const { ink, paper, styles } = (await open('x')).art.at(0);
    expect([ink[0], paper[0], styles[0]]).toEqual([0xe5e5e5, NO_PAPER, ART_STYLE.defaultInk]);
  });

  it('cuts what is larger than its limits, and says so', async () => {
    const { art, warnings } = await open(`short\n${'x'.repeat(5000)}`);
    expect(art.cols).toBeLessThanOrEqual(2000);
    expect(warnings).toEqual([{ line: 2, message: 'Lines are cut at 2000 characters.' }]);
  });

  it.each([
    ['nothing', new Uint8Array(0), 'it is empty'],
    ['a program', new Uint8Array(4000), 'it is not text'],
  ])('refuses %s', async (_, bytes, reason) => {
    await expect(open(bytes)).rejects.toMatchObject({ reason });
  });
});

describe('ANSI art', () => {
  it('has the colours of VGA, bold as bright', async () => {
    const { art, summary } = await open('\x1b[31mr\x1b[1mR\x1b[0;44mb\x1b[38;5;208mo\x1b[38;2;1;2;3;48;2;4;5;6mt');
    const { ink, paper } = art.at(0);
    expect([...ink.slice(0, 5)]).toEqual([0xaa0000, 0xff5555, 0xaaaaaa, 0xff8700, 0x010203]);
    expect([...paper.slice(0, 5)]).toEqual([NO_PAPER, NO_PAPER, 0x0000aa, 0x0000aa, 0x040506]);
    expect([art.cols, art.rows, art.hasColors]).toEqual([80, 1, true]);
    expect(summary).toBe('ANSI art, 80 × 1 cells');
  });

  it('moves the cursor', async () => {
    const { art } = await open('\x1b[2J\x1b[3;5HX\x1b[1;1Ha\x1b[2Bb\x1b[10Cc\x1b[4Dd');
    expect(rowsAt(art)).toEqual(['a', '', ' b  X    d  c']);
  });

  it('wraps at the width of its SAUCE record, which is not drawn', async () => {
    const content = Buffer.concat([
      Buffer.from('\x1b[0mabcdefgh', 'latin1'),
      Buffer.of(0x1a),
      Buffer.from('COMNT'.padEnd(69), 'latin1'),
      sauce({ cols: 5, title: 'Eight', comments: 1 }),
    ]);
    const { art, summary } = await open(new Uint8Array(content));
    expect(rowsAt(art)).toEqual(['abcde', 'fgh']);
    expect(summary).toBe('ANSI art, 5 × 2 cells, “Eight” by somebody');
  });

  it('draws blinking text on bright backgrounds where its SAUCE record says so', async () => {
    const blinking = Buffer.from('\x1b[5;41mx', 'latin1');
    const plain = (await open(new Uint8Array(blinking))).art.at(0);
    const ice = (await open(new Uint8Array(Buffer.concat([blinking, sauce({ flags: 1 })])))).art.at(0);
    expect([plain.paper[0], ice.paper[0]]).toEqual([0xaa0000, 0xff5555]);
  });

  it('applies inverse, dim and hidden text', async () => {
    const { ink, paper, styles, glyphs } = (await open('\x1b[7mi\x1b[0;2;37md\x1b[0;8mh')).art.at(0);
    expect([ink[0], paper[0]]).toEqual([0x000000, 0xaaaaaa]);
    expect(styles[0] & ART_STYLE.inverse).toBe(ART_STYLE.inverse);
    expect(ink[1]).toBe(0x555555);
    expect(glyphs[2]).toBe(' ');
  });

  it('is as high as it needs, and leaves out unknown sequences', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => `\x1b[3${i % 8}mline ${i}\x1b[?9999z\x1bP+q544e\x1b\\`);
    const { art } = await open(lines.join('\r\n'));
    expect(art.rows).toBe(300);
    expect(rowsAt(art)[299]).toBe('line 299');
  });

  it('limits numbers that would keep a terminal busy', async () => {
    const { art } = await open('\x1b[31;38;5;196ma\x1b[2147483647S\x1b[99999999@b');
    expect(art.rows).toBe(1);
  });

  it('takes another theme', async () => {
    const { art } = await open('\x1b[31mr');
    expect(art.withTheme('dracula').at(0).ink[0]).toBe(0xff5555);
    expect(art.withTheme('solarizedDark').at(0).ink[0]).toBe(0xdc322f);
    expect(art.withTheme(null).at(0).ink[0]).toBe(0xaa0000);
    expect(() => art.withTheme('none')).toThrow(/^Expected a theme \(xterm, vga, /);
  });
});
