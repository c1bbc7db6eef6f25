// What of a webview somebody with a small panel or a large zoom would not get to see.

import type { Page } from 'playwright-core';

/** Controls and texts that cannot be reached, not even by scrolling, and texts that are cut off. */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, select, [role=slider], .figure, .time > span, h1, p, dd, .values',
      ),
    ]
      // The values scroll by themselves.
      .filter((element) => element.matches('.values') || !element.closest('.blocks, .curve-figure, .values'))
      .filter((element) => element.getClientRects().length > 0)
      .flatMap((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const name = element.getAttribute('aria-label') ?? element.textContent;
        const canScroll = getComputedStyle(document.body).overflowY !== 'hidden';
        const below = canScroll ? document.documentElement.scrollHeight : innerHeight;
        return left < -0.5 || right > innerWidth + 0.5 || top < -0.5 || bottom > below + 0.5
          ? [`${name} at ${left}..${right}, ${top}..${bottom} of ${innerWidth}x${below}`]
          : [];
      }),
  );
}
