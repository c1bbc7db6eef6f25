// Which items draw a point.

import { describe, expect, test } from 'vitest';
import type { PreviewView } from '../../src/contract/protocol.ts';
import { synthesiseFeatures } from '../../src/engine/frame/features/synthesise-features.ts';
import { openRenderer } from '../../src/engine/inputs/open-renderer.ts';
import { previewFormat } from '../../src/engine/preview/preview-format.ts';
import { whoDrew } from '../../src/engine/preview/who-drew.ts';
import { withoutItems } from '../../src/engine/preview/without-items.ts';
import { siteOf } from '../../src/contract/site-of.ts';
import { compile } from '../../src/language/compile.ts';

const VIEW: PreviewView = { density: 'draft', maxSide: 320, compress: false };

async function at(text: string, u: number, v: number, t = 0.5) {
  const { plan } = compile(text);
  const scene = plan.scenes[0]!;
  const audio = synthesiseFeatures({ fps: plan.format.fps, frames: 200, bpm: plan.bpm });
  const order = { plan, scene, segment: 1, format: previewFormat(plan, VIEW, 'full'), t, u, v };
  const { items, notes } = await whoDrew(order, { createRenderer: openRenderer, audio });
  return { names: items.map(({ kind, name }) => `${kind} ${name}`), items, notes };
}

const REEL = `scene a for 2s {
  layer left on md { value: step(u, 0.5)  color: #ff0000  palette: "█" }
  layer right on md { value: step(0.5, u)  color: #0000ff  palette: "█" }
  text "HERE" { size: 20%  at: (0.25, 0.5)  color: #ffffff }
}
`;

describe('whoDrew', () => {
  test('lists what changes the point, uppermost first', async () => {
    expect((await at(REEL, 0.25, 0.5)).names).toEqual(['text HERE', 'layer left']);
    expect((await at(REEL, 0.75, 0.5)).names).toEqual(['layer right']);
    const { items } = await at(REEL, 0.75, 0.2);
    expect(items[0]).toMatchObject({ color: '#0000ff', range: { start: { line: 2 } } });
    expect(items[0]!.share).toBeGreaterThan(0.2);
  });

  test('follows shaders that move pixels', async () => {
    const mirrored = REEL.replace('}\n}\n', '}\n  shade: mirrorX()\n}\n');
    const { names } = await at(mirrored, 0.75, 0.2);
    expect(names).toEqual(['layer left']);
  });

  test('says what it does not follow', async () => {
    const { notes } = await at(REEL.replace('scene a for 2s {', 'scene a for 2s {\n  feedback: echo()'), 0.25, 0.5);
    expect(notes).toEqual(['What feedback carries over from earlier frames is not followed.']);
  });

  test('knows the background', async () => {
    const empty = 'scene a for 2s { text "x" { at: topLeft } }';
    expect((await at(empty, 0.5, 0.5)).names).toEqual([]);
  });
});

test('what is left out does not change how the rest is blended', () => {
  const { plan } = compile(REEL);
  const [left, right] = plan.scenes[0]!.items;
  const [scene] = withoutItems(plan, 'a', [siteOf(left!)]).scenes;
  expect(scene!.items).toHaveLength(2);
  expect(scene!.items[0]).toEqual({ ...right, blend: 'screen' });
  expect(withoutItems(plan, 'a', [])).toBe(plan);
});
