// Layers that stay are copied instead of drawn: the same frames as from renderers that have drawn nothing before, and again drawn once
// something changes.

import { describe, expect, it } from 'vitest';
import { LayerPass } from '../../../src/engine/frame/renderer/layer-pass.ts';
import type { StageProfile } from '../../../src/engine/frame/renderer/renderer.ts';
import { hashOf, rendererOf } from './reel-harness.ts';

/** Long enough that layers are kept, then backwards, and from afar. */
const ORDER = [0, 1, 2, 3, 4, 5, 6, 7, 4, 3, 2, 12, 13, 14, 15, 16, 17, 18, 23, 22];

const STILL = 'layer still on md { value: rings(speed: 0)  hue: x  palette: ascii }';
const PLATE = 'layer plate on lg { value: 0.5 + 0.4 * x  hue: 0.6  blend: screen  opacity: 0.5 }';
const MOVING = 'layer moving on sm { value: plasma()  hue: 0.3  blend: screen }';

const reelOf = (items: string, settings = '', header = ''): string => `reel "s" { size: 320x180  fps: 12  ${header} }
scene a for 2s { ${settings}\n${items} }`;

/** Rows of cells that each layer drew over the frames of ORDER, all of which are compared with those of new renderers. */
async function drawn(text: string): Promise<{ rows: Map<string, number>; shown: number }> {
  const { blit } = LayerPass.prototype;
  const rows = new Map<string, number>();
  const renderer = await rendererOf(text);
  const hashes: string[] = [];
  LayerPass.prototype.blit = function count(...args) {
    rows.set(this.name!, (rows.get(this.name!) ?? 0) + (args[2] - args[1]) / this.rows);
    blit.apply(this, args);
  };
  try {
    for (const frame of ORDER) hashes.push(hashOf(renderer.draw(frame)));
  } finally {
    LayerPass.prototype.blit = blit;
    renderer.dispose();
  }
  for (const [i, frame] of ORDER.entries()) {
    const fresh = await rendererOf(text);
    expect([frame, hashes[i]]).toEqual([frame, hashOf(fresh.draw(frame))]);
    fresh.dispose();
  }
  return { rows: new Map([...rows].map(([name, sum]) => [name, Math.round(sum)])), shown: new Set(hashes).size };
}

describe('layers that stay', () => {
  it.each([
    ['on black', ''],
    ['on a background', 'background: #203050'],
    ['with another gamma', 'background: #203050  gamma: 0.7'],
    ['without a tone map', 'tonemap: off'],
  ])('are drawn until they are kept, and the frame after the tone map with them: %s', async (_, settings) => {
    const { rows, shown } = await drawn(reelOf(`${STILL}\n${PLATE}`, settings));
    expect([...rows.values()]).toEqual([3, 3]);
    expect(shown).toBe(1);
  });

  it.each([
    ['on black', ''],
    ['on a background', 'background: #203050'],
  ])('are copied below one that moves: %s', async (_, settings) => {
    const { rows, shown } = await drawn(reelOf(`${STILL}\n${PLATE}\n${MOVING}`, settings));
    expect(rows.get('still')).toBe(3);
    expect(rows.get('plate')).toBe(3);
    expect(rows.get('moving')).toBe(ORDER.length);
    expect(shown).toBeGreaterThan(10);
  });

  it('are drawn where one that moves is below them', async () => {
    const { rows } = await drawn(reelOf(`${MOVING.replace('screen', 'normal')}\n${PLATE}`));
    expect(rows.get('plate')).toBe(ORDER.length);
  });

  it.each([
    ['the opacity of one', STILL, PLATE.replace('0.5 }', 'floor(t * 2) / 4 }')],
    ['the camera', `camera: scale(1 + floor(t * 2) / 4)\n${STILL}`, PLATE],
    ['the background', `background: rgb(floor(t * 2) / 4, 0.1, 0.2)\n${STILL}`, PLATE],
    ['gamma', `gamma: 0.7 + floor(t * 2) / 4\n${STILL}`, PLATE],
    [
      'a layer that begins to hide them',
      STILL,
      'layer on md { value: 1  palette: "█"  blend: normal  opacity: clamp(floor(t * 2), 0, 1) }',
    ],
  ])('are kept anew when this changes: %s', async (_, first, second) => {
    const { rows, shown } = await drawn(reelOf(`${first}\n${second.replace('layer on', 'layer cover on')}`));
    expect(shown).toBeGreaterThan(1);
    expect(rows.get('still')).toBeLessThan(ORDER.length);
  });

  it.each([
    ['on paper', `${STILL.replace('palette', 'paper: #402010  palette')}\n${MOVING}`, 'background: #203050', ''],
    ['matched', `layer still on md { value: rings(speed: 0)  glyphs: match }\n${MOVING}`, '', ''],
    ['with alpha', `${STILL}\n${MOVING}`, '', 'alpha: on'],
    ['below particles', `${STILL}\nparticles snow on sm { }`, 'background: #203050', ''],
    ['below text, feedback and shaders', `${STILL}\ntext "kept" { reveal: typewriter(1s) }`, 'feedback: ghost()', ''],
    ['in a group', `group { ${STILL} }\n${MOVING}`, '', ''],
  ])('give the same frames %s', async (_, items, settings, header) => {
    const { shown } = await drawn(reelOf(items, settings, header));
    expect(shown).toBeGreaterThan(5);
  });

  it('are those of their own scene in a transition', async () => {
    const scene = (name: string, hue: number, more = '') =>
      `scene ${name} for 1s { ${more} layer ${name} on md { value: rings(speed: 0)  hue: ${hue} } }`;
    const { shown } = await drawn(
      `reel "s" { size: 320x180  fps: 12 }\n${scene('a', 0.1)}\n${scene('b', 0.6, 'transition: crossfade(0.6s)')}`,
    );
    expect(shown).toBeGreaterThan(4);
  });

  it('take the memory of one frame, which the next scene uses again', async () => {
    const scene = (name: string) => `scene ${name} for 1s { background: #203050  ${STILL}\n${MOVING} }`;
    const renderer = await rendererOf(
      `reel "s" { size: 320x180  fps: 12 }\n${'abcdef'.split('').map(scene).join('\n')}`,
    );
    const sizes: number[] = [];
    for (let frame = 0; frame < 72; frame++) {
      renderer.draw(frame);
      if (frame % 12 === 11) sizes.push(renderer.memoryBytes());
    }
    expect(sizes.at(-1)).toBe(sizes[3]);
  });

  it('are drawn while a profile measures, which says what each takes, and kept again after it', async () => {
    const sites = new Set<number>();
    const profile: StageProfile = {
      add: (stage, _detail, ms, site) => {
        if (stage === 'blit' && ms > 0 && site !== null) sites.add(site);
      },
    };
    const text = reelOf(`${STILL}\n${MOVING}`, 'background: #203050');
    const renderer = await rendererOf(text);
    for (let frame = 0; frame < 16; frame++) {
      renderer.measureWith(frame === 6 || frame === 7 ? profile : null);
      const hash = hashOf(renderer.draw(frame));
      if (frame >= 6) expect(sites.size, `frame ${frame}`).toBe(2);
      const fresh = await rendererOf(text);
      expect([frame, hash]).toEqual([frame, hashOf(fresh.draw(frame))]);
      fresh.dispose();
    }
    renderer.dispose();
  });
});
