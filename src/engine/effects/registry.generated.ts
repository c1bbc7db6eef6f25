// Made by `npm run generate` from the files in these folders; do not edit. Every effect of the project.

import type { Effect } from './define.ts';

export const effects: Effect[] = [
];
