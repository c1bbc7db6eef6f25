// The engine process from the extension's side: whatever ends it, every pending call is rejected, and the next call gets
// another process.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { LogOutputChannel } from 'vscode';
import { PROTOCOL_VERSION } from '../../src/contract/protocol.ts';
import type { EngineRequests } from '../../src/contract/protocol.ts';
import { EngineClient } from '../../src/extension/engine/engine-client.ts';
import { EngineGone } from '../../src/extension/engine/engine-call.ts';
import { reset } from './support/fake-vscode.ts';

const JOB = { plan: {}, options: {}, reel: '' } as EngineRequests['estimate']['params']['job'];

/** Answers `hello`; does `body` with every other message `m`. */
const engineThat = (body: string) => `
process.on('message', (m) => {
  if (m.method === 'hello')
    process.send({ kind: 'response', id: m.id, result: { protocol: ${PROTOCOL_VERSION}, engine: 'test', pid: process.pid, pixelPath: null } });
  else { ${body} }
});
process.on('disconnect', () => process.exit(0));`;

function client(source: string, helloPatienceMs?: number) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-engine-'));
  const module = path.join(folder, 'engine.mjs');
  writeFileSync(module, source);
  const lines: string[] = [];
  const write = (message: string) => void lines.push(message);
  const log = { info: write, warn: write, error: write, debug: write };
  const engine = new EngineClient(
    module,
    () => ({ trusted: true }),
    log as unknown as LogOutputChannel,
    helloPatienceMs,
  );
  onTestFinished(() => {
    engine.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
  return { engine, lines };
}

beforeEach(reset);

test.each([
  ['exits', 'process.exit(3)'],
  ['crashes', 'setImmediate(() => { throw new Error("bug"); })'],
  ['is killed', 'process.kill(process.pid, "SIGKILL")'],
  [
    'closes its channel and lives on',
    'process.removeAllListeners("disconnect"); setTimeout(() => {}, 60_000); process.disconnect()',
  ],
])('an engine that %s rejects every pending call', async (_how, body) => {
  const { engine } = client(engineThat(`if (m.method === 'doctor') { ${body} }`));
  const calls = [
    engine.request('clearCache', {}),
    engine.request('estimate', { job: JOB }),
    engine.request('doctor', {}),
  ];
  const results = await Promise.allSettled(calls);
  for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: { code: 'engine-gone' } });
});

test('the next call waits for the new process', async () => {
  const { engine } = client(
    engineThat(
      `if (m.method === 'doctor') process.exit(1); else process.send({ kind: 'response', id: m.id, result: { bytes: process.pid } });`,
    ),
  );
  const first = (await engine.request('clearCache', {})).bytes;
  await expect(engine.request('doctor', {})).rejects.toBeInstanceOf(EngineGone);
  const second = (await engine.request('clearCache', {})).bytes;
  expect(second).not.toBe(first);
  expect(engine.pid).toBe(second);
});

test('a restart rejects what a process that never answers still owes, without waiting for its end', async () => {
  const { engine } = client(engineThat(`if (m.method === 'doctor') for (;;);`));
  const hanging = engine.request('doctor', {});
  const rejected = expect(hanging).rejects.toBeInstanceOf(EngineGone);
  const before = engine.pid;
  await engine.restart();
  await rejected;
  expect(engine.pid).not.toBe(before);
});

test('a process that does not answer the first message is replaced', async () => {
  const { engine, lines } = client(`process.on('message', () => {});`, 50);
  await expect(engine.request('doctor', {})).rejects.toBeInstanceOf(EngineGone);
  expect(lines.some((line) => /The engine ended .* restarts/.test(line))).toBe(true);
});
