// Means of pictures over grids, against a slow reference in double precision that shares nothing with the engine.

import { describe, expect, test } from 'vitest';
import type { PlanMaterial } from '../../../src/contract/plan.ts';
import type { Num } from '../../../src/engine/effect-api/scope.ts';
import type { ColorDescription, Material, PictureData } from '../../../src/engine/frame/media/material.ts';
import { MaterialUse } from '../../../src/engine/frame/media/material-use.ts';
import type { MaterialNodes } from '../../../src/engine/frame/media/shown-material.ts';
import { loadKernels } from '../../../src/engine/kernels/load-kernels.ts';
import { type Layout, makePicture, materialOf, type Rgba } from './pictures.ts';

const { kernels, memory } = loadKernels();

/** A setting whose value a test changes. */
interface Setting extends Num {
  value: number;
}
const setting = (value: number, rate: Num['rate'] = 'const'): Setting => ({ id: 0, rate, value });
const SETTINGS: MaterialNodes = {
  ...{ seconds: setting(0), at: null, size: null, exposure: null, contrast: null, detail: null },
  ...{ key: null, keyRange: null, keySoft: null },
};
const ITEM = { fit: 'stretch', crop: null, tone: 'none' } as PlanMaterial;

interface Shown {
  item?: Partial<PlanMaterial>;
  nodes?: Partial<MaterialNodes>;
  frame?: { width: number; height: number };
}
let moment = 0;
function show(material: Material, { item, nodes, frame = { width: 320, height: 180 } }: Shown = {}): MaterialUse {
  const host = {
    ...{ kernels, memory, frame: { ...frame, pixel: 1 } },
    value: (node: Num) => (node as Setting).value,
    computed: () => moment,
    seconds: () => 0,
    reelFrame: () => moment,
  };
  return new MaterialUse(host, { ...ITEM, ...item }, material, { ...SETTINGS, ...nodes });
}
function gridOf(cols: number, rows: number, frame = { width: 320, height: 180 }, origin = [0, 0]) {
  const [cellWidth, cellHeight] = [(frame.width - 2 * origin[0]) / cols, (frame.height - 2 * origin[1]) / rows];
  return {
    ...{ key: cols * 1000 + rows, cols, rows, cells: cols * rows, cellWidth, cellHeight },
    ...{ originX: origin[0], originY: origin[1], frameWidth: frame.width, frameHeight: frame.height },
  };
}
function cellsOf(use: MaterialUse, grid: ReturnType<typeof gridOf>): number[][] {
  moment++;
  const view = use.view(grid, '');
  view.update(null, null);
  const { cells } = view;
  return Array.from({ length: grid.cells }, (_, i) => [...cells.subarray(4 * i, 4 * i + 4)]);
}

/** Rows are summed in 15 bits. */
const digits = (cell: number[]) => cell.map((x) => Math.round(x * 1e4) / 1e4);

const toLinear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const toSeen = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);

/** The mean of linear light times alpha over a box of a picture, by its pixels. */
function boxMean(
  width: number,
  height: number,
  pixel: (x: number, y: number) => Rgba,
  [x0, x1, y0, y1]: number[],
): number[] {
  const sum = [0, 0, 0, 0];
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, Math.ceil(y1)); y++)
    for (let x = Math.max(0, Math.floor(x0)); x < Math.min(width, Math.ceil(x1)); x++) {
      const share = (Math.min(x1, x + 1) - Math.max(x0, x)) * (Math.min(y1, y + 1) - Math.max(y0, y));
      const [r, g, b, a] = pixel(x, y);
      [r, g, b].forEach((v, c) => (sum[c] += share * toLinear(v) * a));
      sum[3] += share * a;
    }
  return sum.map((v) => v / ((x1 - x0) * (y1 - y0)));
}

/** Of sRGB levels. */
const level = (v: number) => 255 * toSeen(Math.max(0, v));
function expectLevels(got: number[], want: number[], within: number, label: string): void {
  got.forEach((v, c) => {
    const difference = c === 3 ? 255 * Math.abs(v - want[c]) : Math.abs(level(v) - level(want[c]));
    if (!(difference <= within))
      expect.fail(
        `${label}: expected ${want.map((w) => w.toFixed(4)).join()}, but got ${got.map((w) => w.toFixed(4)).join()}`,
      );
  });
}

