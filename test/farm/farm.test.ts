// What does not depend on the kind of queue and store: rows, workers that end, what is refused, a queue that does not come back.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect as expectOutside, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { ffmpeg } from '../inputs/audio/make-sound.ts';
import { folderStore, freePort, startRedis, tempFolder, type TestServer, type TestStore } from './support/servers.ts';
import { clipsByMachine, digestOf, film, stage } from './support/stage.ts';

let server: TestServer;
let store: TestStore;
beforeAll(async () => {
  [server, store] = await Promise.all([startRedis(), folderStore()]);
});
afterAll(async () => {
  await Promise.all([server?.close(), store?.close()]);
});

const TITLES = `param name = "nobody"
reel "Rows" { size: 160x90  fps: 12  seed: 20 }
scene same for 1s { layer on md { value: fbm() } }
scene title(n = name) for 1s { layer on lg { value: glyphText(n) } }
`;

describe.concurrent('rows of data', () => {
  it('share clips on the workers, and one that fails does not stop the others', async (test) => {
    const { expect } = test;
    const farm = await stage(test, server, store);
    const reel = farm.write('rows.reel', TITLES);
    const data = farm.write('rows.csv', 'name\nAda\nGrace\nBarbara\n');
    // The second row's video cannot be written: its folder is a file.
    farm.write('videos/Grace', '');
    const worker = await farm.worker();
    await worker.ready;
    const run = farm.start(
      [
        'render',
        reel,
        '--data',
        data,
        '-o',
        'videos/{row.name}/film.mp4',
        '-y',
        '-q',
        'production',
        '--json',
        '--store',
        store.url,
        '--runner',
        farm.queue,
      ],
      { GLYPHREEL_CACHE: path.join(farm.folder, 'sender') },
    );
    expect(await run.ended).toBe(1);
    const report = JSON.parse(readFileSync(path.join(farm.folder, 'videos', 'rows.report.json'), 'utf8')) as {
      rows: { status: string; message?: string }[];
    };
    expect(report.rows.map(({ status }) => status)).toEqual(['rendered', 'failed', 'rendered']);
    expect(report.rows[1]!.message).toContain('Grace');
    // `same` once, `title` for each of the two names.
    expect((await worker.metrics())['clips_total{how="drawn"}']).toBe(3);
    const events = run
      .out()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; row?: number });
    expect(
      events
        .filter(({ type }) => type === 'done')
        .map(({ row }) => row)
        .toSorted(),
    ).toEqual([1, 3]);
    expect(events.at(-1)).toMatchObject({ type: 'rows', rendered: 2, failed: 1 });
  });
});

describe.concurrent('footage', () => {
  it('whose decoder is not exact is decoded once, by the machine that asks', async (test) => {
    const { expect } = test;
    const farm = await stage(test, server, store);
    ffmpeg(
      '-f',
      'lavfi',
      '-i',
      'testsrc2=size=320x180:rate=24:duration=1',
      '-c:v',
      'mjpeg',
      path.join(farm.folder, 'film.avi'),
    );
    const reel = farm.write(
      'film.reel',
      `media film = "film.avi"\nreel { size: 160x90 fps: 24 seed: 30 }\nscene a for 1s { layer on md { value: film } }\n`,
    );
    const worker = await farm.worker();
    await worker.ready;
    const far = farm.render(reel, ['--runner', farm.queue]);
    expect(await far.ended, far.err()).toBe(0);
    const near = farm.render(reel, ['--store', path.join(farm.folder, 'other')], { cache: 'near' });
    expect(await near.ended, near.err()).toBe(0);
    expect(digestOf(far.output)).toBe(digestOf(near.output));
    const inputs = execFileSync('grep', ['-rl', 'nut/multimedia container', path.join(store.url, 'inputs')], {
      encoding: 'utf8',
    });
    expect(inputs.trim().split('\n')).toHaveLength(1);
  });
});

