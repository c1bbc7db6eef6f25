// What the files of `media` statements are, for the compiler.

import type { MaterialFacts } from '../contract/media.ts';
import { RenderError } from '../engine/errors/render-error.ts';

type Answer = MaterialFacts | { problem: string };

/** Asks about every file. One that cannot be used yields its problem; what this machine lacks is thrown. */
export async function materialFacts(
  paths: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Map<string, Answer>> {
  const { identifyMaterial } = await import('../engine/inputs/identify-material.ts');
  const ask = async (path: string): Promise<[string, Answer]> => {
    try {
      return [path, await identifyMaterial(path, { signal })];
    } catch (error) {
      if (!(error instanceof RenderError) || !error.code.startsWith('input-')) throw error;
      return [path, { problem: error.message }];
    }
  };
  return new Map(await Promise.all(paths.map(ask)));
}
