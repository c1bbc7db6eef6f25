// `check --delivery`: grain and fine coloured characters are lost, clean scenes survive, and what helps is named.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { prepareDrawing } from '../../src/cli/prepare-drawing.ts';
import { describeDelivery, sceneLines } from '../../src/cli/measure-delivery.ts';
import { deliveryPlatforms } from '../../src/catalog/delivery-platforms.ts';
import type { DeliveryPlatform } from '../../src/catalog/delivery-platforms.ts';
import type { DeliveryReport } from '../../src/contract/delivery.ts';
import { findFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { changed, onLargerGrids, withoutGrain } from '../../src/engine/render/delivery/change-scene.ts';
import { checkDelivery, judge } from '../../src/engine/render/delivery/check-delivery.ts';
import { REELS, runCli, scratchFolder } from '../cli/run-cli.ts';

const scratch = scratchFolder();
const { signal } = new AbortController();

/** YouTube, for frames of a quarter of the size: a sixteenth of its bits, and of its larger sizes. */
const small: DeliveryPlatform = {
  ...deliveryPlatforms[0]!,
  delivered: { value: [{ lines: 270, standard: 250, high: 375 }], source: null },
};

async function drawing(text: string) {
  const file = path.join(scratch, 'film.reel');
  writeFileSync(file, text);
  return (await prepareDrawing(file, { quality: 'production' }, signal)).order;
}

const REEL = `reel "Try" { size: 480x270 fps: 12 seed: 3 }
scene clean for 0.75s {
  layer a on xxl { value: rings(count: 5) color: #ffffff palette: dense }
}
scene grainy for 0.75s {
  background: #303030
  layer a on xxl { value: rings(count: 5) color: #ffffff palette: dense }
  shade: bloom(strength: 0.1) | grain(25)
}`;

test('a clean scene survives, a grainy one does not, and leaving out the grain helps most', async () => {
  const order = await drawing(REEL);
  const seen: string[] = [];
  const report = await checkDelivery({
    ...order,
    platform: small,
    ffmpegPath: (await findFfmpeg()).path,
    onScene: ({ scene }) => seen.push(scene),
    signal,
  });
  const [clean, grainy] = report.scenes;
  expect(seen).toEqual(['clean', 'grainy']);
  expect(report).toMatchObject({ platform: 'youtube', width: 480, height: 270, fps: 12, deliveredKbps: 250 });
  expect(clean).toMatchObject({ scene: 'clean', seconds: 0, frames: 9, verdict: 'good', help: [] });
  expect(grainy).toMatchObject({ scene: 'grainy', verdict: 'poor' });
  expect(grainy!.uploadKbps).toBeGreaterThan(2 * clean!.uploadKbps);
  expect(grainy!.help[0]).toMatchObject({ kind: 'no-grain', advice: 'leave out `grain`' });
  expect(grainy!.help[0]!.likeness.y).toBeGreaterThan(grainy!.likeness.y + 0.1);
  // Nothing of a larger size is known for this platform.
  expect(grainy!.help.map(({ kind }) => kind)).not.toContain('larger-upload');
  expect(describeDelivery(report)).toBe('YouTube, 480×270 at 12 frames a second; viewers get 0.25 Mbit/s (assumed)');
  expect(sceneLines(grainy!)[0]).toMatch(
    /^grainy loses much: luma 0\.\d{3}, colour \S+ and \S+ \(9 frames from 0\.75 s, \d+\.\d Mbit\/s uploaded\)$/,
  );
  expect(sceneLines(grainy!)[1]).toMatch(/^leave out `grain`: luma 0\.9\d\d, /);
}, 120_000);

test('fine coloured characters lose their colour at 4:2:0 even where the file itself is played', async () => {
  const order = await drawing(`reel "Try" { size: 1280x720 fps: 12 }
scene fine for 0.25s {
  layer a on md { value: noise(scale: 3) color: hsv(x, 0.9, 1) palette: dense }
}`);
  const discord = deliveryPlatforms.find(({ name }) => name === 'discord')!;
  const { scenes, deliveredKbps } = await checkDelivery({
    ...order,
    platform: discord,
    ffmpegPath: (await findFfmpeg()).path,
    signal,
  });
  expect(deliveredKbps).toBeNull();
  const { likeness, help } = scenes[0]!;
  expect(likeness.y).toBeGreaterThan(0.97);
  expect(likeness.u).toBeLessThan(0.9);
  expect(help).toMatchObject([{ kind: 'larger-grid', advice: 'use larger grids (md → xl)' }]);
}, 120_000);

test('verdicts: both luma and colour must survive', () => {
  expect(judge({ y: 0.99, u: 0.95, v: 0.95 })).toBe('good');
  expect(judge({ y: 0.99, u: 0.8, v: 0.95 })).toBe('fair');
  expect(judge({ y: 0.95, u: 1, v: 1 })).toBe('fair');
  expect(judge({ y: 0.93, u: 1, v: 1 })).toBe('poor');
  expect(judge({ y: 1, u: 0.8, v: 0.8 })).toBe('poor');
});

test('changes leave other scenes alone, and are null where there is nothing to change', async () => {
  const { plan } = await drawing(REEL);
  expect(changed(plan, 'clean', withoutGrain)).toBeNull();
  // xxl is the coarsest grid.
  expect(changed(plan, 'clean', onLargerGrids)).toBeNull();
  const quiet = changed(plan, 'grainy', withoutGrain)!.plan;
  expect(quiet.scenes[0]).toBe(plan.scenes[0]);
  expect(quiet.scenes[1]!.shade.map(({ fn }) => fn)).toEqual(['bloom']);
  expect(plan.scenes[1]!.shade.map(({ fn }) => fn)).toEqual(['bloom', 'grain']);
});

test('the command reports it as JSON, beside the diagnostics', async () => {
  const { code, out } = await runCli(['check', path.join(REELS, 'tiny.reel'), '--delivery', 'discord', '--json']);
  const rows = JSON.parse(out) as { code: string; message?: string; delivery?: DeliveryReport }[];
  const row = rows.find((each) => each.code === 'delivery')!;
  expect(code).toBe(0);
  expect(row.message).toBe('Discord, 320×180 at 12 frames a second; viewers get the file itself');
  expect(row.delivery).toMatchObject({ platform: 'discord', deliveredKbps: null });
  expect(row.delivery!.scenes.map(({ scene, frames }) => [scene, frames])).toEqual([
    ['first', 6],
    ['second', 6],
  ]);
}, 60_000);
