// Clear Render Cache.

import { cacheCleared, cacheInUse } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import type { Services } from '../services.ts';

export async function run({ engine, queue }: Services): Promise<void> {
  if (queue.isBusy) return void (await showNotice(cacheInUse()));
  const { bytes } = await engine.request('clearCache', {});
  await showNotice(cacheCleared(bytes));
}
