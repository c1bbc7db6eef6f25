// The reference's pictures: every entry and every way of choosing glyphs has one, with something to see in it, and no two effects give the same.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pictures as wanted } from '../../scripts/reference/pictures.ts';
import { decodePicture } from '../../src/engine/inputs/picture/decode-picture.ts';

const IMAGES = join(import.meta.dirname, '../../docs/reference/images');
const pathOf = (key: string) => join(IMAGES, `${key}.webp`);
const keys = wanted.map(({ key }) => key);

/** Every 4th pixel of every 4th row, as RGB. */
async function samples(key: string): Promise<{ rgb: Uint8Array; width: number; height: number }> {
  const { data, width, height } = await decodePicture(readFileSync(pathOf(key)));
  const rgb = new Uint8Array(Math.ceil(width / 4) * Math.ceil(height / 4) * 3);
  let at = 0;
  for (let y = 0; y < height; y += 4) {
    for (let x = 0; x < width; x += 4) for (let c = 0; c < 3; c++) rgb[at++] = data[(y * width + x) * 4 + c];
  }
  return { rgb, width, height };
}
const pictures = new Map<string, Awaited<ReturnType<typeof samples>>>();
for (const key of keys) if (existsSync(pathOf(key))) pictures.set(key, await samples(key));

describe('each picture', () => {
  it.each(keys)('%s has content', (key) => {
    const picture = pictures.get(key);
    expect(picture, 'there is no picture: run `node scripts/generate-reference.ts`').toBeDefined();
    const { rgb, width, height } = picture!;
    expect([width, height]).toEqual([640, 360]);
    const cells = rgb.length / 3;
    let lit = 0;
    let clipped = 0;
    const shades = new Set<number>();
    for (let i = 0; i < rgb.length; i += 3) {
      const most = Math.max(rgb[i], rgb[i + 1], rgb[i + 2]);
      if (most > 40) lit++;
      if (Math.min(rgb[i], rgb[i + 1], rgb[i + 2]) >= 252) clipped++;
      shades.add(most >> 4);
    }
    expect(lit / cells, 'lit').toBeGreaterThan(0.01);
    expect(clipped / cells, 'clipped').toBeLessThan(0.25);
    // Two levels of grey are all that some shaders leave; a picture of one is empty.
    expect(shades.size).toBeGreaterThan(1);
  });
});

describe('all pictures', () => {
  it('differ from each other', () => {
    const list = [...pictures];
    const alike: string[] = [];
    for (let i = 0; i < list.length; i++) {
      for (let j = i + 1; j < list.length; j++) {
        const a = list[i][1].rgb,
          b = list[j][1].rgb;
        let different = 0;
        for (let k = 0; k < a.length && different * 200 < a.length; k++) if (Math.abs(a[k] - b[k]) > 16) different++;
        if (different * 200 < a.length) alike.push(`${list[i][0]} and ${list[j][0]}`);
      }
    }
    expect(alike).toEqual([]);
  });

  it('are small, and none is left over', () => {
    const files = readdirSync(IMAGES, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.webp'))
      .map((file) => file.replaceAll('\\', '/').replace('.webp', ''));
    expect(files.filter((file) => !keys.includes(file))).toEqual([]);
    expect(files.reduce((sum, file) => sum + statSync(pathOf(file)).size, 0)).toBeLessThan(5.5e6);
  });
});
