// A process that draws for a worker, one clip at a time, and keeps its renderer for the next clip of the same render. A process of its
// own: whatever a clip does to it, the worker renews its leases and tells the queue.

import { readFile } from 'node:fs/promises';
import { toFailure } from '../../errors/render-error.ts';
import { laneDrawer, type LaneDrawer } from '../../render/pool/lane-drawer.ts';
import { endProcess } from '../../machine/ffmpeg/end-process.ts';
import { ALIVE_MS } from '../../render/pool/pool-messages.ts';
import { drawProof } from '../admission/draw-proof.ts';
import { readOrder } from '../order/fetch-order.ts';
import { orderSetup, type OrderPlace } from '../order/order-setup.ts';
import type { DrawerReply, DrawerRequest } from './drawer-messages.ts';

const encoders = new Set<number>();
let open: { digest: string; drawer: LaneDrawer } | null = null;

const send = (reply: DrawerReply): void => {
  if (process.connected) process.send?.(reply);
};

setInterval(() => send({ kind: 'alive' }), ALIVE_MS).unref();
process.once('disconnect', leave);
process.on('SIGTERM', leave);
// Ctrl-C in a terminal reaches this process too; the worker decides.
process.on('SIGINT', () => {});
process.on('message', (request: DrawerRequest) => {
  void answer(request).catch((error: unknown) => send({ kind: 'failed', failure: toFailure(error) }));
});

function leave(): void {
  for (const pid of encoders) endProcess(pid);
  process.exit(0);
}

async function answer(request: DrawerRequest): Promise<void> {
  if (request.kind === 'prove') return send({ kind: 'proof', proof: await drawProof() });
  const { digest, place, task } = request;
  if (open?.digest !== digest) {
    await open?.drawer.dispose();
    open = null;
    open = { digest, drawer: await openDrawer(place) };
  }
  const result = await open.drawer.run(task);
  send({ kind: 'drawn', result, residentBytes: process.memoryUsage.rss() });
}

async function openDrawer(place: OrderPlace): Promise<LaneDrawer> {
  const order = readOrder(new Uint8Array(await readFile(place.file)));
  return laneDrawer(await orderSetup(order, place), (message) => {
    if (message.kind === 'encoder') {
      if (message.running) encoders.add(message.pid);
      else encoders.delete(message.pid);
    }
    send(message);
  });
}
