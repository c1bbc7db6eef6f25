// Pictures: one still each, decoded by pinned libraries, so that every machine draws the same bits.

import { interrupted, pictureUnreadable } from '../../errors/render-errors.ts';
import type { Material, PictureData, Shot } from '../../frame/media/material.ts';
import type { MediaAccess } from '../media-access.ts';
import { askDecoder } from '../decoder/ask-decoder.ts';
import { defineSource, type MediaFacts } from '../media-source.ts';
import type { DecodedPicture } from './decode-picture.ts';
import { PictureError } from './picture-error.ts';
import { stillShot } from './still-shot.ts';
import { pictureSummary } from './picture-summary.ts';

const MAX_BYTES = 512 * 1024 * 1024;

export interface Picture extends Material {
  readonly kind: 'picture';
  readonly facts: MediaFacts;
}

export default defineSource<Picture>({
  kind: 'picture',
  noun: 'picture',
  extensions: ['.png', '.jpg', '.jpeg', '.webp', '.avif', '.gif', '.bmp', '.svg'],
  load: async (path, access) => picture(await decodeFile(path, access)),
  facts: ({ facts }) => facts,
});

async function decodeFile(path: string, access: MediaAccess): Promise<DecodedPicture> {
  const bytes = await access.read(path, MAX_BYTES);
  try {
    if (bytes.length === 0) throw new PictureError('it is empty');
    const failure = (reason: string) => new PictureError(reason);
    return await askDecoder({ task: 'picture', bytes }, { signal: access.signal, failure });
  } catch (error) {
    if (access.signal?.aborted) throw interrupted();
    if (error instanceof PictureError) throw pictureUnreadable(path, error.reason);
    throw error;
  }
}

function picture(decoded: DecodedPicture): Picture {
  const { width, height, bits, data, hasAlpha, color, shape } = decoded;
  const still: PictureData = {
    ...{ serial: 0, seconds: 0, width, height, layout: 'rgba', planes: [data], chromaX: 0, chromaY: 0 },
    ...{ bits, hasAlpha, isPremultiplied: false, color },
  };
  let shot: Shot | null = null;
  return {
    ...{ kind: 'picture', shape, seconds: 0, cuts: [] },
    get shots() {
      return [(shot ??= stillShot(still))];
    },
    analyse: () => Promise.resolve(),
    at: () => still,
    last: () => still,
    prepare: () => Promise.resolve(),
    facts: {
      summary: pictureSummary(decoded.format, decoded.header),
      warnings: decoded.warnings.map((message) => ({ message })),
    },
  };
}
