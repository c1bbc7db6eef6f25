// Frame links of a real engine process: who may connect, what arrives, and that nothing is sent twice or lost when one breaks.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { readLinkedFrame } from '../../media/preview/picture/read-linked-frame.ts';
import { linkProtocol } from '../../src/contract/frame-link.ts';
import type { LinkedFrame } from '../../src/contract/frame-link.ts';
import type { PreviewFrame, PreviewView } from '../../src/contract/protocol.ts';
import { compile } from '../../src/language/compile.ts';
import { forkEngine } from './fork-engine.ts';

const { plan } = compile('scene one for 2s { layer on md { value: plasma() hue: t * 0.2 } }', {});
const view: PreviewView = { density: 'draft', maxSide: 320, compress: false, compressLink: false };
const ORIGIN = 'http://window.example';
const cache = mkdtempSync(path.join(tmpdir(), 'glyphreel-link-'));
let engine: ReturnType<typeof forkEngine>;
let port: number;

beforeAll(async () => {
  engine = forkEngine(cache);
  await engine.hello();
  port = (await engine.request('listenForLinks', { port: null })).port!;
});
afterAll(async () => {
  engine.child.disconnect();
  await engine.gone();
  rmSync(cache, { recursive: true, force: true });
});

const grant = async (session: string, { takesPlanes = true, isLocal = false } = {}) =>
  (await engine.request('grantLink', { session, origin: ORIGIN, takesPlanes, isLocal })).token;

