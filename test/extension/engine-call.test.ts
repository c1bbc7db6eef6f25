// Each call to the engine settles exactly once: with an answer, a failure, or the end of the process.

import { describe, expect, test } from 'vitest';
import type { EngineMessage } from '../../src/contract/protocol.ts';
import { EngineCalls, EngineFailure, EngineGone } from '../../src/extension/engine/engine-call.ts';
import { BackOff } from '../../src/extension/shared/back-off.ts';

function calls() {
  const sent: EngineMessage[] = [];
  const events: [string, unknown][] = [];
  return {
    sent,
    events,
    calls: new EngineCalls(
      (message) => sent.push(message),
      (name, data) => void events.push([name, data]),
    ),
  };
}

describe('engine calls', () => {
  test('answers are matched to calls in any order', async () => {
    const { sent, calls: engine } = calls();
    const [a, b] = [engine.call('doctor', {}), engine.call('clearCache', {})];
    engine.receive({ kind: 'response', id: (sent[1] as { id: number }).id, result: { bytes: 2 } });
    engine.receive({ kind: 'response', id: (sent[0] as { id: number }).id, result: { text: 'x', ok: true } });
    expect(await a).toEqual({ text: 'x', ok: true });
    expect(await b).toEqual({ bytes: 2 });
    expect(engine.pending).toBe(0);
  });

  test('a failure has its code and its help', async () => {
    const { calls: engine } = calls();
    const call = engine.call('doctor', {});
    engine.receive({ kind: 'failure', id: 1, error: { code: 'untrusted', message: 'No.', help: 'Trust.' } });
    await expect(call).rejects.toMatchObject({ code: 'untrusted', message: 'No.', help: 'Trust.' });
    await expect(call).rejects.toBeInstanceOf(EngineFailure);
  });

  test('the end of the process rejects pending and later calls', async () => {
    const { calls: engine } = calls();
    const waiting = [engine.call('doctor', {}), engine.call('clearCache', {})];
    engine.fail();
    for (const call of waiting) await expect(call).rejects.toBeInstanceOf(EngineGone);
    await expect(engine.call('doctor', {})).rejects.toMatchObject({ code: 'engine-gone' });
  });

  test('events are passed on; answers without a call are ignored', () => {
    const { events, calls: engine } = calls();
    engine.receive({ kind: 'event', name: 'log', data: { level: 'info', message: 'x' } });
    engine.receive({ kind: 'response', id: 99, result: null });
    expect(events).toEqual([['log', { level: 'info', message: 'x' }]]);
  });
});

test('a message that cannot be sent rejects its call', async () => {
  const engine = new EngineCalls(
    (_message, onError) => onError(),
    () => undefined,
  );
  await expect(engine.call('doctor', {})).rejects.toBeInstanceOf(EngineGone);
  expect(engine.pending).toBe(0);
});

describe('back-off', () => {
  test('waits longer after each failure, and starts over after a stable minute', () => {
    const backOff = new BackOff();
    backOff.started(0);
    const waits = [1, 2, 3, 4].map((ms) => backOff.died(ms));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[3]).toBeGreaterThan(waits[0]! * 8);
    backOff.started(1000);
    expect(backOff.died(200_000)).toBe(waits[0]);
  });
});
