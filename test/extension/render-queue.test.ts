// The queue: one render at a time, a Cancel that no engine can delay, and a list that survives the window.

import { beforeEach, describe, expect, test } from 'vitest';
import type { RenderEvent, RenderJob } from '../../src/contract/render.ts';
import { EngineGone } from '../../src/extension/engine/engine-call.ts';
import { interruptedOf, RenderHistory } from '../../src/extension/renders/render-history.ts';
import type { RenderItem } from '../../src/extension/renders/render-item.ts';
import { RenderQueue } from '../../src/extension/renders/render-queue.ts';
import type { RenderEngine } from '../../src/extension/renders/render-queue.ts';
import { compile } from '../../src/language/compile.ts';
import { EventEmitter, reset, state } from './support/fake-vscode.ts';

const { plan } = compile('scene a for 1s { layer on md { value: plasma() } }', {});
const jobFor = (output: string): Omit<RenderJob, 'id'> => ({
  plan,
  reel: 'a.reel',
  options: { quality: 'draft', output },
});

interface Call {
  job: RenderJob;
  resolve(result: { ok: boolean }): void;
  reject(error: Error): void;
}

/** An engine that answers when the test says so. */
function fakeEngine() {
  const events = new EventEmitter<RenderEvent>();
  const calls: Call[] = [];
  const cancelled: string[] = [];
  const engine = {
    restarts: 0,
    request(method: string, params: { job: RenderJob } | { id: string }) {
      if (method === 'cancelRender') {
        cancelled.push((params as { id: string }).id);
        return new Promise(() => undefined);
      }
      const { promise, resolve, reject } = Promise.withResolvers<{ ok: boolean }>();
      calls.push({ job: (params as { job: RenderJob }).job, resolve, reject });
      return promise;
    },
    on: (_name: 'render', listener: (event: RenderEvent) => void) => events.event(listener),
    async restart() {
      engine.restarts++;
      for (const { reject } of calls) reject(new EngineGone());
    },
  };
  return { engine, calls, cancelled, emit: (event: RenderEvent) => events.fire(event) };
}

function memento(kept = new Map<string, unknown>()) {
  return {
    kept,
    get: <T>(key: string) => structuredClone(kept.get(key)) as T | undefined,
    update: async (key: string, value: unknown) => void kept.set(key, structuredClone(value)),
  };
}

function queueWith({ patienceMs = 60_000, storage = memento() } = {}) {
  const fake = fakeEngine();
  const queue = new RenderQueue(fake.engine as unknown as RenderEngine, new RenderHistory(storage), patienceMs);
  const ends: string[] = [];
  queue.onDidEnd((item) => ends.push(`${item.label} ${item.state}`));
  const add = (label: string) => queue.add(`file:///${label}.reel`, label, jobFor(`/${label}.mp4`), { whole: true });
  return { ...fake, queue, ends, add, storage };
}

const done = (id: string): RenderEvent => ({
  type: 'done',
  id,
  output: '/a.mp4',
  outputs: [],
  report: '/a.report.json',
  page: '/a.report.html',
  still: '/a.still.png',
  sidecars: [],
  frames: 24,
  seconds: 1,
  wallSeconds: 2,
  cachedSegments: 0,
  segments: 1,
  brightness: { mean: 40, min: 0, max: 200 },
  misses: 0,
});
const states = (queue: RenderQueue) => queue.items.map((item) => `${item.label} ${item.state}`);
/** Lets promises settle. */
const settle = () => new Promise((resolve) => setImmediate(resolve));
const until = async (probe: () => boolean) => {
  while (!probe()) await new Promise((resolve) => setTimeout(resolve, 1));
};

beforeEach(reset);

describe('order', () => {
  test('one at a time, in the order in which they were queued', async () => {
    const { queue, calls, ends, add, emit } = queueWith();
    const [a] = [add('a'), add('b')];
    expect(states(queue)).toEqual(['b queued', 'a running']);
    emit(done(a.id));
    calls[0]!.resolve({ ok: true });
    await settle();
    expect(states(queue)).toEqual(['b running', 'a done']);
    calls[1]!.resolve({ ok: false });
    await settle();
    expect(ends).toEqual(['a done', 'b failed']);
    expect(queue.isBusy).toBe(false);
  });

  test('the context key follows what runs or waits', async () => {
    const { calls, add } = queueWith();
    add('a');
    expect(state.commands.at(-1)).toEqual(['setContext', 'glyphreel.rendering', true]);
    calls[0]!.resolve({ ok: false });
    await settle();
    expect(state.commands.at(-1)).toEqual(['setContext', 'glyphreel.rendering', false]);
  });

  test('a lost engine starts the job again, at most three times', async () => {
    const { queue, calls, add } = queueWith();
    const item = add('a');
    for (let loss = 0; loss < 4; loss++) {
      calls[loss]!.reject(new EngineGone());
      await settle();
    }
    expect(calls).toHaveLength(4);
    expect(item.state).toBe('failed');
    expect(item.error?.message).toMatch(/stopped before it answered/);
    expect(queue.isBusy).toBe(false);
  });
});

