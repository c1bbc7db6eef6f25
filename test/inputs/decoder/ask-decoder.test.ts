import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { askDecoder } from '../../../src/engine/inputs/decoder/ask-decoder.ts';
import { recordedArt } from '../../../src/engine/inputs/character-art/recorded-art.ts';
import { rowsAt } from '../character-art/open-art.ts';
import { fixture, pixelOf } from '../picture/open-picture.ts';

const failure = (reason: string): Error => new RangeError(reason);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Keeps a terminal busy for hours. */
const ENDLESS = bytesOf('\x1b[500;1H'.padEnd(2_000_000, '\x1b[9999L'));

describe('the decoder', () => {
  it('decodes pictures and art, also at once', async () => {
    const [picture, header, art, facts] = await Promise.all([
      askDecoder({ task: 'picture', bytes: fixture('lossless.webp') }, { failure }),
      askDecoder(
        { task: 'header', bytes: bytesOf('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"/>') },
        { failure },
      ),
      askDecoder({ task: 'art', bytes: bytesOf('two\nlines') }, { failure }),
      askDecoder({ task: 'artFacts', bytes: bytesOf('two\nlines') }, { failure }),
    ]);
    expect(pixelOf(picture, 1, 1)).toEqual([230, 20, 20, 255]);
    expect(header.shown).toEqual({ width: 4, height: 2 });
    expect(rowsAt(recordedArt(art))).toEqual(['two', 'lines']);
    expect(facts).toMatchObject({ cols: 5, rows: 2, seconds: null });
  });

  it('fails with the reason, and goes on', async () => {
    const bytes = fixture('lossy.webp').subarray(0, 60);
    await expect(askDecoder({ task: 'picture', bytes }, { failure })).rejects.toThrow(/^it is (cut off or )?damaged/);
    await expect(askDecoder({ task: 'art', bytes: bytesOf('') }, { failure })).rejects.toThrow('it is empty');
    const art = await askDecoder({ task: 'art', bytes: bytesOf('x') }, { failure });
    expect(art.cols).toBe(1);
  });

  it('ends a file that takes too long', { timeout: 60_000 }, async () => {
    const late = askDecoder({ task: 'art', bytes: ENDLESS }, { failure, mostSeconds: 1 });
    await expect(late).rejects.toThrow('reading it takes longer than 1 s');
  });

  it('ends when it is cancelled', { timeout: 60_000 }, async () => {
    const controller = new AbortController();
    const asked = askDecoder({ task: 'art', bytes: ENDLESS }, { failure, signal: controller.signal });
    setTimeout(() => controller.abort(new Error('no longer wanted')), 200);
    await expect(asked).rejects.toThrow('no longer wanted');
  });
});

const BUNDLE = path.resolve(import.meta.dirname, '../../../dist/decoder.mjs');

describe.runIf(existsSync(BUNDLE))('the bundled decoder', () => {
  const ask = (task: string, bytes: Uint8Array): Promise<Record<string, unknown>> => {
    const worker = new Worker(BUNDLE);
    return new Promise<Record<string, unknown>>((resolve, reject) => {
      worker.once('message', resolve).once('error', reject);
      worker.postMessage({ task, bytes });
    }).finally(() => worker.terminate());
  };

  it.each([
    ['picture', 'baseline.jpg', fixture('baseline.jpg')],
    ['picture', 'cmyk.jpg', fixture('cmyk.jpg')],
    ['picture', 'lossy.webp', fixture('lossy.webp')],
    ['picture', 'ten-bits.avif', fixture('ten-bits.avif')],
    [
      'picture',
      'an SVG with text',
      bytesOf('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><text>a</text></svg>'),
    ],
    ['art', 'a text', bytesOf('text')],
  ])('answers %s with %s', async (task, _, bytes) => {
    expect(Object.keys(await ask(task, bytes))).toEqual(['result']);
  });
});
