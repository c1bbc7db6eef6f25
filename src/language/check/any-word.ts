// Whether a name is a word of any parameter or setting, such as `left` or `ramp`.

import type { EffectKind } from '../../contract/catalog-entry.ts';
import type { Context } from './context.ts';

const WITH_PARAMETERS: EffectKind[] = [
  'field',
  'shader',
  'math',
  'transition',
  'feedback',
  'mask',
  'transform',
  'color',
  'particles',
  'reveal',
];

export function isAnyWord({ vocabulary, settingWords }: Context, name: string): boolean {
  if (settingWords.has(name) || vocabulary.findIn(['easing', 'blend'], name)) return true;
  return WITH_PARAMETERS.some((kind) =>
    vocabulary.entries(kind).some((entry) => entry.params.some((param) => param.words?.includes(name))),
  );
}
