// The webview's end of the frame link: frames and receipts, and what happens when a connection breaks or cannot be made.

import { expect, test } from 'vitest';
import { FrameLink } from '../../media/preview/picture/frame-link.ts';
import type { LinkEvents } from '../../media/preview/picture/frame-link.ts';

/** A message as the engine makes it. */
function message(head: unknown, pixels: number[]): ArrayBuffer {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const bytes = new Uint8Array(4 + json.length + pixels.length);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 4);
  bytes.set(pixels, 4 + json.length);
  return bytes.buffer;
}

function makeLink() {
  const sockets: { url: string; protocol: string; events: LinkEvents; sent: string[]; closed: boolean }[] = [];
  const asked: boolean[] = [];
  const timers: { ms: number; callback: () => void }[] = [];
  const heard: string[] = [];
  const link = new FrameLink({
    connect(url, protocol, events) {
      const socket = { url, protocol, events, sent: [] as string[], closed: false };
      sockets.push(socket);
      return { send: (text) => void socket.sent.push(text), close: () => (socket.closed = true) };
    },
    ask: (broken) => void asked.push(broken),
    after: (ms, callback) => void timers.push({ ms, callback }),
    onFrame: ({ id, frame }) => void heard.push(`frame ${id}: ${frame.planId} ${frame.pixels.join()}`),
    onSkipped: (id) => void heard.push(`skipped ${id}`),
    onLost: () => void heard.push('lost'),
  });
  const offer = () => link.use({ url: 'ws://127.0.0.1:1/', token: 'abc' });
  return { link, sockets, asked, timers, heard, offer };
}

test('hands on frames and skipped requests, and confirms frames and probes', () => {
  const { link, sockets, asked, heard, offer } = makeLink();
  link.ask();
  link.ask();
  expect(asked).toEqual([false]);
  offer();
  const { url, protocol, events, sent } = sockets[0]!;
  expect([url, protocol]).toEqual(['ws://127.0.0.1:1/', 'glyphreel.abc']);
  events.opened();
  events.received('{"probe":"   "}');
  events.received(message({ id: 7, serial: 3, sentAt: 1, frame: { planId: 'p' } }, [1, 2, 3]));
  events.received('{"skipped":8}');
  expect(sent).toEqual(['{"received":"probe"}', '{"received":3}']);
  expect(heard).toEqual(['frame 7: p 1,2,3', 'skipped 8']);
});

test('a link that breaks loses what was on its way, and another is asked for at once', () => {
  const { link, sockets, asked, heard, offer } = makeLink();
  link.ask();
  offer();
  sockets[0]!.events.opened();
  sockets[0]!.events.closed();
  expect([asked, heard]).toEqual([[false, true], ['lost']]);
  offer();
  sockets[1]!.events.opened();
  // What an old connection still says is not heard.
  sockets[0]!.events.received('{"skipped":1}');
  sockets[0]!.events.closed();
  expect([asked.length, heard]).toEqual([2, ['lost']]);
  expect(link.isOpen).toBe(true);
});

test('a connection that does not open in time is given up and tried again, later and later, five times', () => {
  const { link, sockets, asked, timers, heard, offer } = makeLink();
  link.ask();
  const waits: number[] = [];
  for (let i = 0; i < 5; i++) {
    offer();
    timers.shift()!.callback();
    expect(sockets[i]!.closed).toBe(true);
    const again = timers.shift();
    if (again) waits.push(again.ms);
    again?.callback();
  }
  expect(waits).toEqual([500, 1000, 2000, 4000]);
  expect([asked.length, heard.length, link.isOpen]).toEqual([5, 5, false]);
  link.ask(); // The engine is another.
  expect(asked).toHaveLength(6);
});

test('without a link, messages do; it is asked for again a few times', () => {
  const { link, asked, timers, sockets } = makeLink();
  link.ask();
  link.use(null);
  timers.shift()!.callback();
  expect([asked, sockets.length]).toEqual([[false, true], 0]);
});

test('a link over which a request was lost is left, and another is asked for', () => {
  const { link, sockets, asked, heard, offer } = makeLink();
  link.ask();
  link.doubt();
  expect(heard).toEqual([]);
  offer();
  sockets[0]!.events.opened();
  link.doubt();
  expect([sockets[0]!.closed, asked, heard]).toEqual([true, [false, true], ['lost']]);
});
