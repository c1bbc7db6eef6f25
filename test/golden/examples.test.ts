// Every entry of the catalog that draws, as its own example shows it, in characters.

import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.generated.ts';
import { exampleReel } from '../../src/catalog/example-reel.ts';
import { rendererOf } from '../renderer/reel-harness.ts';
import { asText, expectText } from './golden.ts';

const seen = new Map<string, string>();

describe('the example of', () => {
  for (const entry of catalog) {
    const name = `${entry.kind} ${entry.name}`;
    test(name, async () => {
      const { text, seconds } = exampleReel(entry);
      const renderer = await rendererOf(text, { width: 480, height: 270 }, { checkpointBytes: 0 });
      const frame = renderer.draw(Math.round(seconds * 24));
      const picture = asText(frame);
      const { mean, max } = renderer.stats();
      renderer.dispose();
      expect(mean, 'mean luma: something is to be seen').toBeGreaterThan(1.5);
      expect(max, 'brightest luma').toBeGreaterThan(60);
      expectText(`examples/${entry.kind}/${entry.name}.txt`, picture);
      // Palettes differ in their glyphs more than in light; all others must not look the same.
      const twin = seen.get(picture);
      if (entry.kind !== 'palette') expect(twin, 'another entry with the same picture').toBeUndefined();
      seen.set(picture, name);
    });
  }
});