const [W, H] = [48, 30];
/** Smooth colours and a hard edge; chroma is the same for 4 × 2 pixels, so that it survives subsampling. */
const painting = (x: number, y: number): Rgba => {
  const u = (x >> 2) / (W >> 2);
  const v = (y >> 1) / (H >> 1);
  return x < 24 ? [0.1 + 0.8 * u, 0.9 - 0.7 * v, 0.2 + 0.5 * v, 1] : [0.85 - 0.5 * v, 0.15 + 0.3 * u, 0.3 + 0.6 * v, 1];
};
const withAlpha = (x: number, y: number): Rgba => {
  const [r, g, b] = painting(x, y);
  return [r, g, b, y < 10 ? 0 : y < 20 ? 0.4 : 1];
};
const LIMITED: ColorDescription = { matrix: 'bt709', range: 'limited', transfer: 'bt709', primaries: 'bt709' };

describe('means of every layout are those of the pixels', () => {
  const layouts: [string, Partial<Layout>, ((x: number, y: number) => Rgba)?][] = [
    ['rgba 8', {}],
    ['rgba 16', { bits: 16 }],
    ['rgba 8 with alpha', { hasAlpha: true }, withAlpha],
    ['rgba 8 premultiplied', { hasAlpha: true, isPremultiplied: true }, withAlpha],
    ['rgba 16 premultiplied', { bits: 16, hasAlpha: true, isPremultiplied: true }, withAlpha],
    ['planar rgb', { layout: 'planar' }],
    ['planar rgb 10 limited', { layout: 'planar', bits: 10, color: { ...LIMITED, matrix: 'rgb' } }],
    ['4:4:4 full bt601', { layout: 'planar', color: { ...LIMITED, matrix: 'bt601', range: 'full' } }],
    ['4:4:4 limited bt709', { layout: 'planar', color: LIMITED }],
    ['4:2:2 limited bt601', { layout: 'planar', chromaX: 1, color: { ...LIMITED, matrix: 'bt601' } }],
    ['4:2:0 limited bt709', { layout: 'planar', chromaX: 1, chromaY: 1, color: LIMITED }],
    ['4:1:1 limited bt601', { layout: 'planar', chromaX: 2, color: { ...LIMITED, matrix: 'bt601' } }],
    [
      '4:2:0 10 bits bt2020 matrix',
      { layout: 'planar', bits: 10, chromaX: 1, chromaY: 1, color: { ...LIMITED, matrix: 'bt2020' } },
    ],
    ['4:2:2 12 bits full', { layout: 'planar', bits: 12, chromaX: 1, color: { ...LIMITED, range: 'full' } }],
    ['4:4:4 16 bits', { layout: 'planar', bits: 16, color: LIMITED }],
    ['4:2:0 with alpha', { layout: 'planar', chromaX: 1, chromaY: 1, color: LIMITED, hasAlpha: true }, withAlpha],
  ];
  test.each(layouts)('%s', (label, layout, pixel = painting) => {
    const use = show(materialOf([makePicture(W, H, layout, pixel)]));
    // Even boxes of whole chroma samples, away from the edge between colours, where siting matters.
    const grid = gridOf(6, 3);
    cellsOf(use, grid).forEach((cell, i) => {
      const [col, row] = [i % 6, Math.floor(i / 6)];
      const want = boxMean(W, H, pixel, [8 * col, 8 * col + 8, 10 * row, 10 * row + 10]);
      // The chroma of the last column before the edge is half that of the next.
      if (layout.chromaX && col === 2) return;
      const isSited = layout.chromaX !== undefined && layout.chromaX > 0;
      expectLevels(cell, want, isSited ? 6 : 1, `${label}, cell ${i}`);
    });
    use.dispose();
  });

  test('grey: one plane for all channels', () => {
    const use = show(
      materialOf([makePicture(8, 8, { layout: 'planar', color: LIMITED, isGrey: true }, () => [0.5, 0.5, 0.5, 1])]),
    );
    expectLevels(cellsOf(use, gridOf(1, 1))[0], [0.2140411, 0.2140411, 0.2140411, 1], 0.6, 'grey');
  });

  test('left-sited chroma: the colour changes between the even columns', () => {
    // Columns 0 and 1 share a sample, 2 and 3 the next: column 1 is half-way.
    const pixel = (x: number): Rgba => (x < 2 ? [0.5, 0.5, 0.5, 1] : [0.7, 0.45, 0.45, 1]);
    const flat = { layout: 'planar', chromaX: 1, color: { ...LIMITED, range: 'full', matrix: 'bt601' } } as const;
    const use = show(materialOf([makePicture(8, 2, flat, pixel)]));
    const red = cellsOf(use, gridOf(8, 1)).map(([r, g]) => level(r) - level(g));
    expect(red[0]).toBeLessThan(2);
    expect(red[1]).toBeGreaterThan(25);
    expect(red[1]).toBeLessThan(38);
    expect(red[2]).toBeGreaterThan(58);
  });
});

