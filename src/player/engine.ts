// The worker that draws: opens a film, shows frames on a canvas, and reads frames.

import { FrameDrawer } from './frame-drawer.ts';
import type { Order, Report } from './messages.ts';

interface WorkerScope {
  addEventListener(type: 'message', listener: (event: { data: Order }) => void): void;
  postMessage(report: Report, transfer?: Transferable[]): void;
  setTimeout(run: () => void, ms: number): unknown;
}
const scope = globalThis as unknown as WorkerScope;

/** A seek leaves the thread this often, to take newer orders. */
const SLICE_MS = 40;

let drawer: FrameDrawer | null = null;
let context: OffscreenCanvasRenderingContext2D | null = null;
let wanted: number | null = null;
let isShowing = false;
let working: Promise<unknown> = Promise.resolve();

scope.addEventListener('message', ({ data }) => {
  // In order: each changes what the next works on.
  working = working.then(() => carryOut(data)).catch(fail);
});

async function carryOut(order: Order): Promise<void> {
  switch (order.type) {
    case 'open': {
      drawer = new FrameDrawer(order.film, order.bytes);
      context = order.canvas?.getContext('2d', { alpha: order.film.plan.alpha === true }) ?? null;
      scope.postMessage({ type: 'opened' });
      return;
    }
    case 'size':
      return drawer!.resize(order.width, order.height, order.fps);
    case 'show':
      wanted = order.seconds;
      if (!isShowing) showWanted();
      return;
    case 'read': {
      const { width, height, data } = await drawer!.read(order.frame);
      const pixels = data.slice();
      scope.postMessage({ type: 'frame', id: order.id, width, height, pixels }, [pixels.buffer]);
    }
  }
}

function showWanted(): void {
  if (wanted === null || !drawer?.isReady || !context) return;
  const seconds = wanted;
  try {
    const start = performance.now();
    const done = drawer.seek(seconds, SLICE_MS);
    if (done < 1) {
      isShowing = true;
      scope.postMessage({ type: 'seeking', done });
      scope.setTimeout(() => {
        working = working.then(showWanted);
      }, 0);
      return;
    }
    isShowing = false;
    wanted = null;
    paint(drawer.show(seconds), context);
    scope.postMessage({ type: 'shown', seconds, ms: performance.now() - start });
  } catch (error) {
    isShowing = false;
    fail(error);
  }
}

function paint(
  { width, height, data }: { width: number; height: number; data: Uint8Array },
  target: OffscreenCanvasRenderingContext2D,
): void {
  const { canvas } = target;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const pixels = new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.length);
  target.putImageData(new ImageData(pixels, width, height), 0, 0);
}

function fail(error: unknown): void {
  scope.postMessage({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}
