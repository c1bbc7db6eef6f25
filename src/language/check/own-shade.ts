// `shade:` of a layer, a text or a group.

import { outOfRange } from '../../contract/diagnostics/values.ts';
import type { EffectCall } from '../../contract/plan.ts';
import { LIMITS } from '../syntax/limits.ts';
import { type Env, report } from './context.ts';
import type { SettingsReader } from './settings-reader.ts';
import { shaderChain } from './shader-chain.ts';

/** Null where there is none. */
export function ownShade(env: Env, reader: SettingsReader): EffectCall[] | null {
  const setting = reader.setting('shade');
  if (!setting) return null;
  const used = shaderChain({ ...env, path: `${env.path}/shade` }, setting.value);
  if (used.length > LIMITS.shaders)
    report(
      env,
      setting.name,
      outOfRange.tooMany({ what: 'shaders of an item', max: LIMITS.shaders, got: used.length }),
    );
  return used.length > 0 ? used.map(({ call }) => call) : null;
}
