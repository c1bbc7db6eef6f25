// Per-frame argument values for effects that are not fields: shaders, particles, lattices. One object, arrays included, is updated in
// place each frame.

import type { Media } from '../../effect-api/media.ts';
import type { FieldInput, Param, Params, Rgb, ValueOf, ValuesOf } from '../../effect-api/params.ts';
import type { Color, HandleOf, HandlesOf, Num } from '../../effect-api/scope.ts';
import { GraphNode } from './graph-node.ts';

/** An argument bound to the graph. */
export type Handle = HandleOf<Param>;
export type Handles = HandlesOf<Params>;
type Value = ValueOf<Param>;

export const isNum = (handle: unknown): handle is GraphNode => handle instanceof GraphNode;
const isMedia = (handle: Handle): handle is Media => typeof handle === 'object' && 'digest' in handle;
export const isColor = (handle: unknown): handle is Color =>
  typeof handle === 'object' && handle !== null && 'r' in handle && 'b' in handle;

export class ArgReader {
  readonly values: ValuesOf<Params> = {};
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

  /** The values at the moment the graph was computed for. Returns the same object each time. */
  read(): ValuesOf<Params> {
    for (const update of this.#updates) update();
    return this.values;
  }

  #bind(
    handle: Handle,
    isBoolean: boolean,
    isField: boolean,
    numbers: () => Float64Array,
    field: (node: GraphNode) => FieldInput,
    set: (value: Value) => void,
  ): Value {
    if (handle === undefined || typeof handle === 'string' || isMedia(handle)) return handle;
    if (isNum(handle)) {
      if (isField) return field(handle);
      if (handle.isConst) return isBoolean ? handle.value !== 0 : handle.value;
      const { id } = handle;
      this.#updates.push(isBoolean ? () => set(numbers()[id] !== 0) : () => set(numbers()[id]));
      return isBoolean ? false : 0;
    }
    if (isColor(handle)) return this.#color(handle, numbers);
    if (!Array.isArray(handle)) throw new TypeError('Expected an argument that a scope made, but got another object.');
    if (handle.length === 2 && !isField) {
      const [x, y] = handle;
      if (isNum(x) && isNum(y)) return this.#point(x, y, numbers);
    }
    // All items are of one kind, that of the parameter.
    return handle.map((item) => this.#item(item, isField, numbers, field)) as Value;
  }

  #item(
    item: Exclude<Handle, string | undefined> | { at: Num; value: Num },
    isField: boolean,
    numbers: () => Float64Array,
    field: (node: GraphNode) => FieldInput,
  ): FieldInput | number[] | { at: number; value: number } {
    if (isNum(item)) return isField ? field(item) : this.#array([item], numbers);
    if (isColor(item)) return this.#color(item, numbers);
    if (Array.isArray(item)) return this.#array(item.filter(isNum), numbers);
    if (!('at' in item)) throw new Error('Expected an argument that a scope made, but got another object.');
    const stop = { at: 0, value: 0 };
    const pair = this.#point(item.at, item.value, numbers);
    this.#updates.push(() => {
      stop.at = pair[0];
      stop.value = pair[1];
    });
    return stop;
  }

  #color({ r, g, b }: Color, numbers: () => Float64Array): Rgb {
    return this.#array([r, g, b], numbers) as Rgb;
  }

  #point(x: Num, y: Num, numbers: () => Float64Array): [number, number] {
    return this.#array([x, y], numbers) as [number, number];
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