describe.concurrent('a worker', () => {
  it('ends with --once when the queue has no more clips', async (test) => {
    const { expect } = test;
    const farm = await stage(test, server, store);
    const worker = await farm.worker(['--once']);
    const render = farm.render(farm.write('film.reel', film(21, 1)), ['--runner', farm.queue]);
    expect(await worker.ended).toBe(0);
    const rest = await farm.worker();
    await rest.ready;
    expect(await render.ended, render.err()).toBe(0);
    expect(await rest.metrics()).toMatchObject({ queue_waiting: 0 });
  });

  it('finishes its clip when it is told to stop, and leaves the rest to others', async (test) => {
    const { expect } = test;
    const farm = await stage(test, server, store);
    const first = await farm.worker();
    await first.ready;
    const render = farm.render(farm.write('film.reel', film(22, 2)), ['--runner', farm.queue]);
    await render.until((event) => event.type === 'clip' && event.done > 0);
    first.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(first.err()).toContain('Finishing one clip');
    const second = await farm.worker();
    expect(await render.ended, render.err()).toBe(0);
    expect([...clipsByMachine(render.events).values()].map(({ size }) => size)).toEqual([1, 1]);
    expect((await second.metrics())['clips_total{how="drawn"}']).toBe(1);
  });

  it('puts its clip back when the grace is over', async (test) => {
    const { expect } = test;
    const farm = await stage(test, server, store);
    const first = await farm.worker(['--grace', '0']);
    await first.ready;
    const render = farm.render(farm.write('film.reel', film(23, 1)), ['--runner', farm.queue]);
    await render.until((event) => event.type === 'clip' && event.done > 0);
    first.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    await farm.worker();
    expect(await render.ended, render.err()).toBe(0);
    expect([...clipsByMachine(render.events).values()].map(({ size }) => size)).toEqual([1, 1]);
  });

  it('runs code of a reel only with --allow-code', async (test) => {
    const { expect } = test;
    const farm = await stage(test, server, store);
    farm.write(
      'own.ts',
      `import { defineField } from 'glyphreel/effects';
export default defineField({ name: 'own', category: 'test', summary: 'Half.', params: {}, example: 'own()', build: (s) => s.num(0.5) });`,
    );
    const reel = farm.write(
      'film.reel',
      `use "own.ts"\nreel { size: 160x90 fps: 12 seed: 24 }\nscene a for 1s { layer on md { value: own() } }\n`,
    );
    const careful = await farm.worker();
    await careful.ready;
    const render = farm.render(reel, ['--runner', farm.queue, '--allow-code']);
    await render.until((event) => event.type === 'warning' && event.code === 'refused');
    careful.kill('SIGKILL');
    await farm.worker(['--allow-code']);
    expect(await render.ended, render.err()).toBe(0);
    const warning = render.events.find((event) => event.type === 'warning' && event.code === 'refused');
    expect(warning).toMatchObject({ message: expect.stringContaining('code of its own') });
  });

  it('answers on /healthz, and writes nothing outside its folder', async (test) => {
    const { expect } = test;
    const farm = await stage(test, server, store);
    const port = await freePort();
    const worker = await farm.worker(['--listen', `127.0.0.1:${port}`]);
    await worker.ready;
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true, state: 'ready' }]);
    const render = farm.render(farm.write('film.reel', film(25, 1)), ['--runner', farm.queue]);
    expect(await render.ended, render.err()).toBe(0);
    worker.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
    const left = execFileSync('find', [farm.folder, '-path', '*worker-*', '-type', 'f'], { encoding: 'utf8' });
    // Only what the machine keeps about itself, and glyphs that it has drawn.
    expect(
      left
        .trim()
        .split('\n')
        .every((file) => /\/(proofs|glyphs)\/|machine\.json$/.test(file)),
    ).toBe(true);
  });
});

