// What the host sends to a preview about its picture: who drew a point, costs, a contact sheet, looks, an area.

import type { Page } from 'playwright-core';
import { send } from './webview-page.ts';

const range = (line: number) => ({ start: { line, character: 2 }, end: { line, character: 40 } });

export const SAMPLE_WHO = {
  items: [
    { site: 3, kind: 'text', name: 'HERE', range: range(5), share: 0.4, color: '#ffffff' },
    { site: 1, kind: 'layer', name: 'haze', range: range(2), share: 0.2, color: '#ff5a4f' },
  ],
  notes: ['What feedback carries over from earlier frames is not followed.'],
};
const part = (site: number, kind: string, name: string, ms: number) => ({ site, kind, name, range: range(site), ms });
export const SAMPLE_COSTS = {
  scene: 'rise',
  planId: 'sample',
  frames: 4,
  parts: [
    part(7, 'shader', 'softFocus', 44.6),
    part(1, 'layer', 'haze', 21.3),
    part(3, 'text', 'HERE', 0.42),
    part(8, 'feedback', 'echo', 2.5),
  ],
  restMs: 3.1,
  totalMs: 71.9,
  budgetMs: 83.3,
  isLate: false,
};

/** Makes small JPEGs in the page, and sends a message with them. */
export const sendPictures = (page: Page, message: Record<string, unknown>, key: string): Promise<void> =>
  page.evaluate(
    async ({ message: given, key: list }) => {
      const items = await Promise.all(
        (given[list] as Record<string, unknown>[]).map(async (item, i) => {
          const canvas = new OffscreenCanvas(160, 90);
          const context = canvas.getContext('2d')!;
          context.fillStyle = `hsl(${i * 40} 70% 45%)`;
          context.fillRect(0, 0, 160, 90);
          context.fillStyle = '#fff';
          context.font = '40px monospace';
          context.fillText(String(i), 60, 60);
          const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
          return { ...item, jpeg: new Uint8Array(await blob.arrayBuffer()) };
        }),
      );
      window.postMessage({ ...given, [list]: items }, '*');
    },
    { message, key },
  );

export const sendContactSheet = (page: Page, count: number): Promise<void> =>
  sendPictures(
    page,
    { type: 'contactSheet', pictures: Array.from({ length: count }, (_, i) => ({ t: i / 4, width: 160, height: 90 })) },
    'pictures',
  );

export const sendLooks = (page: Page): Promise<void> =>
  sendPictures(
    page,
    {
      type: 'looks',
      looks: [1, 2, 3].map((n) => ({ id: 4 - n, at: 1_700_000_000_000 - n * 60_000, isCurrent: n === 1 })),
    },
    'looks',
  );

/** The right half of the picture. */
export const sendArea = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const [width, height] = [240, 135];
    const shown = Uint8Array.from({ length: width * height }, (_, i) => (i % width >= width / 2 ? 255 : 0));
    window.postMessage({ type: 'area', label: 'layer haze', area: { t: 0, site: 1, width, height, shown } }, '*');
  });

/** Everything that can be open at once. */
export async function showInspection(page: Page): Promise<void> {
  await send(page, { type: 'who', who: SAMPLE_WHO });
  await send(page, { type: 'costs', costs: SAMPLE_COSTS });
  await send(page, { type: 'hidden', items: [{ site: 9, kind: 'layer', name: 'stars', range: range(9) }] });
  await sendLooks(page);
  await sendArea(page);
}
