// What a call at the cursor can be, by what encloses it.

import type { EffectKind } from '../../contract/catalog-entry.ts';
import { NUMBER_KINDS } from '../check/names.ts';
import { blockSettings } from '../plan/block-settings.ts';
import type { CursorContext, OpenCall } from './cursor-context.ts';

/** Which kinds of effect a call at the place can be of. */
export function callKinds(context: CursorContext, call: OpenCall): EffectKind[] {
  const outermost = context.calls[0] === call;
  if (outermost && context.statement === 'look') return ['shader'];
  const kind = outermost ? blockSettings(context.block).find((spec) => spec.name === context.setting)?.kind : undefined;
  if (kind === 'shaders') return ['shader'];
  if (kind === 'transforms') return ['transform'];
  if (kind === 'feedback' || kind === 'transition' || kind === 'reveal') return [kind];
  return call.piped ? ['transform'] : [...NUMBER_KINDS];
}
