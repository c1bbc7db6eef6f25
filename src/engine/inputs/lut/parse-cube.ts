// Reads a .cube table of colours (Adobe Cube LUT Specification 1.0, and Resolve's dialect of it): text, one colour a line, red
// running fastest. Curves (1D tables) become a cube, and so does a curve in front of a cube, so that the shader has one way.

import { GlyphreelError } from '../../../contract/errors.ts';
import type { ColorCube } from '../../frame/shade/color-cube.ts';

/** What is wrong with a .cube file. `expected` and `got` complete "Expected … in NAME, but got …." */
export class CubeError extends GlyphreelError<'lut-invalid'> {
  readonly expected: string;
  readonly got: string;
  /** From 1; absent where the file as a whole is wrong. */
  readonly line?: number;

  constructor(expected: string, got: string, line?: number) {
    super('lut-invalid', `Expected ${expected}, but got ${got}.`);
    this.expected = expected;
    this.got = got;
    if (line !== undefined) this.line = line;
  }
}

const MAX_SIZE_3D = 129;
const MAX_SIZE_1D = 65536;
/** The largest number of a half float, which no real LUT goes beyond. */
const MAX_VALUE = 65504;
/** Edge of the cube that curves are made into. */
const CURVE_CUBE_SIZE = 33;

/** Video range (16..235 of 255), in which a LUT may expect or give its colours. */
const VIDEO_BLACK = 16 / 255;
const VIDEO_SCALE = 219 / 255;

type Triple = [number, number, number];

interface Tables {
  curve: Table | null;
  cube: Table | null;
  isVideoIn: boolean;
  isVideoOut: boolean;
}

interface Table {
  size: number;
  /** Colours, in file order. */
  values: Float32Array;
  low: Triple;
  high: Triple;
}

/** Parses the bytes of a .cube file. Throws a CubeError. */
export function parseCube(bytes: Uint8Array): ColorCube {
  const { curve, cube, isVideoIn, isVideoOut } = readTables(decode(bytes));
  if (cube && !curve && !isVideoIn && !isVideoOut && isUnitDomain(cube))
    return { size: cube.size, values: cube.values };
  const size = cube?.size ?? Math.min(CURVE_CUBE_SIZE, Math.max(2, curve!.size));
  return cubeOf(size, (color) => {
    if (isVideoIn) scale(color, VIDEO_SCALE, VIDEO_BLACK);
    if (curve) alongCurve(curve, color);
    if (cube) throughCube(cube, color);
    if (isVideoOut) scale(color, 1 / VIDEO_SCALE, -VIDEO_BLACK / VIDEO_SCALE);
  });
}

