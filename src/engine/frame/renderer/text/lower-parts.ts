// The parts of a text with their expressions lowered and their files read.

import type { TextPart } from '../../../../contract/plan.ts';
import type { FontStack } from '../../glyphs/font-stack.ts';
import type { SceneGraph } from '../../graph/scene-graph.ts';
import type { RenderEnv } from '../render-env.ts';
import { bannerText } from './banner.ts';
import { codeParts } from './code-parts.ts';
import type { ContentPart } from './text-content.ts';
import type { Look } from './text-look.ts';

/** `looks`: the styles of the text; those of source code are added. */
export function lowerParts(
  env: RenderEnv,
  graph: SceneGraph,
  stack: FontStack,
  parts: readonly TextPart[],
  looks: Look[],
): ContentPart[] {
  const scope = graph.scope(null);
  const fileText = (path: string): string => (env.media.find('texts', path)?.value as string | undefined) ?? '';
  return parts.flatMap((part): ContentPart | ContentPart[] => {
    if ('code' in part) {
      const source = typeof part.code === 'string' ? part.code : fileText(part.code.path);
      return codeParts(env.rasteriser, source, part, looks);
    }
    if ('value' in part)
      return {
        ...part,
        value: graph.lowering.number(part.value, scope),
        digits: part.digits === null ? null : graph.lowering.number(part.digits, scope),
      };
    if ('media' in part) return { text: fileText(part.media.path), style: part.style };
    if ('banner' in part) return { text: bannerText(env.rasteriser, stack, part.banner, part.rows), style: part.style };
    return part;
  });
}
