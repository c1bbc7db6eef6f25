// What a file of a `media` statement is: in words, and guessed from its name where the host does not know it.

import { mediaKinds } from '../../catalog/media.generated.ts';
import { MATERIAL_KINDS, type MaterialKind } from '../../contract/media.ts';

export const KIND_WORDS: Readonly<Record<MaterialKind, string>> = {
  picture: 'a picture',
  footage: 'footage',
  'character-art': 'character art',
};

const EXTENSIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(mediaKinds).map(([kind, { extensions }]) => [kind, extensions]),
);

/** The usual endings of files that `media` can name. */
export const MATERIAL_EXTENSIONS: readonly string[] = MATERIAL_KINDS.flatMap((kind) => EXTENSIONS.get(kind) ?? []);

/** By its extension; whatever is unknown is left to ffmpeg. */
export function guessKind(path: string): MaterialKind {
  const name = path.toLowerCase();
  return MATERIAL_KINDS.find((kind) => EXTENSIONS.get(kind)?.some((ending) => name.endsWith(ending))) ?? 'footage';
}
