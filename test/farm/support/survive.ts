// What a render on many machines must survive, each with a real queue, a real store, and workers as processes of their own. The two test
// files run this with Redis and a folder, and with PostgreSQL and a bucket.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { TestServer, TestStore } from './servers.ts';
import { clipsByMachine, digestOf, film, stage, type TestWorker } from './stage.ts';

const preload = (name: string): string =>
  `--import=${pathToFileURL(path.join(import.meta.dirname, 'preload', `${name}.mjs`)).href}`;
const isDrawing = (event: { type: string; done?: number }): boolean => event.type === 'clip' && (event.done ?? 0) > 0;
const drawn = async (workers: TestWorker[]): Promise<number> => {
  const all = await Promise.all(workers.map((worker) => worker.metrics()));
  return all.reduce((sum, metrics) => sum + (metrics['clips_total{how="drawn"}'] ?? 0), 0);
};

export function surviveTests(startServer: () => Promise<TestServer>, openStore: () => Promise<TestStore>): void {
  let server: TestServer;
  let store: TestStore;
  beforeAll(async () => {
    [server, store] = await Promise.all([startServer(), openStore()]);
  });
  afterAll(async () => {
    await Promise.all([server?.close(), store?.close()]);
  });

  describe.concurrent('a render on many machines', () => {
    it('writes the bytes that this machine writes alone, and goes on from the store', async (test) => {
      const { expect } = test;
      const farm = await stage(test, server, store);
      const reel = farm.write('film.reel', film(1));
      const workers = [await farm.worker(), await farm.worker()];
      await Promise.all(workers.map(({ ready }) => ready));
      const render = farm.render(reel, ['--runner', farm.queue]);
      expect(await render.ended, render.err()).toBe(0);
      expect([...clipsByMachine(render.events).values()].reduce((sum, clips) => sum + clips.size, 0)).toBe(3);
      // Nothing is left to draw, so no worker is needed: the team's cache.
      const again = farm.render(reel, [], { cache: 'colleague' });
      expect(await again.ended, again.err()).toBe(0);
      expect(await drawn(workers)).toBe(3);
      const alone = farm.render(reel.replace('film', './film'), ['--store', path.join(farm.folder, 'other-store')], {
        cache: 'alone',
      });
      expect(await alone.ended, alone.err()).toBe(0);
      expect(digestOf(render.output)).toBe(digestOf(alone.output));
      expect(digestOf(again.output)).toBe(digestOf(alone.output));
    });

    it('goes on when a worker is killed within a clip: another takes it', async (test) => {
      const { expect } = test;
      const farm = await stage(test, server, store);
      const reel = farm.write('film.reel', film(2, 2));
      const first = await farm.worker();
      await first.ready;
      const render = farm.render(reel, ['--runner', farm.queue]);
      const event = (await render.until(isDrawing)) as { clip: number; machine: string };
      const second = await farm.worker();
      first.kill('SIGKILL');
      await second.ready;
      expect(await render.ended, render.err()).toBe(0);
      const machines = clipsByMachine(render.events);
      const other = [...machines.keys()].find((machine) => machine !== event.machine);
      expect(machines.get(other!)).toContain(event.clip);
      expect(await drawn([second])).toBeGreaterThanOrEqual(1);
    });

    it('goes on when the queue restarts in the middle and has lost its jobs', async (test) => {
      const { expect } = test;
      const own = await startServer();
      try {
        const farm = await stage(test, own, store);
        const worker = await farm.worker();
        await worker.ready;
        const render = farm.render(farm.write('film.reel', film(3, 2)), ['--runner', farm.queue]);
        await render.until(isDrawing);
        await own.kill();
        await own.start();
        expect(await render.ended, render.err()).toBe(0);
        expect(render.events.filter(({ type }) => type === 'warning')).toEqual([]);
      } finally {
        await own.close();
      }
    });

    it('waits for a store that is away for ten seconds', async (test) => {
      const { expect } = test;
      const own = await openStore();
      try {
        const farm = await stage(test, server, own);
        const worker = await farm.worker();
        await worker.ready;
        const render = farm.render(farm.write('film.reel', film(4, 2)), ['--runner', farm.queue]);
        await render.until(isDrawing);
        await own.takeAway();
        await new Promise((resolve) => setTimeout(resolve, 10_000));
        await own.restore();
        expect(await render.ended, render.err()).toBe(0);
        expect(worker.err()).toContain('cannot be reached');
      } finally {
        await own.close();
      }
    });

    it('refuses a worker that draws other bits, and says which effect', async (test) => {
      const { expect } = test;
      const farm = await stage(test, server, store);
      const wrong = await farm.worker([], { NODE_OPTIONS: preload('other-bits') });
      await wrong.ready;
      const render = farm.render(farm.write('film.reel', film(5, 1)), ['--runner', farm.queue]);
      expect(await wrong.ended).toBe(3);
      expect(wrong.err()).toMatch(/This machine draws (field|shader|mask|distance|transform|math) \w+ differently/);
      const right = await farm.worker();
      await right.ready;
      expect(await render.ended, render.err()).toBe(0);
      expect(await drawn([right])).toBe(1);
    });

    it('draws each clip once for two renders of a reel at the same time', async (test) => {
      const { expect } = test;
      const farm = await stage(test, server, store);
      const reel = farm.write('film.reel', film(6));
      const worker = await farm.worker();
      await worker.ready;
      const renders = ['one', 'two'].map((cache) => farm.render(reel, ['--runner', farm.queue], { cache }));
      for (const render of renders) expect(await render.ended, render.err()).toBe(0);
      expect(await drawn([worker])).toBe(3);
      expect(digestOf(renders[0]!.output)).toBe(digestOf(renders[1]!.output));
    });

    it('stops drawing everywhere when it is cancelled', async (test) => {
      const { expect } = test;
      const farm = await stage(test, server, store);
      const workers = [await farm.worker(), await farm.worker()];
      await Promise.all(workers.map(({ ready }) => ready));
      const render = farm.render(farm.write('film.reel', film(7, 6)), ['--runner', farm.queue]);
      await render.until(isDrawing);
      render.kill('SIGINT');
      expect(await render.ended).toBe(130);
      await expect
        .poll(async () => (await Promise.all(workers.map((worker) => worker.metrics()))).map((m) => m.jobs_in_work), {
          timeout: 30_000,
        })
        .toEqual([0, 0]);
      expect((await workers[0]!.metrics()).queue_waiting).toBe(0);
      expect(await drawn(workers)).toBeLessThan(6);
      expect(existsSync(render.output)).toBe(false);
    });

    it('does not mind machines whose clocks differ by a day', async (test) => {
      const { expect } = test;
      const farm = await stage(test, server, store);
      const workers = await Promise.all(
        ['-24', '24'].map((hours) =>
          farm.worker([], { NODE_OPTIONS: preload('skewed-clock'), GLYPHREEL_TEST_SKEW_HOURS: hours }),
        ),
      );
      await Promise.all(workers.map(({ ready }) => ready));
      const render = farm.render(farm.write('film.reel', film(8, 4)), ['--runner', farm.queue]);
      expect(await render.ended, render.err()).toBe(0);
      expect(await drawn(workers)).toBe(4);
    });

    it('draws a job that is there twice once', async (test) => {
      const { expect } = test;
      const farm = await stage(test, server, store);
      const reel = farm.write('film.reel', film(9, 1));
      const jobs = farm.render(reel, ['--jobs', 'jobs']);
      expect(await jobs.ended, jobs.err()).toBe(0);
      const job = path.join(farm.folder, 'jobs', 'clip-1.json');
      expect(readFileSync(job, 'utf8')).not.toContain(farm.folder);
      const clip = (out: string, cache: string) =>
        farm.start(['clip', job, '--store', farm.store, '--json', '-o', out], {
          GLYPHREEL_CACHE: path.join(farm.folder, cache),
        });
      const first = clip('a.mp4', 'a');
      expect(await first.ended, first.err()).toBe(0);
      expect(JSON.parse(first.out().trim().split('\n').at(-1)!)).toMatchObject({
        type: 'clip',
        frames: 96,
        drawn: true,
      });
      const second = clip('b.mp4', 'b');
      expect(await second.ended, second.err()).toBe(0);
      expect(JSON.parse(second.out().trim().split('\n').at(-1)!)).toMatchObject({ type: 'clip', drawn: false });
      expect(digestOf(path.join(farm.folder, 'a.mp4'))).toBe(digestOf(path.join(farm.folder, 'b.mp4')));
      const joined = farm.render(reel);
      expect(await joined.ended, joined.err()).toBe(0);
      expect(joined.events.find(({ type }) => type === 'done')).toMatchObject({ frames: 96 });
    });

    it('gives up a poisoned clip after three tries, and says which segment it is', async (test) => {
      const { expect } = test;
      const farm = await stage(test, server, store);
      farm.write(
        'poison.ts',
        `import { defineShader, p } from 'glyphreel/effects';
export default defineShader({ name: 'poison', category: 'test', summary: 'Ends the process.', example: 'poison()', params: {}, scope: 'point', cost: 'light',
  apply() { if (process.env.GLYPHREEL_TEST_POISON) process.kill(process.pid, 'SIGKILL'); } });`,
      );
      const reel = farm.write(
        'film.reel',
        `use "poison.ts"\n${film(10, 1)}scene bad for 1s { layer on md { value: u } shade: poison() }\n`.replace(
          'play part0',
          'play part0  play bad',
        ),
      );
      const worker = await farm.worker(['--allow-code'], { GLYPHREEL_TEST_POISON: '1' });
      await worker.ready;
      const render = farm.render(reel, ['--runner', farm.queue, '--allow-code']);
      expect(await render.ended).toBe(3);
      expect(render.events.at(-1)).toMatchObject({ type: 'error', code: 'machine-worker', segment: 2 });
      expect((render.events.at(-1) as { message: string }).message).toMatch(
        /^Segment 2 \(bad\) failed 3 times on the workers:/,
      );
      expect((await worker.metrics()).jobs_failed_total).toBe(3);
    });
  });
}
