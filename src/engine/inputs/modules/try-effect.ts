// Builds a custom effect once with its parameters' defaults, so that an error is reported at `use` and not during a render.

import type { Effect } from '../../effect-api/define.ts';
import type { Param } from '../../effect-api/params.ts';
import type { HandleOf } from '../../effect-api/scope.ts';
import { defaultHandle } from '../../frame/graph/default-arg.ts';
import { GraphScope } from '../../frame/graph/field-scope.ts';
import { Graph } from '../../frame/graph/graph.ts';
import { createRegistry } from '../../frame/graph/registry.ts';
import { loadKernels } from '../../kernels/load-kernels.ts';

/** Throws what `build` or `map` throws. */
export function tryEffect(effect: Effect): void {
  if (!('build' in effect) && effect.kind !== 'transform') return;
  const kept: { dispose(): void }[] = [];
  const host = {
    graph: new Graph(),
    reelSeed: 1,
    halfWidth: 1,
    halfHeight: 1,
    loopSeconds: null,
    keep: (disposable: { dispose(): void }) => {
      kept.push(disposable);
    },
    get memory() {
      return loadKernels().memory;
    },
  };
  const scope = new GraphScope(host, null, 1);
  const registry = createRegistry();
  const handles = Object.fromEntries(
    Object.entries<Param>(effect.params).map(([name, param]) => [
      name,
      defaultHandle(param.kind, param.default, scope, registry, () => scope.num(0.5)) ?? anyHandle(param, scope),
    ]),
  );
  if (effect.kind === 'transform') effect.map(scope, handles);
  else effect.build(scope, handles);
  for (const disposable of kept) disposable.dispose();
}

/** A sample value for a required parameter. */
function anyHandle(param: Param, scope: GraphScope): HandleOf<Param> {
  const number = scope.num(0.5);
  switch (param.kind) {
    case 'word':
      return param.words?.[0] ?? '';
    case 'text':
    case 'palette':
      return 'A';
    case 'media':
      return undefined;
    case 'color':
      return scope.rgb(0.5, 0.5, 0.5);
    case 'colors':
      return [scope.rgb(0, 0, 0), scope.rgb(1, 1, 1)];
    case 'point':
      return [number, number];
    case 'points':
      return [[number, number]];
    case 'fields':
      return [number, number];
    case 'stops':
      return [
        { at: scope.num(0), value: number },
        { at: scope.num(1), value: number },
      ];
    default:
      return number;
  }
}
