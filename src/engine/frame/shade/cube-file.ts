// Reads a .cube table of colours (Adobe Cube LUT Specification 1.0): text, one line a colour, red running fastest. A 1-D
// table is made into a 3-D one, so that the shader has one way. Every complaint says the line and what was expected.

export interface ColorCube {
  size: number;
  /** size³ × r, g, b, 0..1. */ values: Float32Array;
}

const LARGEST = 129;
const SIZE_OF_ONE_D = 33;

/** Parses the text of a .cube file; `name` is what messages call it. */
export function parseCube(text: string, name: string): ColorCube {
  let size3 = 0;
  let size1 = 0;
  const low = [0, 0, 0];
  const high = [1, 1, 1];
  const rows: number[] = [];
  for (const [i, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.replace(/#.*/, '').trim();
    if (line === '') continue;
    const fail = (what: string): never => {
      throw new Error(`Expected ${what} in line ${i + 1} of ${name}, but got ${JSON.stringify(line.slice(0, 60))}.`);
    };
    const [word, ...rest] = line.split(/\s+/);
    const numbers = (from: string[]): number[] => {
      const values = from.map(Number);
      return values.length === 3 && values.every(Number.isFinite) ? values : fail('three numbers');
    };
    const size = (most: number): number => {
      const value = Number(rest[0]);
      return Number.isInteger(value) && value >= 2 && value <= most ? value : fail(`a size from 2 to ${most}`);
    };
    if (/^[A-Z]/i.test(word)) {
      if (word === 'LUT_3D_SIZE') size3 = size(LARGEST);
      else if (word === 'LUT_1D_SIZE') size1 = size(65536);
      else if (word === 'DOMAIN_MIN') low.splice(0, 3, ...numbers(rest));
      else if (word === 'DOMAIN_MAX') high.splice(0, 3, ...numbers(rest));
      else if (word === 'LUT_3D_INPUT_RANGE' || word === 'LUT_1D_INPUT_RANGE') {
        low.fill(Number(rest[0]));
        high.fill(Number(rest[1]));
      } else if (word !== 'TITLE') fail('a keyword of the .cube format');
      continue;
    }
    rows.push(...numbers([word, ...rest]));
  }
  const expected = size3 > 0 ? size3 ** 3 : size1;
  if (expected === 0)
    throw new Error(`Expected a line LUT_3D_SIZE in ${name}, but there is none: it is not a .cube table.`);
  if (rows.length !== expected * 3)
    throw new Error(`Expected ${expected} colours in ${name}, but got ${Math.floor(rows.length / 3)}.`);
  if (low[0] >= high[0] || low[1] >= high[1] || low[2] >= high[2])
    throw new Error(`Expected DOMAIN_MIN below DOMAIN_MAX in ${name}, but got ${low.join(' ')} and ${high.join(' ')}.`);
  const native: ColorCube = size3 > 0 ? { size: size3, values: Float32Array.from(rows) } : fromCurves(rows, size1);
  return low.some((v) => v !== 0) || high.some((v) => v !== 1) ? overUnitDomain(native, low, high) : native;
}

const lerp = (a: number, b: number, k: number): number => a + (b - a) * k;

function fromCurves(rows: number[], count: number): ColorCube {
  const size = Math.min(SIZE_OF_ONE_D, Math.max(2, count));
  const curve = (channel: number, k: number): number => {
    const at = k * (count - 1);
    const first = Math.min(count - 2, Math.floor(at));
    return lerp(rows[first * 3 + channel], rows[(first + 1) * 3 + channel], at - first);
  };
  return cubeOf(size, (r, g, b) => [curve(0, r), curve(1, g), curve(2, b)]);
}

/** The same table asked for 0..1, whatever its own domain is. */
function overUnitDomain(cube: ColorCube, low: number[], high: number[]): ColorCube {
  const place = (k: number, c: number): number =>
    Math.min(1, Math.max(0, (k - low[c]) / (high[c] - low[c]))) * (cube.size - 1);
  return cubeOf(cube.size, (r, g, b) => {
    const at = [place(r, 0), place(g, 1), place(b, 2)];
    const first = at.map((v) => Math.min(cube.size - 2, Math.floor(v)));
    const [x, y, z] = at.map((v, c) => v - first[c]);
    return [0, 1, 2].map((c) => {
      const value = (dx: number, dy: number, dz: number): number =>
        cube.values[(first[0] + dx + (first[1] + dy) * cube.size + (first[2] + dz) * cube.size * cube.size) * 3 + c];
      const plane = (dz: number): number =>
        lerp(lerp(value(0, 0, dz), value(1, 0, dz), x), lerp(value(0, 1, dz), value(1, 1, dz), x), y);
      return lerp(plane(0), plane(1), z);
    });
  });
}

function cubeOf(size: number, color: (r: number, g: number, b: number) => number[]): ColorCube {
  const values = new Float32Array(size ** 3 * 3);
  for (let b = 0; b < size; b++) {
    for (let g = 0; g < size; g++) {
      for (let r = 0; r < size; r++)
        values.set(color(r / (size - 1), g / (size - 1), b / (size - 1)), (r + g * size + b * size * size) * 3);
    }
  }
  return { size, values };
}
