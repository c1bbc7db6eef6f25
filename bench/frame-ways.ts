// What a preview frame of 960 × 540 costs on its way over a WebSocket and onto a canvas, by how its pixels are written: as JPEG, as I420
// (planes of 4:2:0, which the browser draws from a VideoFrame), and as RGBA. In turn, in Chromium. node bench/frame-ways.ts

import type { AddressInfo } from 'node:net';
import os from 'node:os';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { WebSocketServer } from 'ws';
import { encodeJpeg } from '../src/engine/outputs/pictures/encode-jpeg.ts';
import { figure, printFigures } from './editor/figures.ts';

const [WIDTH, HEIGHT] = [960, 540];
const [WARM, FRAMES] = [10, 60];
const WAYS = ['JPEG', 'I420', 'RGBA'] as const;

/** Letters of many colours on black, about as large as a frame with shaders as JPEG. */
const rgba = Uint8Array.from({ length: WIDTH * HEIGHT * 4 }, (_, i) => {
  const [x, y] = [(i >> 2) % WIDTH, Math.floor((i >> 2) / WIDTH)];
  const isInk = x % 9 < 4 && y % 17 < 9;
  return [isInk ? 200 : 0, isInk ? (i >> 8) & 255 : 0, isInk ? 90 : 10, 255][i % 4]!;
});
const sent = {
  JPEG: await encodeJpeg(rgba, WIDTH, HEIGHT),
  I420: rgba.subarray(0, (WIDTH * HEIGHT * 3) / 2),
  RGBA: rgba,
};

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
await once(server, 'listening');
server.on('connection', (socket) => socket.on('message', (way) => socket.send(sent[String(way) as keyof typeof sent])));
const browser = await chromium.launch({
  executablePath: process.env['GLYPHREEL_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  // Of a file: VideoFrame needs a page that can be trusted.
  await page.goto(pathToFileURL(path.join(import.meta.dirname, '..', 'LICENSE')).href);
  const times = await page.evaluate(measure, {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    ways: WAYS,
    size: { width: WIDTH, height: HEIGHT },
    count: WARM + FRAMES,
  });
  printFigures(
    `${WIDTH} × ${HEIGHT}, load ${os.loadavg()[0]!.toFixed(1)}`,
    WAYS.flatMap((way) => [
      figure(`${way}, ${Math.round(sent[way].length / 1024)} KB: asked → received`, times[way]!.way.slice(WARM)),
      figure('    received → on the canvas', times[way]!.draw.slice(WARM)),
    ]),
  );
} finally {
  await browser.close();
  server.close();
}

/** Runs in the page. */
async function measure({
  url,
  ways,
  size,
  count,
}: {
  url: string;
  ways: readonly string[];
  size: { width: number; height: number };
  count: number;
}): Promise<Record<string, { way: number[]; draw: number[] }>> {
  const { width, height } = size;
  const context = Object.assign(document.createElement('canvas'), size).getContext('2d', { alpha: false })!;
  document.body.append(context.canvas);
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const times = Object.fromEntries(ways.map((way) => [way, { way: [] as number[], draw: [] as number[] }]));
  for (let i = 0; i < count; i++)
    for (const way of ways) {
      const began = performance.now();
      socket.send(way);
      const { data } = await new Promise<MessageEvent<ArrayBuffer>>((resolve) =>
        socket.addEventListener('message', resolve, { once: true }),
      );
      const received = performance.now();
      if (way === 'RGBA') context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
      else {
        const image =
          way === 'JPEG'
            ? await createImageBitmap(new Blob([data], { type: 'image/jpeg' }))
            : new VideoFrame(data, { format: 'I420', codedWidth: width, codedHeight: height, timestamp: 0 });
        context.drawImage(image, 0, 0);
        image.close();
      }
      context.getImageData(0, 0, 1, 1); // Waits until it is drawn.
      times[way]!.way.push(received - began);
      times[way]!.draw.push(performance.now() - received);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  return times;
}
