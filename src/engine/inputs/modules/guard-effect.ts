// Wraps the functions of a custom effect, so that an exception becomes one sentence with the effect, the file and the line
// instead of a stack trace of the engine.

import type { Effect } from '../../effect-api/define.ts';
import type { GraphScope } from '../../frame/graph/field-scope.ts';
import { EffectModuleError, messageOf, placeOf } from './effect-module-error.ts';

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;
/** What each function does, for the message. */
const DOING = new Map<string, string>([
  ['build', 'was built'],
  ['map', 'was built'],
  ['size', 'was made ready'],
  ['create', 'was made ready'],
  ['advance', 'took a step'],
  ['draw', 'drew'],
  ['apply', 'drew'],
  ['gather', 'drew'],
  ['prepare', 'drew'],
  ['composite', 'drew'],
]);

/** The effect with its functions guarded. A shader's `bands` are guarded too. */
export function guardEffect<E extends Effect>(effect: E, file: string): E {
  const name = effect.name;
  const guard = (object: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => {
        if (key === 'bands') return [key, guard(value as Record<string, unknown>)];
        if (typeof value !== 'function' || !DOING.has(key)) return [key, value];
        return [
          key,
          function guarded(this: unknown, ...args: unknown[]) {
            let result: unknown;
            try {
              result = (value as AnyFunction).apply(this, args);
            } catch (error) {
              if (error instanceof EffectModuleError) throw error;
              throw new EffectModuleError(
                file,
                `${name} of ${placeOf(error, file)} failed while it ${DOING.get(key)}: ${messageOf(error)}.`,
              );
            }
            return key === 'build' || key === 'map'
              ? checkBuilt(name, file, key, result, args[0] as GraphScope)
              : result;
          },
        ];
      }),
    );
  return guard({ ...effect } as Record<string, unknown>) as unknown as E;
}

/** Accepts plain numbers for handles and refuses everything else. */
function checkBuilt(name: string, file: string, key: 'build' | 'map', result: unknown, scope: GraphScope): unknown {
  const handle = (value: unknown): unknown => (typeof value === 'number' ? scope.num(value) : value);
  const isNum = (value: unknown): boolean => typeof value === 'object' && value !== null && 'id' in value;
  if (key === 'map') {
    const place = (result ?? {}) as { x?: unknown; y?: unknown };
    const [x, y] = [handle(place.x), handle(place.y)];
    if (isNum(x) && isNum(y)) return { x, y };
    throw new EffectModuleError(
      file,
      `Expected { x, y } of numbers that its scope made from the map of ${name} in ${file}, but got ${describe(result)}.`,
    );
  }
  const built = handle(result);
  if (isNum(built) || (typeof built === 'object' && built !== null && 'r' in built)) return built;
  throw new EffectModuleError(
    file,
    `Expected a number or colour that its scope made, such as s.mul(s.u, 0.5), from the build of ${name} in ${file}, but got ${describe(result)}.`,
  );
}

const describe = (value: unknown): string =>
  value === undefined ? 'nothing' : typeof value === 'object' ? 'another object' : `a ${typeof value}`;
