// Remove from List.

import { isRenderItem } from '../renders/is-render-item.ts';
import type { Services } from '../services.ts';

export function run({ queue }: Services, given?: unknown): void {
  if (isRenderItem(given)) queue.remove(given);
}
