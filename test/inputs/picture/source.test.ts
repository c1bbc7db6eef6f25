import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createAccess } from '../../../src/engine/inputs/disk-access.ts';
import source from '../../../src/engine/inputs/picture/source.ts';
import { FIXTURES } from './open-picture.ts';
import { writePng } from './write-png.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'glyphreel-picture-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, bytes: Uint8Array): string {
  const target = path.join(folder, name);
  writeFileSync(target, bytes);
  return target;
}

const halves = writePng({ width: 40, height: 10, type: 0, depth: 8, pixel: (x) => [x < 20 ? 51 : 204] });

describe('the picture source', () => {
  it('opens a picture whatever its name says', async () => {
    const opened = await source.open(file('halves.jpg', halves), createAccess());
    expect(opened.facts).toEqual({ summary: 'PNG, 40 × 10, grey', warnings: [] });
    expect(opened.digest).toMatch(/^[0-9a-f]{64}$/);
    const picture = opened.value.at(5);
    expect(picture).toBe(opened.value.last());
    expect(picture?.planes[0].slice(0, 4)).toEqual(Uint8Array.of(51, 51, 51, 255));
    expect(picture).toMatchObject({ width: 40, height: 10, bits: 8, hasAlpha: false, layout: 'rgba' });
    expect(opened.value).toMatchObject({ kind: 'picture', seconds: 0, cuts: [] });
    opened.dispose();
  });

  it('is one shot with the histogram of its light', async () => {
    const { value } = await source.open(file('halves.png', halves), createAccess());
    await value.analyse();
    const [shot] = value.shots;
    expect([shot.from, shot.to, shot.low, shot.high]).toEqual([0, Infinity, 0.2, 0.8]);
    expect([shot.histogram[51], shot.histogram[204]]).toEqual([0.5, 0.5]);
  });

  it.each([
    ['deep.png', { type: 6, depth: 16, pixel: () => [1, 2, 3, 4] }, 'PNG, 40 × 10, 16 bits, alpha'],
    ['bilevel.png', { type: 0, depth: 1, pixel: () => [1] }, 'PNG, 40 × 10, grey, 1 bit'],
  ] as const)('says what %s is', async (name, plan, summary) => {
    const bytes = writePng({ width: 40, height: 10, ...plan, pixel: () => [...plan.pixel()] });
    await expect(source.probe(file(name, bytes), createAccess())).resolves.toEqual({ summary, warnings: [] });
  });

  const say = (name: string): Promise<unknown> =>
    source.open(path.join(folder, name), createAccess()).then(
      () => 'opened',
      (error: Error) => error.message.replaceAll(folder, ''),
    );

  it('says what is wrong in one sentence', async () => {
    file('empty.png', new Uint8Array(0));
    file('words.png', Buffer.from('These are words.'));
    file('cut.png', halves.subarray(0, 20));
    symlinkSync('loop.png', path.join(folder, 'loop.png'));
    expect(await say('missing.png')).toBe('The picture /missing.png cannot be read: there is no such file.');
    expect(await say('.')).toMatch(/cannot be read: it is a folder\.$/);
    expect(await say('loop.png')).toBe('The picture /loop.png cannot be read: its symbolic links form a loop.');
    expect(await say('empty.png')).toBe('The picture /empty.png cannot be drawn: it is empty.');
    expect(await say('words.png')).toBe(
      'The picture /words.png cannot be drawn: it is not a picture of a known format.',
    );
    expect(await say('cut.png')).toBe('The picture /cut.png cannot be drawn: its header is cut off.');
  });

  it.skipIf(process.platform === 'win32')('refuses named pipes and devices without opening them', async () => {
    execFileSync('mkfifo', [path.join(folder, 'pipe.png')]);
    expect(await say('pipe.png')).toBe('The picture /pipe.png cannot be read: it is a named pipe.');
    await expect(source.open('/dev/zero', createAccess())).rejects.toThrow(/it is a device\.$/);
  });

  it('opens several pictures at once', async () => {
    const names = ['baseline.jpg', 'progressive.jpg', 'grey.jpg', 'cmyk.jpg'];
    const opened = await Promise.all(names.map((name) => source.open(path.join(FIXTURES, name), createAccess())));
    expect(opened.map(({ value }) => value.shape.width)).toEqual([48, 48, 48, 48]);
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    const opening = source.open(file('slow.png', halves), createAccess({ signal: controller.signal }));
    controller.abort();
    await expect(opening).rejects.toMatchObject({ code: 'interrupted' });
  });
});
