// Clear Finished Renders.

import type { Services } from '../services.ts';

export const run = ({ queue }: Services): void => queue.clearEnded();