describe('transfers and primaries', () => {
  const flat = (code: number, color: Partial<ColorDescription>, bits = 10): number[] => {
    const layout = { layout: 'planar', bits, color: { ...LIMITED, range: 'full', ...color } } as const;
    const use = show(materialOf([makePicture(8, 4, layout, () => [code, code, code, 1])]));
    const [cell] = cellsOf(use, gridOf(2, 1));
    use.dispose();
    return cell;
  };
  const pq = (nits: number) => {
    const p = (nits / 10000) ** 0.1593017578125;
    return ((0.8359375 + 18.8515625 * p) / (1 + 18.6875 * p)) ** 78.84375;
  };
  test.each([
    ['linear', 0.25, 0.25],
    ['srgb', 0.5, toLinear(0.5)],
    ['bt709', 0.5, toLinear(0.5)],
    // Below the knee of BT.2390 light is kept: 203 cd/m² is white.
    ['pq', pq(20), 20 / 203],
    ['pq', pq(80), 80 / 203],
    ['pq', pq(1000), 1],
    ['pq', pq(4000), 1],
    // HLG: 0.5 is 1/12 of scene light, 1000 · (1/12)^1.2 cd/m².
    ['hlg', 0.5, (1000 * (1 / 12) ** 1.2) / 203],
    ['hlg', 1, 1],
  ] as const)('%s %f', (transfer, code, light) => {
    const [r] = flat(code, { transfer });
    expect(Math.abs(level(r) - level(light))).toBeLessThan(1);
  });
  test('HDR reference white is bright, and keeps a distance to the highlights', () => {
    const white = level(flat(pq(203), { transfer: 'pq' })[0]);
    expect(white).toBeGreaterThan(215);
    expect(white).toBeLessThan(240);
    expect(level(flat(pq(500), { transfer: 'pq' })[0])).toBeGreaterThan(white + 8);
  });
  test.each([
    // Red, green and blue of the source in linear sRGB (from the primaries’ chromaticities).
    ['p3', [1.2249, -0.042, -0.0196], [-0.2247, 1.0419, -0.0786], [0, 0, 1.0979]],
    ['bt2020', [1.6605, -0.1246, -0.0182], [-0.5876, 1.1329, -0.1006], [-0.0728, -0.0083, 1.1187]],
  ] as const)('%s: mixed colours of its own primaries', (primaries, red, green, blue) => {
    const [r, g, b] = [0.5, 0.4, 0.3];
    const color: ColorDescription = { matrix: 'rgb', range: 'full', transfer: 'srgb', primaries };
    const use = show(materialOf([makePicture(8, 4, { bits: 16, color }, () => [r, g, b, 1])]));
    const own = [r, g, b].map(toLinear);
    const want = [0, 1, 2].map((c) => red[c] * own[0] + green[c] * own[1] + blue[c] * own[2]);
    expectLevels(cellsOf(use, gridOf(2, 1))[0].slice(0, 3), want, 0.6, primaries);
  });
});

