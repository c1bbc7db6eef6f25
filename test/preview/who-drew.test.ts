// Which items draw a point.

import { describe, expect, test } from 'vitest';
import type { PreviewView } from '../../src/contract/protocol.ts';
import { synthesiseFeatures } from '../../src/engine/frame/features/synthesise-features.ts';
import { openRenderer } from '../../src/engine/inputs/open-renderer.ts';
import { previewFormat } from '../../src/engine/preview/preview-format.ts';
import { itemArea } from '../../src/engine/preview/item-area.ts';
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

const SQUARE = `scene a for 2s {
  layer square on md { value: step(box(0.9, 0.5, at: (-0.3, -0.15)) | SHAPE, 0)  color: #ffffff  palette: "█" }
}
`;

/** Who drew the brightest and the darkest place of a picture. */
async function places(text: string) {
  const reel = text.replace(' | SHAPE', '').replace('SHAPE', '');
  const { plan } = compile(reel);
  const format = previewFormat(plan, VIEW, 'full');
  const audio = synthesiseFeatures({ fps: plan.format.fps, frames: 200, bpm: plan.bpm });
  const renderer = await openRenderer({ plan, format, audio });
  renderer.draw(6);
  const pixels = renderer.packRgba();
  const { width, height } = format;
  const side = 12;
  let [most, least] = [-1, Infinity];
  let [bright, dark] = [
    { u: 0, v: 0 },
    { u: 0, v: 0 },
  ];
  for (let y = 0; y + side <= height; y += side)
    for (let x = 0; x + side <= width; x += side) {
      let sum = 0;
      for (let j = y; j < y + side; j++)
        for (let i = x; i < x + side; i++) sum += pixels[(j * width + i) * 4]! + pixels[(j * width + i) * 4 + 1]!;
      const place = { u: (x + side / 2) / width, v: (y + side / 2) / height };
      if (sum > most) [most, bright] = [sum, place];
      if (sum < least) [least, dark] = [sum, place];
    }
  renderer.dispose();
  expect(most).toBeGreaterThan(least + 20_000);
  return { seen: await at(reel, bright.u, bright.v), unseen: await at(reel, dark.u, dark.v) };
}

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

  // Found where it is seen, and not where it is not.
  test.each([
    ['mirrorX()'],
    ['mirrorY()'],
    ['mirrorQuad()'],
    ['mirrorDiagonal()'],
    ['kaleidoscope()'],
    ['pixelate()'],
    ['wave()'],
    ['displace()'],
    ['crt()'],
    ['shake()'],
    ['glitchBands()'],
    ['blockGlitch()'],
    ['dataBend()'],
    ['radialBlur()'],
    ['radialSplit()'],
    ['chromatic()'],
    ['channelShift()'],
    ['wobble()'],
  ])('follows the shader %s', async (shader) => {
    const { seen, unseen } = await places(SQUARE.replace('}\n}\n', `}\n  shade: ${shader}\n}\n`));
    expect(seen.names).toContain('layer square');
    expect(unseen.names).not.toContain('layer square');
    expect(seen.notes).toEqual([]);
  });

  test.each([
    ['move(0.3, 0.2)'],
    ['scale(0.6)'],
    ['rotate(40deg)'],
    ['skew(0.3, 0)'],
    ['scroll(0.2)'],
    ['twist(60deg)'],
    ['fisheye()'],
    ['polar()'],
    ['unroll()'],
    ['mobius()'],
    ['warp(0.2)'],
    ['wave()'],
    ['tear()'],
    ['tile(2)'],
    ['kaleido(6)'],
    ['mirrorX()'],
    ['mirrorY()'],
    ['pixelate(8)'],
  ])('follows the transform %s', async (transform) => {
    const { seen, unseen } = await places(SQUARE.replace('| SHAPE', `| ${transform}`));
    expect(seen.names).toContain('layer square');
    expect(unseen.names).not.toContain('layer square');
  });

  test('follows cameras and the transforms of groups', async () => {
    const { seen, unseen } = await places(
      `scene a for 2s {
  camera: rotate(30deg) | move(0.4, 0)
  group g { layer square on md { value: step(box(0.3, 0.3, at: (-0.8, 0.3)), 0)  palette: "█" }  transform: scale(0.7) | rotate(20deg) }
}
`,
    );
    expect(seen.names).toEqual(['group g']);
    expect(unseen.names).toEqual([]);
  });

  test('says that pixelSort moves pixels by what is drawn', async () => {
    const { notes } = await at(REEL.replace('}\n}\n', '}\n  shade: pixelSort()\n}\n'), 0.25, 0.5);
    expect(notes).toEqual([
      'pixelSort moves pixels by their brightness: items that only change their order are listed too.',
    ]);
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

describe('itemArea', () => {
  test('is where the item changes the picture, after shaders that move pixels', async () => {
    const area = async (text: string) => {
      const { plan } = compile(text);
      const scene = plan.scenes[0]!;
      const audio = synthesiseFeatures({ fps: plan.format.fps, frames: 200, bpm: plan.bpm });
      const order = { plan, scene, segment: 1, format: previewFormat(plan, VIEW, 'full'), t: 0.5 };
      return itemArea(order, siteOf(scene.items[0]!), { createRenderer: openRenderer, audio });
    };
    const share = ({ width, height, shown }: Awaited<ReturnType<typeof area>>, half: 'left' | 'right') => {
      let count = 0;
      shown.forEach((on, i) => {
        if (on && i % width < width / 2 === (half === 'left')) count++;
      });
      return count / ((width * height) / 2);
    };
    const plain = await area(REEL);
    expect(plain).toMatchObject({ t: 0.5, width: 80, height: 45 });
    expect(share(plain, 'left')).toBeGreaterThan(0.8);
    expect(share(plain, 'right')).toBeLessThan(0.05);
    const mirrored = await area(REEL.replace('}\n}\n', '}\n  shade: mirrorX()\n}\n'));
    expect(share(mirrored, 'right')).toBeGreaterThan(0.8);
  });
});
