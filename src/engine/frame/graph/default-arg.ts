// Parses parameter defaults, which are written as in a reel. Runs once, when a scene is prepared.

import type { ParamKind } from '../../../contract/catalog-entry.ts';
import type { Handle } from './arg-reader.ts';
import type { GraphScope } from './field-scope.ts';
import type { Registry } from './registry.ts';

const HEX = /#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b/g;

/** sRGB 0..1 of `#rgb` or `#rrggbb`. */
export function parseHex(hex: string): [number, number, number] {
  const digits = hex.replace('#', '');
  const wide = digits.length === 3 ? [...digits].map((d) => d + d).join('') : digits;
  return [0, 2, 4].map((at) => Number.parseInt(wide.slice(at, at + 2), 16) / 255) as [number, number, number];
}

/** The handle of a default; undefined where there is none. */
export function defaultHandle(
  kind: ParamKind,
  value: number | string | boolean | undefined,
  scope: GraphScope,
  registry: Registry,
  buildField: (name: string, settings: Record<string, number>) => Handle | undefined,
): Handle | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number') return scope.num(value);
  if (typeof value === 'boolean') return scope.num(value ? 1 : 0);
  const rgb = (hex: string) => scope.rgb(...parseHex(hex));
  switch (kind) {
    case 'color':
      return rgb(value);
    case 'colors': {
      const set = registry.find('colors', value);
      return (set?.kind === 'colors' ? set.colors : (value.match(HEX) ?? [])).map(rgb);
    }
    case 'point':
      return points(value, scope)[0];
    case 'points':
      return points(value, scope);
    case 'palette': {
      const palette = registry.find('palette', value);
      return palette?.kind === 'palette' ? palette.glyphs : value;
    }
    case 'stops':
      return [...value.matchAll(/([-\d.]+)(ms|s)?\s*:\s*([-\d.]+)/g)].map(([, at, unit, v]) => ({
        at: scope.num(Number(at) / (unit === 'ms' ? 1000 : 1)),
        value: scope.num(Number(v)),
      }));
    case 'field':
    case 'distance':
      return calls(value).map(([name, settings]) => buildField(name, settings))[0];
    case 'fields':
      return calls(value)
        .map(([name, settings]) => buildField(name, settings))
        .filter((f) => f !== undefined) as Handle;
    case 'number':
    case 'integer':
    case 'time':
    case 'angle':
    case 'hue':
    case 'boolean':
      return scope.num(numberOf(value));
    default:
      return value;
  }
}

/** Calls as in a reel: `noise`, `noise(scale: 2)`, or a list of them. Arguments are named numbers. */
const calls = (text: string): [string, Record<string, number>][] =>
  [...text.matchAll(/([A-Za-z_]\w*|[-\d.]+)(?:\(([^()]*)\))?/g)].map(([, name, inner]) => [
    name,
    Object.fromEntries(
      [...(inner ?? '').matchAll(/(\w+)\s*:\s*([-+\d.e]+\w*)/g)].map(([, key, number]) => [key, numberOf(number)]),
    ),
  ]);

const points = (text: string, scope: GraphScope): [ReturnType<GraphScope['num']>, ReturnType<GraphScope['num']>][] =>
  [...text.matchAll(/\(\s*([-\d.]+)\s*,\s*([-\d.]+)\s*\)/g)].map(([, x, y]) => [
    scope.num(Number(x)),
    scope.num(Number(y)),
  ]);

function numberOf(text: string): number {
  if (text === 'on') return 1;
  const [, digits, unit] = /^([-+\d.e]+)(deg|turn|ms|%)?/.exec(text) ?? [];
  const scale =
    unit === 'deg' ? Math.PI / 180 : unit === 'turn' ? 2 * Math.PI : unit === 'ms' ? 0.001 : unit === '%' ? 0.01 : 1;
  return digits === undefined ? 0 : Number(digits) * scale;
}
