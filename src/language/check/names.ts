// The names that are known at a place, and the error for one that is not.

import { nearest } from '../../catalog/lookup.ts';
import { variables } from '../../catalog/variables.ts';
import { unknownName } from '../../contract/diagnostics/names.ts';
import type { EffectKind } from '../../contract/catalog-entry.ts';
import type { Span } from '../syntax/tree.ts';
import { type Env, markBroken, report } from './context.ts';
import { proposeMedia } from './propose-media.ts';
import type { Want } from './value.ts';

/** Kinds of effects that are numbers (or colours) in an expression. */
export const NUMBER_KINDS: EffectKind[] = ['math', 'field', 'mask', 'distance', 'color'];

/** `a colour`, `a palette` …: what a name was expected to be. */
export const wanted = (want: Want): string =>
  want === 'palette'
    ? 'a palette'
    : want === 'colors'
      ? 'a list of colours'
      : want === 'color'
        ? 'a colour'
        : 'a field, function, let or variable';

/** Every name that is known at this place. */
export function candidates(env: Env, want: Want): string[] {
  const { vocabulary } = env.ctx;
  const names = env.unit.names;
  const lets = [...(env.locals?.keys() ?? []), ...(env.lets?.keys() ?? []), ...names.let.keys(), ...names.param.keys()];
  if (want === 'palette') return [...lets, ...names.palette.keys(), ...vocabulary.names(['palette'])];
  if (want === 'colors') return [...lets, ...names.colors.keys(), ...vocabulary.names(['colors'])];
  if (want === 'color') return [...lets, ...vocabulary.names(['color'])];
  return [
    ...lets,
    ...names.field.keys(),
    ...names.media.keys(),
    ...variables.map((variable) => variable.name),
    'audio',
    'value',
    ...vocabulary.names(NUMBER_KINDS),
  ];
}

/**
 * Reports `unknown-name` with the nearest name, or with a file of the name. `isMediaExpected`: a media name would be right too.
 * Silent where the name may come from a file that was not read.
 */
export function unknown(
  env: Env,
  at: Span & { text: string },
  what: string,
  names: Iterable<string>,
  isMediaExpected = false,
): void {
  if (env.unit.open) {
    markBroken(env);
    return;
  }
  const near = nearest(at.text, names);
  const media = isMediaExpected ? proposeMedia(env, at.text) : null;
  report(
    env,
    at,
    media
      ? unknownName.file({ expected: what, name: at.text, ...media })
      : unknownName.name({ expected: what, name: at.text, near }),
  );
}
