// A shader, feedback or transition in use, as it goes into the plan.

import type { CatalogEntry } from '../../contract/catalog-entry.ts';
import type { EffectCall } from '../../contract/plan.ts';
import type { Span } from '../syntax/tree.ts';
import { type Env, nextSite, rangeOf } from './context.ts';

/** An effect in use and its place in the file, for warnings. */
export interface Used {
  call: EffectCall;
  span: Span;
  env: Env;
}

export const effectCall = (env: Env, entry: CatalogEntry, args: EffectCall['args'], span: Span): EffectCall => ({
  fn: entry.name,
  args,
  site: nextSite(env, entry.name),
  range: rangeOf(env, span),
});