/** Connects, confirms what arrives, and collects frames. Rejects where the engine refuses. */
async function connect(token: string, origin = ORIGIN) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`, linkProtocol(token), { origin });
  const frames: LinkedFrame[] = [];
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) return void socket.send('{"received":"probe"}');
    const frame = readLinkedFrame(new Uint8Array(data).buffer);
    frames.push(frame);
    socket.send(JSON.stringify({ received: frame.serial }));
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return { socket, frames };
}

const draw = async (session: string, t: number, id?: number | null) =>
  (await engine.request('previewFrame', {
    session,
    t,
    full: true,
    ...(id === undefined ? {} : { id }),
  })) as PreviewFrame;

test('a frame goes over the link with the number of its request, and has the pixels of a frame in a message', async () => {
  await engine.request('previewOpen', { session: 'a', plan, reel: 'r.reel', view });
  const { frames, socket } = await connect(await grant('a'));
  for (const [t, id] of [
    [0, 1],
    [0.5, null],
  ] as const) {
    const answer = await draw('a', t, id);
    expect(answer).toMatchObject({ linked: true, t });
    expect(answer.pixels).toHaveLength(0);
    await expect.poll(() => frames.at(-1)?.id).toBe(id);
    const { frame } = frames.at(-1)!;
    const plain = await draw('a', t);
    expect(plain.linked).toBeUndefined();
    expect(Buffer.compare(frame.pixels, plain.pixels)).toBe(0);
    expect([frame.width, frame.planId]).toEqual([plain.width, plain.planId]);
    expect(plain.drawnAt).toBeGreaterThan(frame.drawnAt);
  }
  socket.close();
});

test('a webview that can show planes gets them once the link has shown that it is fast, and any other JPEG', async () => {
  const { compressLink: _, ...measured } = view;
  await engine.request('previewOpen', { session: 'p', plan, reel: 'r.reel', view: measured });
  const plain = await draw('p', 0.5);
  const planes = await connect(await grant('p'));
  let id = 0;
  // A busy machine is slow at first: the link is tried again.
  await expect
    .poll(
      async () => {
        await draw('p', 0.5, ++id);
        return planes.frames.at(-1)?.frame.form;
      },
      { timeout: 50_000 },
    )
    .toBe('yuv420');
  const { frame } = planes.frames.at(-1)!;
  expect(frame.pixels).toHaveLength((frame.width * frame.height * 3) / 2);
  // Y of BT.709 in limited range, of the same frame.
  for (const at of [0, 1234, frame.width * frame.height - 1]) {
    const [r, g, b] = plain.pixels.subarray(at * 4);
    expect(Math.abs(frame.pixels[at]! - (16 + (0.2126 * r! + 0.7152 * g! + 0.0722 * b!) * (219 / 255)))).toBeLessThan(
      1.5,
    );
  }
  const jpeg = await connect(await grant('p', { takesPlanes: false, isLocal: true }));
  for (let i = 0; i < 5; i++) await draw('p', 0.5, ++id);
  await expect.poll(() => jpeg.frames.length).toBeGreaterThan(0);
  expect(new Set(jpeg.frames.map(({ frame: { form } }) => form))).toEqual(new Set(['jpeg']));
  await engine.request('previewClose', { session: 'p' });
});

test('a window on the same machine gets planes at once', async () => {
  const { compressLink: _, ...measured } = view;
  await engine.request('previewOpen', { session: 'l', plan, reel: 'r.reel', view: measured });
  const { frames, socket } = await connect(await grant('l', { isLocal: true }));
  await draw('l', 0.5, 1);
  await expect.poll(() => frames.map(({ frame }) => frame.form)).toEqual(['yuv420']);
  socket.close();
  await engine.request('previewClose', { session: 'l' });
});

test('an alpha is laid on its checkerboard, and goes as JPEG', async () => {
  const { plan: clear } = compile('reel { alpha: on }\nscene one for 2s { layer on md { value: plasma() } }', {});
  expect(clear.alpha).toBe(true);
  const { compressLink: _, ...measured } = view;
  await engine.request('previewOpen', { session: 'q', plan: clear, reel: 'r.reel', view: measured });
  const { frames, socket } = await connect(await grant('q'));
  for (let id = 1; id <= 6; id++) await draw('q', 0.5, id);
  await expect.poll(() => frames.length).toBeGreaterThan(0);
  expect(new Set(frames.map(({ frame }) => frame.form))).toEqual(new Set(['jpeg']));
  socket.close();
  await engine.request('previewClose', { session: 'q' });
});

test('another token, another origin, and a token that has been used are refused', async () => {
  const refused = { message: expect.stringContaining('403') };
  await expect(connect('nonsense')).rejects.toMatchObject(refused);
  const token = await grant('a');
  await expect(connect(token, 'http://other.example')).rejects.toMatchObject(refused);
  const { socket } = await connect(token);
  await expect(connect(token)).rejects.toMatchObject(refused);
  const old = await grant('a');
  await grant('a');
  await expect(connect(old)).rejects.toMatchObject(refused);
  socket.close();
});

test('a session has one link: a new token ends the last one, and frames come in messages until it is used', async () => {
  const first = await connect(await grant('a'));
  const gone = new Promise((resolve) => first.socket.once('close', resolve));
  const token = await grant('a');
  await gone;
  expect((await draw('a', 0.2, 5)).linked).toBeUndefined();
  const second = await connect(token);
  await expect.poll(async () => (await draw('a', 0.2, 6)).linked).toBe(true);
  await expect.poll(() => second.frames.map(({ id }) => id)).toEqual([6]);
  expect(first.frames).toEqual([]);
  second.socket.close();
});

test('sessions have links of their own, which end with them', async () => {
  await engine.request('previewOpen', { session: 'b', plan, reel: 'r.reel', view });
  const [a, b] = await Promise.all([connect(await grant('a')), connect(await grant('b'))]);
  await Promise.all([draw('a', 0.1, 1), draw('b', 0.1, 2)]);
  await expect.poll(() => [a.frames.map(({ id }) => id), b.frames.map(({ id }) => id)]).toEqual([[1], [2]]);
  const gone = new Promise((resolve) => b.socket.once('close', resolve));
  await engine.request('previewClose', { session: 'b' });
  await gone;
  expect((await draw('a', 0.1, 3)).linked).toBe(true);
  a.socket.close();
});

test('a link that breaks is noticed, and the next frame comes in a message', async () => {
  const { socket } = await connect(await grant('a'));
  expect((await draw('a', 0.1, 1)).linked).toBe(true);
  socket.terminate();
  await expect.poll(async () => (await draw('a', 0.1, 2)).linked ?? false).toBe(false);
  expect((await draw('a', 0.1, 3)).pixels.length).toBeGreaterThan(0);
});

test('what is no receipt ends the connection', async () => {
  const { socket } = await connect(await grant('a'));
  const gone = new Promise((resolve) => socket.once('close', resolve));
  socket.send('rubbish');
  await gone;
});

test('an engine that follows another has its port', async () => {
  const next = forkEngine(cache);
  await next.hello();
  const wanted = port;
  const again = next.request('listenForLinks', { port: wanted });
  engine.child.disconnect();
  await engine.gone();
  engine = next;
  expect((await again).port).toBe(wanted);
});
