// Which kind of input a file is, by its extension.

import { mediaKinds, type MediaKind } from './media.generated.ts';

/** `.a, .b or .c`: the extensions of a kind, for a sentence. */
export const extensionList = (kind: MediaKind): string =>
  mediaKinds[kind].extensions.join(', ').replace(/, ([^,]*)$/, ' or $1');

/** The kind whose extensions include that of `path`; null where none does. */
export function kindOfPath(path: string): MediaKind | null {
  const name = path.toLowerCase();
  for (const [kind, { extensions }] of Object.entries(mediaKinds))
    if (extensions.some((extension) => name.endsWith(extension))) return kind as MediaKind;
  return null;
}
