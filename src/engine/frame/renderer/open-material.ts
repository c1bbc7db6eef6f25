// The file of a `media` statement as pictures. One that cannot be opened is left out with a warning.

import type { PlanMaterial } from '../../../contract/plan.ts';
import type { CharacterArt } from '../media/character-art.ts';
import type { Material } from '../media/material.ts';
import { ArtPictures } from './art-pictures.ts';
import type { RenderEnv } from './render-env.ts';

export function openMaterial(env: RenderEnv, item: PlanMaterial): Material | null {
  const value = openFile(env, item);
  if (value === null) return null;
  return item.media.kind === 'character-art' ? new ArtPictures(env, value as CharacterArt) : (value as Material);
}

/** Character art in the statement's theme; null for anything else, and where it cannot be used. */
export function openArt(env: RenderEnv, item: PlanMaterial): CharacterArt | null {
  return item.media.kind === 'character-art' ? (openFile(env, item) as CharacterArt | null) : null;
}

function openFile(env: RenderEnv, item: PlanMaterial): unknown {
  const { media, theme, name } = item;
  try {
    const value = env.media.find(media.kind ?? '', media.path)?.value ?? null;
    if (value === null) {
      env.warn(`${media.written} of \`${name}\` has not been opened; it is left out.`);
      return null;
    }
    return media.kind === 'character-art' ? (value as CharacterArt).withTheme(theme) : value;
  } catch (error) {
    env.warn(`${error instanceof Error ? error.message : `${media.written} cannot be used.`} It is left out.`);
    return null;
  }
}