/** UTF-8 or UTF-16, with or without a byte order mark; the numbers are ASCII in any case. */
function decode(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * The 1D table, the 3D table, or both: Resolve writes the curve's colours (the "shaper") first and the cube's after them. DOMAIN_MIN
 * and DOMAIN_MAX are the input range of the first table. Keywords that are not known are skipped, as grading programs do.
 */
function readTables(text: string): Tables {
  let size1 = 0;
  let size3 = 0;
  const low: Triple = [0, 0, 0];
  const high: Triple = [1, 1, 1];
  let range1: [number, number] | null = null;
  let range3: [number, number] | null = null;
  let isVideoIn = false;
  let isVideoOut = false;
  let rows = new Float32Array(3 * 1024);
  let filled = 0;
  let lineNumber = 0;
  for (const raw of linesOf(text)) {
    lineNumber++;
    const line = raw.replace(/#.*/, '').trim();
    if (line === '') continue;
    const fail = (expected: string): never => {
      throw new CubeError(expected, JSON.stringify(line.slice(0, 60)), lineNumber);
    };
    const words = line.split(/\s+/);
    const numbers = (from: readonly string[], count: number): number[] => {
      const values = from.map(Number);
      return values.length === count && values.every((value) => Math.abs(value) <= MAX_VALUE)
        ? values
        : fail(count === 3 ? 'three numbers' : 'two numbers');
    };
    const sizeOf = (max: number): number => {
      const value = Number(words[1]);
      return words.length === 2 && Number.isInteger(value) && value >= 2 && value <= max
        ? value
        : fail(`a size from 2 to ${max}`);
    };
    if (/^[A-Za-z]/.test(words[0])) {
      const rest = words.slice(1);
      switch (words[0]) {
        case 'LUT_3D_SIZE':
          size3 = sizeOf(MAX_SIZE_3D);
          break;
        case 'LUT_1D_SIZE':
          size1 = sizeOf(MAX_SIZE_1D);
          break;
        case 'DOMAIN_MIN':
          low.splice(0, 3, ...numbers(rest, 3));
          break;
        case 'DOMAIN_MAX':
          high.splice(0, 3, ...numbers(rest, 3));
          break;
        case 'LUT_1D_INPUT_RANGE':
          range1 = numbers(rest, 2) as [number, number];
          break;
        case 'LUT_3D_INPUT_RANGE':
          range3 = numbers(rest, 2) as [number, number];
          break;
        case 'LUT_IN_VIDEO_RANGE':
          isVideoIn = true;
          break;
        case 'LUT_OUT_VIDEO_RANGE':
          isVideoOut = true;
          break;
        default:
          if (!/^[A-Z][A-Z0-9_]+$/.test(words[0])) fail('three numbers or a keyword of the .cube format');
      }
      continue;
    }
    const [r, g, b] = numbers(words, 3);
    if (filled === rows.length) {
      const larger = new Float32Array(rows.length * 2);
      larger.set(rows);
      rows = larger;
    }
    rows[filled++] = r;
    rows[filled++] = g;
    rows[filled++] = b;
    if (filled > 3 * (MAX_SIZE_1D + MAX_SIZE_3D ** 3)) fail(`at most ${MAX_SIZE_3D}³ colours`);
  }
  if (size1 === 0 && size3 === 0) throw new CubeError('a line LUT_3D_SIZE or LUT_1D_SIZE', 'none');
  const expected = size1 + size3 ** 3;
  if (filled !== expected * 3) throw new CubeError(`${expected} colours`, String(filled / 3));
  const table = (size: number, from: number, to: number, range: readonly [number, number] | null): Table | null => {
    if (size === 0) return null;
    const [least, most]: [Triple, Triple] = range ? [sameOf(range[0]), sameOf(range[1])] : [low, high];
    if (least.some((value, channel) => value >= most[channel]))
      throw new CubeError('the start of the input range below its end', `${least.join(' ')} and ${most.join(' ')}`);
    return { size, values: rows.slice(from * 3, to * 3), low: least, high: most };
  };
  return {
    curve: table(size1, 0, size1, range1),
    cube: table(size3, size1, expected, range3 ?? (size1 > 0 ? [0, 1] : null)),
    isVideoIn,
    isVideoOut,
  };
}

const sameOf = (value: number): Triple => [value, value, value];

/** Lines that end with LF, CR or CR LF; without a copy of the whole text. */
function* linesOf(text: string): Generator<string> {
  const end = /\r\n|\r|\n/g;
  let from = 0;
  for (let match = end.exec(text); match; match = end.exec(text)) {
    yield text.slice(from, match.index);
    from = end.lastIndex;
  }
  yield text.slice(from);
}

const isUnitDomain = ({ low, high }: Table): boolean => low.every((v) => v === 0) && high.every((v) => v === 1);
const lerp = (a: number, b: number, k: number): number => a + (b - a) * k;

/** Where a channel's value falls in a table: 0..size - 1. */
const placeIn = ({ size, low, high }: Table, value: number, channel: number): number =>
  Math.min(1, Math.max(0, (value - low[channel]) / (high[channel] - low[channel]))) * (size - 1);

function alongCurve(table: Table, color: Triple): void {
  for (let channel = 0; channel < 3; channel++) {
    const at = placeIn(table, color[channel], channel);
    const first = Math.min(table.size - 2, Math.floor(at));
    color[channel] = lerp(table.values[first * 3 + channel], table.values[(first + 1) * 3 + channel], at - first);
  }
}

function throughCube(table: Table, color: Triple): void {
  const { size, values } = table;
  const at = [placeIn(table, color[0], 0), placeIn(table, color[1], 1), placeIn(table, color[2], 2)];
  const first = at.map((v) => Math.min(size - 2, Math.floor(v)));
  const [x, y, z] = at.map((v, c) => v - first[c]);
  for (let c = 0; c < 3; c++) {
    const value = (dx: number, dy: number, dz: number): number =>
      values[(first[0] + dx + (first[1] + dy) * size + (first[2] + dz) * size * size) * 3 + c];
    const plane = (dz: number): number =>
      lerp(lerp(value(0, 0, dz), value(1, 0, dz), x), lerp(value(0, 1, dz), value(1, 1, dz), x), y);
    color[c] = lerp(plane(0), plane(1), z);
  }
}

function scale(color: Triple, factor: number, offset: number): void {
  for (let channel = 0; channel < 3; channel++) color[channel] = color[channel] * factor + offset;
}

/** `grade` changes a colour in place. */
function cubeOf(size: number, grade: (color: Triple) => void): ColorCube {
  const values = new Float32Array(size ** 3 * 3);
  const color: Triple = [0, 0, 0];
  let at = 0;
  for (let b = 0; b < size; b++) {
    for (let g = 0; g < size; g++) {
      for (let r = 0; r < size; r++, at += 3) {
        color[0] = r / (size - 1);
        color[1] = g / (size - 1);
        color[2] = b / (size - 1);
        grade(color);
        values.set(color, at);
      }
    }
  }
  return { size, values };
}