describe('cancel', () => {
  test('ends the item at once; the next waits until the engine has stopped', async () => {
    const { queue, calls, cancelled, ends, add, engine } = queueWith();
    const [a] = [add('a'), add('b')];
    queue.cancel(a);
    expect(ends).toEqual(['a cancelled']);
    expect(cancelled).toEqual([a.id]);
    expect(states(queue)).toEqual(['b queued', 'a cancelled']);
    expect(queue.isBusy).toBe(true);
    calls[0]!.resolve({ ok: false });
    await settle();
    expect(states(queue)).toEqual(['b running', 'a cancelled']);
    expect(engine.restarts).toBe(0);
  });

  test('an engine that never answers is restarted, and the queue goes on', async () => {
    const { queue, engine, add, ends } = queueWith({ patienceMs: 5 });
    queue.cancel(add('a'));
    add('b');
    await until(() => engine.restarts === 1);
    await settle();
    expect(states(queue)).toEqual(['b running', 'a cancelled']);
    expect(ends).toEqual(['a cancelled']);
  });

  test('what the engine says of a cancelled render changes nothing', async () => {
    const { queue, add, emit, calls, ends } = queueWith();
    const a = add('a');
    queue.cancel(a);
    emit(done(a.id));
    calls[0]!.resolve({ ok: true });
    await settle();
    expect(a).toMatchObject({ state: 'cancelled', done: null });
    expect(ends).toEqual(['a cancelled']);
  });

  test('of a waiting one never reaches the engine', () => {
    const { queue, add, cancelled } = queueWith();
    add('a');
    const b = add('b');
    queue.cancel(b);
    queue.cancel(b);
    expect(states(queue)).toEqual(['b cancelled', 'a running']);
    expect(cancelled).toEqual([]);
  });

  test('an interruption that the engine reports ends it as cancelled', async () => {
    const { add, emit, calls, ends } = queueWith();
    const a = add('a');
    emit({ type: 'error', id: a.id, code: 'interrupted', message: 'Interrupted.', help: '' });
    calls[0]!.resolve({ ok: false });
    await settle();
    expect(ends).toEqual(['a cancelled']);
  });
});

describe('history', () => {
  test('what ran or waited when the window closed is interrupted in the next, in its order', async () => {
    const storage = memento();
    const first = queueWith({ storage });
    const a = first.add('a');
    first.add('b');
    first.add('c');
    first.emit(done(a.id));
    first.calls[0]!.resolve({ ok: true });
    await settle();

    const next = queueWith({ storage });
    expect(states(next.queue)).toEqual(['c interrupted', 'b interrupted', 'a done']);
    expect(interruptedOf(next.queue.items).map(({ label }) => label)).toEqual(['b', 'c']);
    expect(next.queue.items[2]).toMatchObject({ done: { report: '/a.report.json' }, part: { whole: true } });
    expect(next.calls).toEqual([]);
  });

  test('keeps no plans, and cannot repeat a job without one', () => {
    const storage = memento();
    queueWith({ storage }).add('a');
    expect(JSON.stringify([...storage.kept])).not.toContain('"scenes"');
    const { queue } = queueWith({ storage });
    expect(queue.retry(queue.items[0]!)).toBeNull();
    expect(states(queue)).toEqual(['a interrupted']);
  });

  test('a repeated job is queued once more, in place of the old item', () => {
    const { queue, add } = queueWith();
    const a = add('a');
    queue.cancel(a);
    expect(queue.retry(a)).toMatchObject({ label: 'a', state: 'queued' });
    expect(queue.items).toHaveLength(1);
  });

  test('is written when a state changes, not on progress', () => {
    const storage = memento();
    let writes = 0;
    const counting = {
      ...storage,
      update: async (key: string, value: unknown) => (writes++, storage.update(key, value)),
    };
    const { add, emit } = queueWith({ storage: counting });
    const a = add('a');
    expect(writes).toBe(2); // queued, running
    for (let frame = 0; frame < 5; frame++)
      emit({ type: 'progress', id: a.id, frame, frames: 24, segment: 1, fps: 9, etaSeconds: 1, phase: 'frames' });
    expect(writes).toBe(2);
  });

  test.each([[undefined], ['nonsense'], [{ version: 99, items: [{}] }], [{ version: 1, items: 'x' }]])(
    'kept data that is %j is an empty list',
    (value) => {
      const storage = memento(new Map([['glyphreel.renders', value]]));
      expect(new RenderHistory(storage).load()).toEqual([]);
    },
  );

  test('ended items beyond fifty are dropped, open ones never', async () => {
    const { queue, add } = queueWith();
    const items: RenderItem[] = [];
    for (let n = 0; n < 60; n++) items.push(add(`r${n}`));
    expect(queue.items).toHaveLength(60);
    for (const item of items.slice(1, 40)) queue.cancel(item);
    add('last');
    expect(queue.items).toContain(items[0]);
    expect(queue.items).toHaveLength(50 + 1);
  });
});