describe('place', () => {
  const picture = makePicture(W, H, {}, painting);
  test('borders within pixels are weighted exactly, at every grid', () => {
    for (const [cols, rows] of [
      [7, 5],
      [1, 1],
      [31, 17],
      [100, 60],
    ]) {
      const use = show(materialOf([picture]));
      cellsOf(use, gridOf(cols, rows)).forEach((cell, i) => {
        const [col, row] = [i % cols, Math.floor(i / cols)];
        const box = [(col * W) / cols, ((col + 1) * W) / cols, (row * H) / rows, ((row + 1) * H) / rows];
        expectLevels(cell, boxMean(W, H, painting, box), 0.6, `${cols} × ${rows}, cell ${i}`);
      });
      use.dispose();
    }
  });
  test('a picture keeps its mean on every grid', () => {
    const [whole] = cellsOf(show(materialOf([picture])), gridOf(1, 1));
    for (const [cols, rows] of [
      [192, 57],
      [13, 9],
    ]) {
      const cells = cellsOf(show(materialOf([picture])), gridOf(cols, rows));
      for (let c = 0; c < 3; c++)
        expect(cells.reduce((sum, cell) => sum + cell[c], 0) / cells.length).toBeCloseTo(whole[c], 4);
    }
  });
  test('cells that the frame cuts are as bright as the others', () => {
    const frame = { width: 320, height: 180 };
    const white = materialOf([makePicture(16, 9, {}, () => [1, 1, 1, 1])]);
    const use = show(white, { item: { fit: 'cover' } });
    for (const cell of cellsOf(use, gridOf(11, 7, frame, [-8, -5]))) expect(digits(cell)).toEqual([1, 1, 1, 1]);
  });
  test.each([
    ['contain', [0, 0, 320, 180]],
    ['none', [136, 75, 184, 105]],
  ] as const)('%s: where the picture ends, all is transparent', (fit, [x0, y0, x1, y1]) => {
    const size = fit === 'contain' ? [160, 90] : [48, 30];
    const use = show(materialOf([makePicture(size[0], size[1], {}, () => [1, 1, 1, 1])]), { item: { fit } });
    const cells = cellsOf(use, gridOf(320, 180));
    const inside = (i: number) => i % 320 >= x0 && i % 320 < x1 && i >= 320 * y0 && i < 320 * y1;
    cells.forEach((cell, i) => expect(cell[3]).toBeCloseTo(inside(i) ? 1 : 0, 5));
  });
  test('cover fills the frame, at and size move and scale, crop cuts', () => {
    const halves = makePicture(40, 20, {}, (x) => [x < 20 ? 1 : 0, 0, x < 20 ? 0 : 1, 1]);
    const cover = cellsOf(show(materialOf([halves]), { item: { fit: 'cover' } }), gridOf(4, 2));
    expect(cover.map(([r, , b]) => digits([r, b]))).toEqual([1, 1, 0, 0, 1, 1, 0, 0].map((left) => [left, 1 - left]));
    const small = show(materialOf([halves]), {
      ...{ item: { fit: 'stretch' }, nodes: { size: setting(0.5), at: [setting(0.25), setting(0.25)] } },
    });
    expect(cellsOf(small, gridOf(4, 2)).map(([r, , b, a]) => digits([r, b, a]))).toEqual([
      ...[
        [1, 0, 1],
        [0, 1, 1],
        [0, 0, 0],
        [0, 0, 0],
      ],
      ...[
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ]);
    const cropped = show(materialOf([halves]), { item: { fit: 'stretch', crop: [0.25, 0, 0.75, 1] } });
    expect(cellsOf(cropped, gridOf(2, 1)).flatMap(([r]) => digits([r]))).toEqual([1, 0]);
  });
  test('quarter turns, mirrored and not, and pixels that are not square', () => {
    // A red corner at the stored top left, green to the right of it, blue below it.
    const stored = makePicture(8, 4, {}, (x, y) => [
      x < 4 && y < 2 ? 1 : 0,
      x >= 4 && y < 2 ? 1 : 0,
      x < 4 && y >= 2 ? 1 : 0,
      1,
    ]);
    const seen = (quarterTurns: 0 | 1 | 2 | 3, isMirrored: boolean) => {
      const use = show(materialOf([stored], { width: 16, height: 9, quarterTurns, isMirrored }));
      return cellsOf(use, gridOf(2, 2))
        .map(([r, g, b]) => (r > 0.9 ? 'r' : g > 0.9 ? 'g' : b > 0.9 ? 'b' : '.'))
        .join('');
    };
    expect([0, 1, 2, 3].map((turns) => seen(turns as 0, false))).toEqual(['rgb.', 'br.g', '.bgr', 'g.rb']);
    expect([0, 1, 2, 3].map((turns) => seen(turns as 0, true))).toEqual(['gr.b', 'rbg.', 'b.rg', '.gbr']);
  });
  test('a still picture that moves is read from running sums, and gives the same', () => {
    const at = [setting(0.5, 'frame'), setting(0.5, 'frame')] as [Setting, Setting];
    const moving = show(materialOf([picture]), { nodes: { at } });
    expect(moving.isBoxed).toBe(true);
    const still = show(materialOf([picture]));
    const grid = gridOf(19, 11);
    const wanted = cellsOf(still, grid);
    cellsOf(moving, grid).forEach((cell, i) => expectLevels(cell, wanted[i], 0.3, `cell ${i}`));
    at[0].value = 1;
    const moved = cellsOf(moving, gridOf(4, 1));
    expect(moved[0][3]).toBe(0);
    expectLevels(moved[2], boxMean(W, H, painting, [0, 12, 0, 30]), 0.6, 'moved');
  });
});

test('other coordinates: a picture seen from afar is a mean, not a sample', () => {
  const checks = makePicture(256, 256, {}, (x, y) => ((x + y) % 2 === 0 ? [1, 1, 1, 1] : [0, 0, 0, 1]));
  const use = show(materialOf([checks]), { frame: { width: 256, height: 256 } });
  const grid = gridOf(16, 16, { width: 256, height: 256 });
  const [u, v] = [memory.f32(256), memory.f32(256)];
  for (let i = 0; i < 256; i++) {
    u.view[i] = 0.5 + (((i % 16) + 0.5) / 16 - 0.5) * 0.9 + 0.001;
    v.view[i] = 0.5 + ((Math.floor(i / 16) + 0.5) / 16 - 0.5) * 0.9;
  }
  moment++;
  const view = use.view(grid, 'far');
  view.update(u, v);
  for (let i = 0; i < 256; i++) expect(view.cells[4 * i]).toBeCloseTo(0.5, 1);
});

describe('settings', () => {
  const grey = (v: number) => materialOf([makePicture(8, 8, { bits: 16 }, () => [v, v, v, 1])]);
  const lightOf = (material: Material, shown: Shown) => toSeen(cellsOf(show(material, shown), gridOf(1, 1))[0][1]);
  test('exposure in stops of linear light', () => {
    expect(lightOf(grey(0.4), { nodes: { exposure: setting(1) } })).toBeCloseTo(toSeen(2 * toLinear(0.4)), 3);
    expect(lightOf(grey(0.4), { nodes: { exposure: setting(-2) } })).toBeCloseTo(toSeen(toLinear(0.4) / 4), 3);
    expect(lightOf(grey(0.9), { nodes: { exposure: setting(3) } })).toBeCloseTo(1, 6);
  });
  test('contrast about the middle, after the exposure', () => {
    expect(lightOf(grey(0.6), { nodes: { contrast: setting(2) } })).toBeCloseTo(0.7, 3);
    expect(lightOf(grey(0.2), { nodes: { contrast: setting(0.5) } })).toBeCloseTo(0.35, 3);
    expect(lightOf(grey(0), { nodes: { contrast: setting(0) } })).toBeCloseTo(0.5, 3);
  });
  test('stretch takes the shot’s range to the whole one, and colours keep their hue', () => {
    expect(lightOf(grey(0.35), { item: { tone: 'stretch' } })).toBeCloseTo(0.5, 3);
    const red = materialOf([makePicture(8, 8, { bits: 16 }, () => [0.4, 0.1, 0.1, 1])]);
    const [r, g, b] = cellsOf(show(red, { item: { tone: 'stretch' } }), gridOf(1, 1))[0];
    expect(g).toBeCloseTo(b, 5);
    expect(r / g).toBeCloseTo(toLinear(0.4) / toLinear(0.1), 1);
  });
  test('what exceeds the range turns to grey of the same light', () => {
    const [r, g, b] = cellsOf(
      show(materialOf([makePicture(8, 8, { bits: 16 }, () => [0.9, 0.3, 0.2, 1])]), {
        nodes: { exposure: setting(1) },
      }),
      gridOf(1, 1),
    )[0];
    const own = [0.9, 0.3, 0.2].map((v) => 2 * toLinear(v));
    expect(r).toBeCloseTo(1, 5);
    expect(0.2126 * r + 0.7152 * g + 0.0722 * b).toBeCloseTo(0.2126 * own[0] + 0.7152 * own[1] + 0.0722 * own[2], 3);
  });
  test('detail raises what is brighter than its surroundings', () => {
    const spot = materialOf([
      makePicture(192, 108, {}, (x, y) => (x === 96 && y === 54 ? [0.6, 0.6, 0.6, 1] : [0.4, 0.4, 0.4, 1])),
    ]);
    const cells = cellsOf(show(spot, { nodes: { detail: setting(1) } }), gridOf(192, 108));
    expect(toSeen(cells[54 * 192 + 96][0])).toBeGreaterThan(0.75);
    expect(toSeen(cells[20 * 192 + 20][0])).toBeCloseTo(0.4, 3);
  });
  test('a key makes its colour transparent, in shadow too, and leaves other colours', () => {
    const stripes: Rgba[] = [
      [0, 1, 0, 1],
      [0.1, 0.55, 0.12, 1],
      [0.8, 0.6, 0.5, 1],
      [0.5, 0.5, 0.5, 1],
      [0.9, 0.1, 0.8, 1],
    ];
    const material = materialOf([makePicture(50, 4, {}, (x) => stripes[Math.floor(x / 10)])]);
    const key = { r: setting(0), g: setting(1), b: setting(0) };
    const cells = cellsOf(show(material, { nodes: { key } }), gridOf(5, 1));
    expect(cells.map(([, , , a]) => (a > 0.99 ? 1 : a < 0.06 ? 0 : a))).toEqual([0, 0, 1, 1, 1]);
    const skin = [0.8, 0.6, 0.5].map(toLinear);
    expectLevels(cells[2].slice(0, 3), skin, 1, 'skin');
  });
  test('a white key takes white away and leaves black', () => {
    const material = materialOf([makePicture(20, 4, {}, (x) => (x < 10 ? [1, 1, 1, 1] : [0, 0, 0, 1]))]);
    const key = { r: setting(1), g: setting(1), b: setting(1) };
    expect(cellsOf(show(material, { nodes: { key } }), gridOf(2, 1)).map(([, , , a]) => a)).toEqual([0, 1]);
  });
});

describe('members', () => {
  const read = (
    use: MaterialUse,
    grid: ReturnType<typeof gridOf>,
    member: 'light' | 'alpha' | 'color' | 'hue' | 'saturation' | 'edge' | 'motion',
  ) => {
    const view = use.view(grid, '');
    view.want(member);
    moment++;
    view.update(null, null);
    const out = Array.from({ length: member === 'color' ? 3 : 1 }, () => new Float32Array(grid.cells));
    view.read(member, out);
    return out.map((values) => [...values]);
  };
  test('light, colour, alpha, hue and saturation as seen, over black', () => {
    const pixels: Rgba[] = [
      [1, 0, 0, 1],
      [0.2, 0.6, 0.2, 1],
      [0.1, 0.2, 0.9, 1],
      [1, 1, 1, 0.5],
    ];
    const use = show(materialOf([makePicture(40, 4, { hasAlpha: true }, (x) => pixels[Math.floor(x / 10)])]));
    const grid = gridOf(4, 1);
    expect(read(use, grid, 'light')[0][0]).toBeCloseTo(toSeen(0.2126), 3);
    expect(read(use, grid, 'light')[0][3]).toBeCloseTo(toSeen(0.5), 2);
    expect(read(use, grid, 'alpha')[0][3]).toBeCloseTo(0.5, 2);
    const [r, g, b] = read(use, grid, 'color');
    expect([r[1], g[1], b[1]].map((v) => Math.round(v * 10) / 10)).toEqual([0.2, 0.6, 0.2]);
    expect(read(use, grid, 'hue')[0].map((v) => Math.round(v * 360))).toEqual([0, 120, 233, 0]);
    expect(read(use, grid, 'saturation')[0].map((v) => Math.round(v * 100))).toEqual([100, 67, 89, 0]);
  });
  test('an outline is one cell wide and as strong on every grid', () => {
    const halves = materialOf([makePicture(320, 180, {}, (x) => (x < 160 ? [0.2, 0.2, 0.2, 1] : [0.8, 0.8, 0.8, 1]))]);
    for (const [cols, rows] of [
      [32, 10],
      [64, 20],
      [160, 90],
    ]) {
      const edges = read(show(halves), gridOf(cols, rows), 'edge')[0];
      const line = edges.slice(5 * cols, 6 * cols);
      expect(line.filter((v) => v > 0)).toEqual([1]);
      expect([cols / 2 - 1, cols / 2]).toContain(line.findIndex((v) => v > 0));
    }
  });
  test('colours of equal light have an outline between them', () => {
    const pair = materialOf([makePicture(64, 36, {}, (x) => (x < 32 ? [0.8, 0.2, 0.2, 1] : [0.2, 0.47, 0.2, 1]))]);
    expect(Math.max(...read(show(pair), gridOf(16, 9), 'edge')[0])).toBe(1);
  });
  test('motion is where the picture of the frame before differs', () => {
    const before = makePicture(64, 36, {}, () => [0.2, 0.2, 0.2, 1], 0);
    const after = makePicture(64, 36, {}, (x) => (x < 16 ? [0.9, 0.9, 0.9, 1] : [0.2, 0.2, 0.2, 1]), 1);
    const seconds = setting(0, 'frame');
    const use = show(materialOf([before, after]), { nodes: { seconds } });
    const grid = gridOf(4, 1);
    expect(read(use, grid, 'motion')[0]).toEqual([0, 0, 0, 0]);
    seconds.value = 0.1;
    expect(read(use, grid, 'motion')[0]).toEqual([1, 0, 0, 0]);
    expect(use.stat('meanMotion')).toBeCloseTo(0.25, 2);
    expect(read(use, grid, 'motion')[0]).toEqual([0, 0, 0, 0]);
  });
  test('statistics of the whole picture', () => {
    const halves = show(materialOf([makePicture(64, 36, {}, (x) => (x < 32 ? [0, 0, 0, 1] : [1, 1, 1, 1]))]));
    moment++;
    expect(halves.stat('level')).toBeCloseTo(0.5, 3);
    expect(halves.stat('variance')).toBeCloseTo(0.25, 3);
    expect(halves.stat('contrast')).toBeGreaterThan(0.98);
    const green = show(materialOf([makePicture(64, 36, {}, () => [0.1, 0.8, 0.1, 1])]));
    expect(green.stat('meanHue')).toBeCloseTo(1 / 3, 3);
  });
  test('levels for matched glyphs are the colours as bytes', () => {
    const use = show(materialOf([makePicture(W, H, {}, painting)]));
    const grid = gridOf(24, 15);
    const levels = use.view(grid, '').levels();
    moment++;
    levels.update();
    const [r, , b] = read(use, grid, 'color');
    for (let i = 0; i < grid.cells; i++) {
      expect(Math.abs(levels.r.view[i] - r[i] * 255)).toBeLessThan(0.7);
      expect(Math.abs(levels.b.view[i] - b[i] * 255)).toBeLessThan(0.7);
      expect(levels.alpha.view[i]).toBe(255);
    }
  });
});

describe('memory', () => {
  test('all that was allocated is free for others after dispose, and frames allocate nothing', () => {
    const pictures = [0, 1, 2].map((serial): PictureData =>
      makePicture(64, 36, {}, () => [serial / 3, 0.5, 0.2, 1], serial),
    );
    const seconds = setting(0, 'frame');
    const run = () => {
      const use = show(materialOf(pictures), { nodes: { seconds, exposure: setting(0.5) } });
      const grid = gridOf(20, 10);
      const view = use.view(grid, '');
      view.want('motion');
      const [u, v] = [memory.f32(200), memory.f32(200)];
      const moved = use.view(grid, 'moved');
      const draw = () => {
        moment++;
        view.update(null, null);
        moved.update(u, v);
        use.stat('level');
        use.motion();
      };
      draw();
      const used = memory.usedBytes;
      for (const second of [0.1, 0.2, 0, 0.1]) {
        seconds.value = second;
        draw();
      }
      expect(memory.usedBytes).toBe(used);
      use.dispose();
      memory.free(u);
      memory.free(v);
    };
    run();
    const used = memory.usedBytes;
    run();
    expect(memory.usedBytes).toBe(used);
  });
  test('pictures of another size are drawn too', () => {
    const pictures = [
      makePicture(64, 36, {}, () => [0.5, 0.5, 0.5, 1], 0),
      makePicture(32, 18, { bits: 16 }, () => [1, 1, 1, 1], 1),
    ];
    const seconds = setting(0, 'frame');
    const use = show(materialOf(pictures), { nodes: { seconds } });
    expect(cellsOf(use, gridOf(4, 2))[0][0]).toBeCloseTo(toLinear(0.5), 2);
    seconds.value = 0.1;
    expect(digits(cellsOf(use, gridOf(4, 2))[7])).toEqual([1, 1, 1, 1]);
  });
});
