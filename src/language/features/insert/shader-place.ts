// Where a shader is written: behind the shaders of the look, item or scene around the cursor; else as the first of the scene.

import type { Analysis } from '../../compile.ts';
import { enclosingBlocks } from './enclosing-blocks.ts';
import { addItem } from './into-block.ts';
import { placed, type Placed } from './placed.ts';
import { prefixed, type Written } from './written.ts';

/** Null outside of looks and scenes. */
export function shaderPlace(analysis: Analysis, offset: number, shader: Written): Placed | null {
  const { parsed } = analysis.main;
  const look = parsed.statements.find(
    ({ node, base }) => node?.k === 'look' && base + node.start <= offset && offset <= base + node.end,
  );
  if (look?.node?.k === 'look') {
    const at = look.base + look.node.value.end;
    return placed(at, at, shader, ' | ');
  }
  const blocks = enclosingBlocks(analysis, offset);
  for (const { settings, base } of blocks) {
    const given = settings.find(({ name }) => name.text === 'shade');
    if (!given) continue;
    const at = base + given.value.end;
    return placed(at, at, shader, ' | ');
  }
  const scene = blocks.at(-1);
  return scene ? addItem(parsed.text, scene, offset, prefixed('shade: ', shader)) : null;
}
