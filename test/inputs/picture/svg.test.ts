import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pictureCodec } from '../../../src/engine/inputs/picture/picture-formats.ts';
import { decode, fixture, pixelOf } from './open-picture.ts';

const svg = (content: string, attributes = 'width="100" height="50"'): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`,
  );

const inked = ({ data }: { data: Uint8Array | Uint16Array }): number => {
  let count = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count++;
  return count;
};

describe('SVG', () => {
  it('is drawn large, with straight alpha, and shown at its own size', async () => {
    const picture = await decode(svg('<rect width="50" height="50" fill="#ff8000" fill-opacity="0.5"/>'));
    expect([picture.width, picture.height, picture.shape.width, picture.shape.height]).toEqual([2048, 1024, 100, 50]);
    expect(pixelOf(picture, 500, 500)).toEqual([255, 128, 0, 128]);
    expect(pixelOf(picture, 1500, 500)).toEqual([0, 0, 0, 0]);
  });

  it('takes its size from its view box', async () => {
    expect((await decode(svg('<circle r="9"/>', 'viewBox="0 0 24 12"'))).shape).toMatchObject({
      width: 24,
      height: 12,
    });
  });

  it('draws text in the bundled font, whatever font it names', async () => {
    const text = (family: string) => decode(svg(`<text y="40" font-size="40" font-family="${family}">Hi</text>`));
    const [plain, named] = [await text('monospace'), await text('Comic Sans MS, Arial')];
    expect(inked(plain)).toBeGreaterThan(10_000);
    expect(Buffer.compare(named.data as Uint8Array, plain.data as Uint8Array)).toBe(0);
  });

  it('warns of characters that the bundled font lacks', async () => {
    const warningsOf = async (content: string) => (await decode(svg(`<text y="40">${content}</text>`))).warnings;
    expect(await warningsOf('A漢<tspan>字 漢</tspan>&amp;')).toEqual([
      'Its text has characters that the bundled font lacks, which are not drawn: 漢 字. Turn text into paths.',
    ]);
    expect(await warningsOf('Grüße, Привет')).toEqual([]);
  });

  it('reads no files', async () => {
    const file = path.join(tmpdir(), 'glyphreel-svg-probe.jpg');
    writeFileSync(file, fixture('baseline.jpg'));
    for (const href of [file, `file://${file}`, 'https://example.com/a.png', 'a.svg#b']) {
      const picture = await decode(svg(`<image width="100" height="50" xlink:href="${href}"/>`));
      expect(inked(picture)).toBe(0);
      expect(picture.warnings).toEqual([`It links to ${href}, which is not drawn: files of an SVG must be inside it.`]);
    }
  });

  it('draws a picture that is inside it', async () => {
    const data = Buffer.from(fixture('baseline.jpg')).toString('base64');
    const picture = await decode(svg(`<image width="100" height="50" href="data:image/jpeg;base64,${data}"/>`));
    expect(inked(picture)).toBeGreaterThan(1_000_000);
    expect(picture.warnings).toEqual([]);
  });

  it.each([
    ['an external entity', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '<text>&x;</text>'],
    [
      'entities that grow',
      `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">${[...'bcdefghij']
        .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghij'[i]};`.repeat(10)}">`)
        .join('')}]>`,
      '<text>&j;</text>',
    ],
  ])('refuses %s', async (_, doctype, content) => {
    const bytes = new TextEncoder().encode(doctype + new TextDecoder().decode(svg(content)));
    await expect(decode(bytes)).rejects.toMatchObject({ reason: expect.stringMatching(/^its SVG is damaged/) });
  });

  it('runs no scripts and ends recursion', async () => {
    const picture = await decode(svg('<script>while (true) {}</script><g id="a"><use href="#a"/></g>'));
    expect(inked(picture)).toBe(0);
  });

  it('is recognised behind a declaration, comments and a document type, in any amount', () => {
    const name = (text: string) => pictureCodec(new TextEncoder().encode(text))?.name;
    expect(name('\uFEFF<?xml version="1.0"?><!-- a > b --><!DOCTYPE svg [<!ENTITY a "b>c">]><svg/>')).toBe('SVG');
    expect(name(`<!DOCTYPE svg ${'[]'.repeat(2000)}`)).toBe(undefined);
    expect(name('<html><svg/></html>')).toBe(undefined);
  });
});
