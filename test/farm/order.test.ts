// What may come from a queue or a store, and what leaves the machine of the sender.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ScenePlan } from '../../src/contract/plan.ts';
import { putOrder } from '../../src/engine/farm/order/create-order.ts';
import { fetchOrder } from '../../src/engine/farm/order/fetch-order.ts';
import { checkClipOrder, checkRenderOrder } from '../../src/engine/farm/order/order-schema.ts';
import { orderSetup } from '../../src/engine/farm/order/order-setup.ts';
import type { RenderOrder } from '../../src/engine/farm/order/render-order.ts';
import { openStore } from '../../src/engine/farm/store/open-store.ts';
import type { PoolSetup } from '../../src/engine/render/pool/pool-messages.ts';
import { planOf } from '../render/helpers.ts';
import { tempFolder } from './support/servers.ts';

const home = tempFolder('order');
afterAll(() => rmSync(home, { recursive: true, force: true }));

const font = path.join(home, 'reels', 'my font.ttf');
const module = path.join(home, 'reels', 'fx', 'waves.ts');
const helper = path.join(home, 'reels', 'shared', 'tools.ts');
const film = path.join(home, 'films', 'rain.mp4');
for (const file of [font, module, helper, film]) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `content of ${path.basename(file)}`);
}
const bytes = (text: string) => new Uint8Array(Buffer.from(text));

function plan(): ScenePlan {
  const made = planOf([{ name: 'one', seconds: 1 }]);
  return {
    ...made,
    font: { written: font, path: font },
    modules: [{ written: './fx/waves.ts', path: module }],
    audio: { written: 'song.mp3', path: path.join(home, 'song.mp3') },
    scenes: made.scenes.map((scene) => ({ ...scene, media: [{ kind: 'footage', written: film, path: film }] })),
  };
}

const setup = (): PoolSetup => ({
  jobId: 'job',
  plan: { ...plan(), audio: null },
  media: {
    bytes: { [font]: bytes('font'), [module]: bytes('module'), [helper]: bytes('helper') },
    digests: { [film]: 'sampled digest' },
    made: { [`footage ${film}`]: { stamp: { size: 1, mtimeMs: 2 }, info: { isExact: true, seconds: Infinity } } },
  },
  format: { width: 160, height: 90, fps: 24, gridScale: 1, shaders: 'full', particles: 100, particleLevel: 'low' },
  encodings: [{ format: 'mp4', settings: { encoder: 'libx264', preset: 'veryfast', crf: 20, isHardware: false } }],
  ffmpegPath: null,
  cacheDir: path.join(home, 'cache'),
  clipDir: path.join(home, 'clips'),
  logDir: path.join(home, 'logs'),
  workers: 1,
  cores: 1,
  watchdogMs: 1000,
});
const context = { encoder: { build: 'ffmpeg 7', threads: 1 }, proof: '0'.repeat(64) };

