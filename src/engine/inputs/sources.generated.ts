// Made by `npm run generate` from the folders here that have a source.ts; do not edit. Sources are loaded when first needed.

import type { MediaKind } from '../../catalog/media.generated.ts';
import type { MediaSource, ValueOfSource } from './media-source.ts';

const loaders = {
  audio: () => import('./audio/source.ts'),
  captions: () => import('./captions/source.ts'),
  'character-art': () => import('./character-art/source.ts'),
  fonts: () => import('./fonts/source.ts'),
  footage: () => import('./footage/source.ts'),
  lut: () => import('./lut/source.ts'),
  modules: () => import('./modules/source.ts'),
  picture: () => import('./picture/source.ts'),
  texts: () => import('./texts/source.ts'),
};

/** What each kind of input is opened as. */
export type MediaValues = {
  [K in MediaKind]: ValueOfSource<Awaited<ReturnType<(typeof loaders)[K]>>['default']>;
};

export const loadSource = async <K extends MediaKind>(kind: K): Promise<MediaSource<MediaValues[K]>> =>
  (await loaders[kind]()).default as unknown as MediaSource<MediaValues[K]>;
