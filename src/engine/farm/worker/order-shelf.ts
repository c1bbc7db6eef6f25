// The orders that a worker has fetched. Each is fetched once, however many clips of it are drawn; those used longest ago are removed.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fetchOrder, type FetchedOrder, type FetchOptions } from '../order/fetch-order.ts';
import type { Store } from '../store/store.ts';

const MOST_ORDERS = 4;

export interface OrderShelf {
  /** Rejects as `fetchOrder` does. The order stays until the returned `release` is called. */
  take(digest: string): Promise<{ fetched: FetchedOrder; release: () => void }>;
}

export function orderShelf(store: Store, options: FetchOptions): OrderShelf {
  const orders = new Map<string, { fetching: Promise<FetchedOrder>; users: number }>();
  const prune = async (): Promise<void> => {
    for (const [digest, { users }] of orders) {
      if (orders.size <= MOST_ORDERS) return;
      if (users > 0) continue;
      orders.delete(digest);
      await rm(path.join(options.folder, 'orders', digest), { recursive: true, force: true });
    }
  };
  return {
    async take(digest) {
      const entry = orders.get(digest) ?? { fetching: fetchOrder(store, digest, options), users: 0 };
      // At the end: it was used last.
      orders.delete(digest);
      orders.set(digest, entry);
      entry.users++;
      const release = (): void => {
        entry.users--;
        void prune().catch(() => {});
      };
      try {
        return { fetched: await entry.fetching, release };
      } catch (error) {
        orders.delete(digest);
        throw error;
      }
    },
  };
}
