// Fields that are drawn on a lattice, seen through every transform with each of its parameters at zero and at its limits: some of them
// map the whole frame onto one place, or onto none.

import { describe, expect, it } from 'vitest';
import { effects } from '../../../src/engine/effects/registry.generated.ts';
import { rendererOf } from './reel-harness.ts';

const lattices = effects.filter((effect) => effect.kind === 'lattice');
const transforms = effects.filter((effect) => effect.kind === 'transform');
/** What has to be given. */
const WRITTEN: Record<string, string> = {
  glyphText: 'glyphText("Hi")',
  blur: 'blur(noise(scale: 3))',
  edges: 'edges(noise(scale: 3))',
  equalize: 'equalize(noise(scale: 3))',
  wordBursts: 'wordBursts("HI|NO")',
};
const NEEDED: Record<string, string> = { warp: 'noise(scale: 3), ' };

/** Calls of a transform, one for each extreme of each parameter. */
const extremes = transforms.flatMap(({ name, params }) =>
  Object.entries(params)
    .filter(([, { kind }]) => kind === 'number' || kind === 'integer' || kind === 'angle')
    .flatMap(([param, { kind, min = 0, max = 0 }]) =>
      [...new Set([min, max, ...(min <= 0 && max >= 0 ? [0] : [])])].map((value) => {
        const text = kind === 'angle' ? `${value * 57}deg` : String(value);
        return `${name}(${NEEDED[name] ?? ''}${param}: ${text})`;
      }),
    ),
);

describe('lattice fields behind extreme transforms', () => {
  it('has calls to try', () => {
    expect(extremes).toContain('scale(k: 0)');
    expect(lattices.map(({ name }) => name)).toContain('rain');
  });

  it.each(extremes)('%s', async (call) => {
    const layers = lattices.map(
      ({ name }, i) => `layer l${i} on xxl { value: ${WRITTEN[name] ?? name} | ${call}  blend: add }`,
    );
    const renderer = await rendererOf(`scene a for 1s { ${layers.join('\n')} }`);
    expect(() => {
      renderer.draw(0);
      renderer.draw(2);
    }).not.toThrow();
    renderer.dispose();
  });
});
