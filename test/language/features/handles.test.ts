// What of an item can be dragged in the picture, and what is written then. `@` is the cursor.

import { describe, expect, test } from 'vitest';
import { handleChanges } from '../../../src/contract/handle.ts';
import { gridCells } from '../../../src/contract/grid-cells.ts';
import { cellSize } from '../../../src/engine/frame/glyphs/cell-size.ts';
import { openFontStack } from '../../../src/engine/inputs/fonts/open-font-stack.ts';
import { atMark, changed, SCENE } from './marked-text.ts';

const handles = (body: string) =>
  atMark(SCENE(body)).tweaks.handles.map(({ label, u, v, form, fixed }) => ({ label, u, v, form, fixed }));
/** The scene's text after a handle has been dragged to a place. */
function dragged(body: string, label: string, u: number, v: number, wrap = SCENE): string {
  const { text, tweaks } = atMark(wrap(body));
  const handle = tweaks.handles.find((each) => each.label === label)!;
  const after = changed(text, handleChanges(handle, u, v, tweaks));
  return wrap === SCENE ? after.slice(SCENE('').indexOf('\n') + 1, -3) : after;
}

describe('points', () => {
  test('are where texts stand', () => {
    expect(handles('text "a" { size: 5@%  at: (0.25, 0.8) }')).toEqual([
      { label: 'at', u: 0.25, v: 0.8, form: 'uv', fixed: null },
    ]);
    expect(handles('text "a" { at: botto@m }')).toEqual([{ label: 'at', u: 0.5, v: 0.9, form: 'uv', fixed: null }]);
  });

  test('are written number by number, in the unit and spacing of the author', () => {
    expect(dragged('text "a" { at: ( 25%,0.8 )  siz@e: 5% }', 'at', 0.3, 0.4)).toBe(
      'text "a" { at: ( 30%,0.4 )  size: 5% }',
    );
    expect(dragged('text "a" { at: (0.25, 0.80)  siz@e: 5% }', 'at', 0.3, 0.8)).toBe(
      'text "a" { at: (0.3, 0.80)  size: 5% }',
    );
    expect(dragged('text "a" { at: botto@m }', 'at', 0.1, 0.2)).toBe('text "a" { at: (0.1, 0.2) }');
  });

  test('that are not written yet are added where the author would', () => {
    expect(dragged('text "a@" { size: 5% }', 'at', 0.1, 0.2)).toBe('text "a" { size: 5%  at: (0.1, 0.2) }');
    expect(dragged('text "a@"', 'at', 0.1, 0.2)).toBe('text "a" { at: (0.1, 0.2) }');
    expect(dragged('text "a@" {\n  size: 5%\n}', 'at', 0.1, 0.2)).toBe('text "a" {\n  size: 5%\n  at: (0.1, 0.2)\n}');
    expect(dragged('layer on md { value: glow(cir@cle(0.3)) }', 'circle.at', 0.5, 0.75)).toBe(
      'layer on md { value: glow(circle(0.3, at: (0, 0.5))) }',
    );
    expect(dragged('layer on md { value: glow(he@art) }', 'heart.at', 0.5, 0.75)).toBe(
      'layer on md { value: glow(heart(at: (0, 0.5))) }',
    );
    expect(handles('text "a@" { along: circle(0.5) }').map(({ label }) => label)).not.toContain('at');
    expect(handles('sound "hit.wa@v" { volume: 1 }')).toEqual([]);
  });

  test('are the centres of distances, in frame units', () => {
    const [handle] = handles('layer on md { value: glow(circle(0.3, at: (0.4, -0.5)), 0.@1) }');
    expect(handle).toMatchObject({ label: 'circle.at', form: 'frame', v: 0.25, fixed: null });
    expect(handle!.u).toBeCloseTo(0.5 + 0.4 / (32 / 9), 6);
  });

  test('say why an expression cannot be dragged', () => {
    expect(handles('text "a" { at: (0.5, 0.5 + 0.1 * si@n(t)) }')).toEqual([
      {
        label: 'at',
        u: 0.5,
        v: 0.5,
        form: 'uv',
        fixed: '`(0.5, 0.5 + 0.1 * sin(t))` is an expression: change it in the text.',
      },
    ]);
  });

  test('belong to the item of the cursor', () => {
    const two = 'text "a" { at: (0.1, 0.1) }\ntext "b" { at: (0.2, 0.2)  siz@e: 4% }';
    expect(handles(two).map(({ u }) => u)).toEqual([0.2]);
    expect(handles('@layer on md { value: fbm() }')).toEqual([]);
  });

  test('are those of art, particles, media and captions', () => {
    expect(handles('particles explosion on sm { at: (0.2, 0.3)  rat@e: 10 }')[0]).toMatchObject({ u: 0.2, v: 0.3 });
    const media = 'media logo = "logo.png" { siz@e: 0.5  at: (0.5, 0.4) }\n';
    expect(atMark(media).tweaks.handles[0]).toMatchObject({ label: 'at', v: 0.4 });
    const captions = 'reel { captions: "a.srt" { siz@e: 6%  at: (0.5, 0.8) } }\n';
    expect(atMark(captions).tweaks.handles[0]).toMatchObject({ label: 'at', v: 0.8 });
  });
});

