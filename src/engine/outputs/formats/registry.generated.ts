// Made by `npm run generate` from the folders beside it; do not edit. Formats are loaded when a render uses them.

import type { OutputFormat } from '../output-format.ts';
import type { PlanFormat } from '../plan-format.ts';

export const formatLoaders: Readonly<Record<string, () => Promise<OutputFormat | PlanFormat>>> = {
  mp4: async () => (await import('./mp4/mp4.ts')).mp4,
  ans: async () => (await import('./ans/ans.ts')).ans,
  apng: async () => (await import('./apng/apng.ts')).apng,
  cast: async () => (await import('./cast/cast.ts')).cast,
  gif: async () => (await import('./gif/gif.ts')).gif,
  html: async () => (await import('./html/html.ts')).html,
  mov: async () => (await import('./mov/mov.ts')).mov,
  png: async () => (await import('./png/png.ts')).png,
  svg: async () => (await import('./svg/svg.ts')).svg,
  txt: async () => (await import('./txt/txt.ts')).txt,
  webm: async () => (await import('./webm/webm.ts')).webm,
  webp: async () => (await import('./webp/webp.ts')).webp,
};
