// Where the variants of one film go: `film.mp4` → `film-portrait.mp4`.

import path from 'node:path';
import type { AspectName } from '../../contract/defaults.ts';
import type { RenderOptions } from '../../contract/render.ts';

/** The options with the shape in the name of every output. */
export const variantOptions = (options: RenderOptions, aspect: AspectName): RenderOptions => ({
  ...options,
  output: variantOutput(options.output, aspect),
  ...(options.alsoOutputs && {
    alsoOutputs: options.alsoOutputs.map((also) => ({ ...also, output: variantOutput(also.output, aspect) })),
  }),
});

/** The output with the shape in its name; a numbered frame keeps its own name in a folder with the shape. */
export function variantOutput(output: string, aspect: AspectName): string {
  const { dir, name, ext } = path.parse(output);
  return name.includes('%')
    ? path.join(`${dir || 'frames'}-${aspect}`, name + ext)
    : path.join(dir, `${name}-${aspect}${ext}`);
}