describe.concurrent('a queue', () => {
  it('that does not come back leaves the rest to this machine, with a warning', async (test) => {
    const { expect } = test;
    const own = await startRedis();
    try {
      const farm = await stage(test, own, store);
      const worker = await farm.worker();
      await worker.ready;
      const render = farm.render(farm.write('film.reel', film(26, 2)), ['--runner', farm.queue], {
        env: { GLYPHREEL_QUEUE_SECONDS: '3' },
      });
      await render.until((event) => event.type === 'clip' && event.done > 0);
      worker.kill('SIGKILL');
      await own.kill();
      expect(await render.ended, render.err()).toBe(0);
      expect(render.events).toContainEqual(expect.objectContaining({ type: 'warning', code: 'queue-lost' }));
    } finally {
      await own.close();
    }
  });

  it('without a worker says what a worker needs', async (test) => {
    const { expect } = test;
    // Redis counts the workers of all its databases, so those of the other tests would count too.
    const own = await startRedis();
    try {
      const farm = await stage(test, own, store);
      const render = farm.render(farm.write('film.reel', film(27, 1)), ['--runner', farm.queue]);
      const warning = await render.until((event) => event.type === 'warning' && event.code === 'no-worker');
      expect(warning).toMatchObject({ message: expect.stringMatching(/it needs Glyphreel \S+ and ffmpeg /) });
      render.kill('SIGINT');
      expect(await render.ended).toBe(130);
    } finally {
      await own.close();
    }
  });

  it('with TLS is reached with its certificate, and not without', async (test) => {
    const { expect } = test;
    const folder = tempFolder('tls');
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name)) as [string, string];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, '-keyout', key, '-out', cert],
      { stdio: 'ignore' },
    );
    const own = await startRedis({ key, cert });
    try {
      const farm = await stage(test, own, store);
      const reel = farm.write('film.reel', film(29, 1));
      const worker = await farm.worker([], { NODE_EXTRA_CA_CERTS: cert });
      await worker.ready;
      const render = farm.render(reel, ['--runner', farm.queue], { env: { NODE_EXTRA_CA_CERTS: cert } });
      expect(await render.ended, render.err()).toBe(0);
      const stranger = farm.render(reel, ['--runner', farm.queue], { cache: 'stranger' });
      expect(await stranger.ended).toBe(3);
      expect(stranger.events.at(-1)).toMatchObject({ type: 'error', code: 'machine-runner' });
    } finally {
      await own.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('refuses a wrong password, which no message repeats', async (test) => {
    const { expect } = test;
    const farm = await stage(test, server, store);
    const wrong = farm.render(farm.write('film.reel', film(28, 1)), [
      '--runner',
      farm.queue.replace(/:\/\/:[^@]+@/, '://:wrong@'),
    ]);
    expect(await wrong.ended).toBe(3);
    expect(wrong.events.at(-1)).toMatchObject({ type: 'error', code: 'machine-runner' });
    expect(wrong.out() + wrong.err()).not.toContain(':wrong@');
  });
});

describe('addresses', () => {
  const render = (...options: string[]) =>
    runCli([
      'render',
      path.join(import.meta.dirname, '../cli/fixtures/tiny.reel'),
      '-o',
      '/nowhere.mp4',
      '-y',
      ...options,
    ]);

  it('are checked before anything is drawn', async () => {
    for (const [options, message] of [
      [['--runner', 'redis://127.0.0.1:1'], 'Expected a store with the queue, but got none.'],
      [['--runner', 'kafka://x', '--store', '/tmp/x'], 'Expected a queue such as redis://'],
      [['--store', 'ftp://x/y'], 'Expected a store such as'],
      [['--runner', 'redis://127.0.0.1:1', '--store', store.url], 'The queue redis://127.0.0.1:1 cannot be reached'],
      [['--store', 's3://bucket/x'], 'there are no keys for it'],
    ] as const) {
      const { code, err } = await render(...options);
      expectOutside(err).toContain(message);
      expectOutside(code).not.toBe(0);
    }
    expectOutside(existsSync('/nowhere.mp4')).toBe(false);
  });
});
