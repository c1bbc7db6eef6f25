// The fonts tried for a reel's glyphs, for checks that draw nothing.

import { fontStack, type FontStack } from '../../frame/glyphs/font-stack.ts';
import { createAccess } from '../disk-access.ts';
import source from './source.ts';

/** The stack that begins with the font at `path`, if any. Rejects with a RenderError for one that cannot be used. */
export async function openFontStack(path: string | null): Promise<FontStack> {
  return fontStack(path === null ? null : (await source.open(path, createAccess())).value);
}
