// Arguments as values of one frame, for whatever is not a field: shaders, particles, lattices. One object is made and
// written anew each frame, arrays in place.

import type { FieldInput, Params } from '../../effect-api/params.ts';
import { GraphNode } from './graph-node.ts';
import type { Color, Num } from '../../effect-api/scope.ts';

/** An argument bound to the graph. */
export type Handle = Num | Color | string | Num[] | Color[] | [Num, Num] | [Num, Num][] | { at: Num; value: Num }[];
export type Handles = Record<string, Handle | undefined>;

export const isNum = (handle: unknown): handle is GraphNode => handle instanceof GraphNode;
export const isColor = (handle: unknown): handle is Color =>
  typeof handle === 'object' && handle !== null && 'r' in handle && 'b' in handle;

export class ArgReader {
  readonly values: Record<string, unknown> = {};
  readonly #updates: (() => void)[] = [];

  /** `field` makes a probe for a per-cell argument. */
  constructor(params: Params, handles: Handles, numbers: () => Float64Array, field: (node: GraphNode) => FieldInput) {
    for (const [name, param] of Object.entries(params)) {
      const handle = handles[name];
      if (handle === undefined) continue;
      const isField = param.kind === 'field' || param.kind === 'fields';
      this.values[name] = this.#bind(handle, param.kind === 'boolean', isField, numbers, field, (value) => {
        this.values[name] = value;
      });
    }
  }

  /** The values at the moment the graph was computed for. The object is always the same one. */
  read(): Record<string, unknown> {
    for (const update of this.#updates) update();
    return this.values;
  }

  #bind(
    handle: Handle,
    isBoolean: boolean,
    isField: boolean,
    numbers: () => Float64Array,
    field: (node: GraphNode) => FieldInput,
    set: (value: unknown) => void,
  ): unknown {
    if (typeof handle === 'string') return handle;
    if (isNum(handle)) {
      if (isField) return field(handle);
      if (handle.isConst) return isBoolean ? handle.value !== 0 : handle.value;
      const { id } = handle;
      this.#updates.push(isBoolean ? () => set(numbers()[id] !== 0) : () => set(numbers()[id]));
      return isBoolean ? false : 0;
    }
    if (isColor(handle)) return this.#array([handle.r, handle.g, handle.b], numbers);
    if (!Array.isArray(handle)) return handle;
    if (handle.length === 2 && handle.every(isNum) && !isField) return this.#array(handle as Num[], numbers);
    const items: unknown[] = handle.map((item) => {
      if (isNum(item)) return isField ? field(item) : this.#array([item], numbers);
      if (Array.isArray(item)) return this.#array(item, numbers);
      if (isColor(item)) return this.#array([item.r, item.g, item.b], numbers);
      const stop = { at: 0, value: 0 };
      const { at, value } = item as { at: Num; value: Num };
      const pair = this.#array([at, value], numbers);
      this.#updates.push(() => {
        stop.at = pair[0];
        stop.value = pair[1];
      });
      return stop;
    });
    return items;
  }

  #array(nodes: readonly Num[], numbers: () => Float64Array): number[] {
    const values = nodes.map((node) => (node as GraphNode).value);
    nodes.forEach((node, i) => {
      if (!(node as GraphNode).isConst)
        this.#updates.push(() => {
          values[i] = numbers()[node.id];
        });
    });
    return values;
  }
}