describe('an order', () => {
  it('draws on another machine from the same bytes, and names no path of the sender', async () => {
    const store = await openStore(path.join(home, 'store'));
    const digest = await putOrder(store, { setup: setup(), ...context });
    const folder = path.join(home, 'worker');
    const fetched = await fetchOrder(store, digest, { folder, allowCode: true, maxInputBytes: 1e6 });
    expect(JSON.stringify(fetched.order)).not.toContain(home);
    const there = await orderSetup(fetched.order, {
      ...fetched,
      clipDir: '/clips',
      logDir: '/logs',
      cacheDir: '/cache',
      ffmpegPath: '/ffmpeg',
      watchdogMs: 1,
      jobId: 'there',
    });
    const inputs = path.join(folder, 'orders', digest, 'inputs');
    expect(there.plan.modules[0]!.path).toBe(path.join(inputs, 'modules', 'fx', 'waves.ts'));
    expect(Buffer.from(there.media.bytes[there.plan.modules[0]!.path]!).toString()).toBe('module');
    // Modules find each other by relative paths.
    expect(Buffer.from(there.media.bytes[path.join(inputs, 'modules', 'shared', 'tools.ts')]!).toString()).toBe(
      'helper',
    );
    const filmThere = there.plan.scenes[0]!.media[0]!.path;
    expect(there.media.digests[filmThere]).toBe('sampled digest');
    expect(there.media.made[`footage ${filmThere}`]).toMatchObject({
      stamp: { size: 19 },
      info: { seconds: Infinity },
    });
    expect(there.audio).toMatchObject({ fps: 24, frames: 24, rows: 0 });
  });

  it('has the same digest for the same render', async () => {
    const store = await openStore(path.join(home, 'store'));
    expect(await putOrder(store, { setup: setup(), ...context })).toBe(
      await putOrder(store, { setup: setup(), ...context }),
    );
  });

  it.each([
    ['code, where the worker does not run any', { allowCode: false, maxInputBytes: 1e6 }, 'machine-refused'],
    ['more bytes than the worker takes', { allowCode: true, maxInputBytes: 10 }, 'machine-refused'],
  ])('is refused with %s', async (_, limits, code) => {
    const store = await openStore(path.join(home, 'store'));
    const digest = await putOrder(store, { setup: setup(), ...context });
    await expect(
      fetchOrder(store, digest, {
        folder: path.join(home, `w-${limits.maxInputBytes}-${limits.allowCode}`),
        ...limits,
      }),
    ).rejects.toMatchObject({ code });
  });

  it('is refused where the store has other content under its digest', async () => {
    const store = await openStore(path.join(home, 'damaged'), { patienceMs: 0 });
    const digest = await putOrder(store, { setup: setup(), ...context });
    await store.write(`orders/${digest}`, bytes('something else'));
    const fetching = fetchOrder(store, digest, {
      folder: path.join(home, 'w-damaged'),
      allowCode: true,
      maxInputBytes: 1e6,
    });
    await expect(fetching).rejects.toThrow('its content has another digest');
    expect(await store.has(`orders/${digest}`)).toBe(false);
  });
});

describe('the schema of orders', () => {
  const order = async (): Promise<RenderOrder> => {
    const store = await openStore(path.join(home, 'store'));
    const digest = await putOrder(store, { setup: setup(), ...context });
    const options = { folder: path.join(home, 'schema'), allowCode: true, maxInputBytes: 1e6 };
    return structuredClone((await fetchOrder(store, digest, options)).order);
  };

  it.each<[string, (order: RenderOrder) => void]>([
    ['a path that is no input', (made) => (made.plan.scenes[0]!.media[0]!.path = '/etc/passwd')],
    ['a path of a file above the folder', (made) => (made.inputs[0]!.name = '../../outside')],
    ['an absolute name', (made) => (made.inputs[0]!.name = '/tmp/x')],
    ['a hidden part', (made) => (made.inputs[0]!.name = 'a/.ssh/x')],
    ['two inputs of one name', (made) => (made.inputs[1]!.token = made.inputs[0]!.token)],
    ['code that is not announced', (made) => (made.hasCode = false)],
    ['a format that there is not', (made) => (made.encodings[0]!.format = 'exe')],
    ['a huge frame', (made) => (made.format.width = 1e9)],
    ['another version', (made) => Object.assign(made, { version: 2 })],
  ])('refuses %s', async (_, change) => {
    const changed = await order();
    expect(checkRenderOrder(changed).engine).toBe(changed.engine);
    change(changed);
    expect(() => checkRenderOrder(changed)).toThrow(expect.objectContaining({ code: 'input-plan' }));
  });

  it('takes jobs of clips, and nothing else', () => {
    const clip = {
      index: 0,
      segment: 1,
      scene: 'a',
      first: 0,
      count: 4,
      targets: [{ output: 0, key: 'a'.repeat(40) }],
    };
    const job = { glyphreel: 'clip', version: 1, order: 'b'.repeat(64), clips: [clip] };
    expect(checkClipOrder({ ...job, wants: ['x'] })).toEqual(job);
    for (const bad of [
      null,
      {},
      { ...job, clips: [] },
      { ...job, order: '../x' },
      { ...job, clips: [{ ...clip, targets: [{ output: 0, key: '../../x' }] }] },
      { ...job, clips: [{ ...clip, count: 0 }] },
    ])
      expect(() => checkClipOrder(bad)).toThrow(expect.objectContaining({ code: 'input-plan' }));
  });
});