describe('sizes', () => {
  test('are dragged around the centre', () => {
    const body = 'layer on md { value: glow(circle(0.3, at: (0, 0)), 0.@1) }';
    const [, size] = handles(body);
    expect(size).toMatchObject({ label: 'circle.r', v: 0.5 });
    expect(size!.u).toBeCloseTo(0.5 + 0.3 / (32 / 9), 6);
    expect(dragged(body, 'circle.r', 0.5, 0.75)).toContain('circle(0.5, at: (0, 0))');
  });

  test('of boxes and masks are widths and heights', () => {
    const body = 'layer on md { value: glow(box(270px, 0.6), 0.@1) }';
    expect(handles(body).map(({ label }) => label)).toEqual(['box.at', 'box.w', 'box.h']);
    expect(dragged(body, 'box.w', 0.5 + 0.5 / (32 / 9), 0.9)).toContain('box(540px, 0.6)');
    expect(dragged(body, 'box.h', 0.9, 0.9)).toContain('box(270px, 1.6)');
    expect(handles('layer on md { value: 1  mask: dis@c(0.4) }').map(({ label }) => label)).toEqual([
      'disc.at',
      'disc.r',
    ]);
  });
});

test('a crop is a rectangle of four corners', () => {
  const media = 'media logo = "logo.png" { crop: [(0.1, 0.2), (0.8, 0.9)]  siz@e: 1 }\n';
  const { tweaks } = atMark(media);
  const corners = tweaks.handles.filter(({ label }) => label.startsWith('crop'));
  expect(corners.map(({ label, u, v, rectangle }) => [label, u, v, rectangle])).toEqual([
    ['crop 1', 0.1, 0.2, 'crop'],
    ['crop 2', 0.8, 0.9, 'crop'],
    ['crop, top right', 0.8, 0.2, null],
    ['crop, bottom left', 0.1, 0.9, null],
  ]);
  const after = dragged(media, 'crop, top right', 0.7, 0.3, (text) => text);
  expect(after).toContain('crop: [(0.1, 0.3), (0.7, 0.9)]');
});

test('a camera has a centre and a zoom, a group its place', () => {
  const camera = 'camera: move(0.1, 0) | scale(1.@2)\nlayer on md { value: fbm() }';
  expect(handles(camera).map(({ label }) => label)).toEqual(['move', 'scale']);
  expect(dragged(camera, 'scale', 0.5 + 1 / (32 / 9), 0.5)).toContain('scale(2)');
  const group = 'group g { layer on md { value: 1 }  transform: move(0.1, -0.2)  opaci@ty: 0.5 }';
  expect(dragged(group, 'move', 0.5, 0.75)).toContain('move(0, 0.5)');
  expect(
    handles('group g { layer on md { value: 1 }  transform: move(x: 0.1, y: 0)  opaci@ty: 0.5 }')[0]!.fixed,
  ).toContain('is an expression');
});

test('cells are those of the bundled font', async () => {
  const { primary } = await openFontStack(null);
  for (const grid of ['xs', 'sm', 'md', 'lg', 'xl', 'xxl'] as const)
    for (const [width, height] of [
      [1920, 1080],
      [1280, 720],
      [1080, 1920],
    ] as const) {
      const cell = cellSize(primary, grid, width, height, 1);
      expect(gridCells(grid, width, height)).toEqual({ columns: width / cell.width, rows: height / cell.height });
    }
  expect(atMark(SCENE('text "a@" { grid: md }')).tweaks.cells).toEqual(gridCells('md', 1920, 1080));
});
