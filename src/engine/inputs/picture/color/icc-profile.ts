// ICC profiles whose colours are a matrix and curves: sRGB, Display P3, Adobe RGB, ProPhoto and those of cameras and screens.

import { pow } from '../../../kernels/scalar/math.ts';
import { BinaryView } from '../binary-view.ts';
import { greyConversion, rgbConversion, type ColorConversion, type ToneCurve } from './color-conversion.ts';

const MOST_TAGS = 200;
const FIXED = 65536;

export interface ProfileResult {
  /** Null: the picture is drawn as sRGB. */
  convert: ColorConversion | null;
  warning?: string;
}

const notDrawn = (what: string): ProfileResult => ({
  convert: null,
  warning: `Its colour profile ${what}, so it is drawn as sRGB.`,
});

/** Never throws. */
export function profileConversion(profile: Uint8Array): ProfileResult {
  const view = new BinaryView(profile);
  if (!view.has(36, 'acsp')) return notDrawn('is damaged');
  const space = view.text(16, 4);
  const tags = readTags(view);
  const curve = (name: string): ToneCurve | null => {
    const at = tags.get(name);
    return at === undefined ? null : readCurve(view, at);
  };
  if (space === 'GRAY') {
    const grey = curve('kTRC');
    return grey ? { convert: greyConversion(grey) } : notDrawn('has no tone curve');
  }
  if (space !== 'RGB ') return notDrawn(`is for ${space.trim()}`);
  const curves = ['rTRC', 'gTRC', 'bTRC'].map(curve);
  const columns = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => {
    const at = tags.get(name);
    return at === undefined ? null : [8, 12, 16].map((offset) => view.i32(at + offset) / FIXED);
  });
  const [red, green, blue] = curves;
  const [r, g, b] = columns;
  if (!red || !green || !blue || !r || !g || !b) return notDrawn('is a table, which is not supported');
  const matrix = [0, 1, 2].flatMap((row) => [r[row], g[row], b[row]]);
  const same = sameTag(tags, ['rTRC', 'gTRC', 'bTRC']);
  return { convert: rgbConversion(same ? [red, red, red] : [red, green, blue], matrix) };
}

const sameTag = (tags: ReadonlyMap<string, number>, names: string[]): boolean =>
  names.every((name) => tags.get(name) === tags.get(names[0]));

function readTags(view: BinaryView): Map<string, number> {
  const count = Math.min(view.u32(128), MOST_TAGS);
  const tags = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const at = view.u32(132 + i * 12 + 4);
    if (at < view.length) tags.set(view.text(132 + i * 12, 4), at);
  }
  return tags;
}

const unit = (x: number): number => (x > 0 ? (x < 1 ? x : 1) : 0);

/** Null for a curve of a kind that no profile should have. */
function readCurve(view: BinaryView, at: number): ToneCurve | null {
  if (view.has(at, 'curv')) {
    const count = view.u32(at + 8);
    if (count === 0) return (x) => x;
    if (count === 1) {
      const gamma = view.u16(at + 12) / 256;
      return (x) => unit(pow(x, gamma));
    }
    if (at + 12 + count * 2 > view.length) return null;
    const values = Float64Array.from({ length: count }, (_, i) => view.u16(at + 12 + i * 2) / 65535);
    return (x) => {
      const place = x * (count - 1);
      const i = Math.min(Math.floor(place), count - 2);
      return values[i] + (values[i + 1] - values[i]) * (place - i);
    };
  }
  if (!view.has(at, 'para')) return null;
  const kind = view.u16(at + 8);
  const [g, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from(
    { length: [1, 3, 4, 5, 7][kind] ?? 0 },
    (_, i) => view.i32(at + 12 + i * 4) / FIXED,
  );
  const power = (x: number): number => (x > 0 ? pow(x, g) : 0);
  switch (kind) {
    case 0:
      return (x) => unit(power(x));
    case 1:
      return (x) => unit(a !== 0 && x >= -b / a ? power(a * x + b) : 0);
    case 2:
      return (x) => unit(a !== 0 && x >= -b / a ? power(a * x + b) + c : c);
    case 3:
      return (x) => unit(x >= d ? power(a * x + b) : c * x);
    case 4:
      return (x) => unit(x >= d ? power(a * x + b) + e : c * x + f);
    default:
      return null;
  }
}
