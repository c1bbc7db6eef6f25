// Where the time of a frame goes, by item and shader.

import { describe, expect, test } from 'vitest';
import { siteOf } from '../../src/contract/site-of.ts';
import { synthesiseFeatures } from '../../src/engine/frame/features/synthesise-features.ts';
import { openRenderer } from '../../src/engine/inputs/open-renderer.ts';
import { CostMeter } from '../../src/engine/preview/cost-meter.ts';
import { previewFormat } from '../../src/engine/preview/preview-format.ts';
import { compile } from '../../src/language/compile.ts';

const REEL = `scene a for 2s {
  layer cheap on xl { value: u }
  layer dear on xs { value: fbm(octaves: 8) * fbm(octaves: 8, scale: 3) * noise(scale: 9) }
  layer alive on md { value: reactionDiffusion() }
  particles snow { count: 40 }
  group pair { layer inner on sm { value: plasma() | twist(90deg) } shade: sharpen() }
  text "HERE" { size: 12% }
  feedback: echo(0.8)
  shade: softFocus(1) | vignette(0.2)
}
`;

async function measure(text: string, frames = 4) {
  const { plan } = compile(text);
  const audio = synthesiseFeatures({ fps: plan.format.fps, frames: 200, bpm: plan.bpm });
  const format = previewFormat(plan, { density: 'draft', maxSide: 640, compress: false }, 'full');
  const renderer = await openRenderer({ plan, format, audio });
  const meter = new CostMeter();
  meter.reset(plan.scenes[0]!);
  renderer.draw(0);
  renderer.measureWith(meter);
  for (let frame = 1; frame <= frames; frame++) {
    meter.begin();
    const began = performance.now();
    renderer.draw(frame);
    meter.end(performance.now() - began);
  }
  renderer.dispose();
  return meter.costs('id', 1000 / format.fps, false);
}

describe('CostMeter', () => {
  test('tells what items, shaders and feedback take, the dearest first', async () => {
    const { parts, restMs, totalMs, frames, budgetMs } = await measure(REEL);
    expect(frames).toBe(4);
    expect(budgetMs).toBeCloseTo(1000 / 12);
    const ms = Object.fromEntries(parts.map((part) => [`${part.kind} ${part.name}`, part.ms]));
    expect(Object.keys(ms).sort()).toEqual([
      'feedback echo',
      'group pair',
      'layer alive',
      'layer cheap',
      'layer dear',
      'particles snow',
      'shader softFocus',
      'shader vignette',
      'text HERE',
    ]);
    for (const each of Object.values(ms)) expect(each).toBeGreaterThan(0);
    expect(ms['layer dear']).toBeGreaterThan(ms['layer cheap']!);
    expect(parts.map((part) => part.ms)).toEqual(parts.map((part) => part.ms).toSorted((a, b) => b - a));
    // Nothing is counted twice.
    expect(restMs + parts.reduce((sum, part) => sum + part.ms, 0)).toBeCloseTo(totalMs, 3);
    expect(restMs).toBeLessThan(totalMs / 2);
  });

  test('shares what two layers use between them', async () => {
    const { plan } = compile(`scene a for 2s {
  let shared = fbm(octaves: 8) * fbm(octaves: 8, scale: 3)
  layer one on xs { value: shared }
  layer two on xs { value: shared }
  layer three on xs { value: shared + noise(scale: 9) }
}
`);
    const renderer = await openRenderer({
      plan,
      format: previewFormat(plan, { density: 'draft', maxSide: 320, compress: false }, 'full'),
      audio: synthesiseFeatures({ fps: plan.format.fps, frames: 200, bpm: plan.bpm }),
    });
    const fields = new Map<number | null, number>();
    const add = (stage: string, _detail: string | null, ms: number, site: number | null) => {
      if (stage === 'fields') fields.set(site, (fields.get(site) ?? 0) + ms);
    };
    renderer.draw(0);
    renderer.measureWith({ add });
    renderer.draw(1);
    renderer.dispose();
    const [one, two, three] = plan.scenes[0]!.items.map((item) => fields.get(siteOf(item))!);
    expect(one).toBeGreaterThan(0);
    expect(two).toBeCloseTo(one!, 9);
    expect(three).toBeGreaterThan(two!);
  });

  test('knows where parts are written', async () => {
    const { parts } = await measure(REEL, 1);
    const lines = Object.fromEntries(parts.map(({ name, range }) => [name, range?.start.line]));
    expect(lines).toMatchObject({ cheap: 1, softFocus: 8, echo: 7, snow: 4 });
  });

  test('measures every sixth frame while somebody looks, late ones always, none otherwise', () => {
    const meter = new CostMeter();
    const due = () => Array.from({ length: 12 }, () => meter.isDue(false)).filter(Boolean).length;
    expect(due()).toBe(0);
    expect(meter.isDue(true)).toBe(true);
    meter.isWanted = true;
    expect(due()).toBe(2);
  });
});
