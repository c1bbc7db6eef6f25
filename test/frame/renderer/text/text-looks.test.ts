// How texts look and move: size, anchor, spans, numbers, outline, letters that move, reveals that leave.

import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../../src/engine/kernels/frame.ts';
import { written } from '../../../../src/engine/frame/renderer/text/text-content.ts';
import { measurePath, pointAt } from '../../../../src/engine/frame/renderer/text/measure-path.ts';
import { traceOutline } from '../../../../src/engine/frame/renderer/text/trace-outline.ts';
import { hashOf, meanOf, pixelOf, rendererOf } from '../reel-harness.ts';

const FORMAT = { width: 320, height: 180, gridScale: 1 };
async function frameOf(text: string, at = 0, before = ''): Promise<Frame> {
  const renderer = await rendererOf(`reel { bpm: 120 }\n${before}\nscene a for 4s { tonemap: off  ${text} }`, FORMAT);
  return renderer.draw(at);
}
/** The box of what is brighter than `least`. */
function inkOf(frame: Frame, least = 40) {
  const box = { left: Infinity, top: Infinity, right: -1, bottom: -1 };
  for (let y = 0; y < frame.height; y++)
    for (let x = 0; x < frame.width; x++)
      if (Math.max(...pixelOf(frame, x, y)) > least) {
        box.left = Math.min(box.left, x);
        box.top = Math.min(box.top, y);
        box.right = Math.max(box.right, x);
        box.bottom = Math.max(box.bottom, y);
      }
  return box;
}

test('size is a share of the shorter side, up to more than the frame', async () => {
  const small = inkOf(await frameOf('text "H" { size: 20% }'));
  const large = inkOf(await frameOf('text "H" { size: 80% }'));
  // A capital is 0.73 of the font's height.
  expect(small.bottom - small.top + 1).toBeCloseTo(0.2 * 180 * 0.73, -0.5);
  expect(large.bottom - large.top + 1).toBeCloseTo(0.8 * 180 * 0.73, -0.5);
  const huge = await frameOf('text "█" { size: 400% }');
  expect(meanOf(huge)).toBeGreaterThan(230);
});

test('anchor puts a corner of the block at the point', async () => {
  const at = async (anchor: string) =>
    inkOf(await frameOf(`text "█" { at: (0.5, 0.5)  anchor: ${anchor}  size: 20% }`));
  expect((await at('topLeft')).left).toBe(160);
  expect((await at('topLeft')).top).toBe(90);
  expect((await at('bottomRight')).right).toBe(159);
  expect((await at('bottomRight')).bottom).toBe(89);
});

test('spans have colours of their own, and dim and inverse look so', async () => {
  const frame = await frameOf('text "[#ff0000]█[/][#00ff00]█[/]█[dim]█[/]" { size: 40% }');
  const { left, right } = inkOf(frame);
  const step = (right - left + 1) / 4;
  const level = (i: number) => pixelOf(frame, Math.round(left + (i + 0.5) * step), 90);
  expect(level(0)).toEqual([255, 0, 0]);
  expect(level(1)).toEqual([0, 255, 0]);
  expect(level(2)).toEqual([242, 242, 242]);
  expect(level(3)[0]).toBeLessThan(150);
  const inverse = await frameOf('text "[inverse] [/][inverse]a[/]" { size: 40% }');
  expect(meanOf(inverse)).toBeGreaterThan(meanOf(await frameOf('text " a" { size: 40% }')));
});

test('a blinking span is there for one half of a second and not for the other', async () => {
  const renderer = await rendererOf('scene a for 4s { text "[blink]█[/]" { size: 40% } }', FORMAT);
  const means = [0, 6, 12, 18, 24].map((frame) => meanOf(renderer.draw(frame)) > 0);
  expect(means).toEqual([true, true, false, false, true]);
});

test('numbers are written out each frame', async () => {
  const renderer = await rendererOf('scene a for 4s { text "${floor(t)}" { size: 40% } }', FORMAT);
  const [first, same, next] = [0, 12, 24].map((frame) => hashOf(renderer.draw(frame)));
  expect(same).toBe(first);
  expect(next).not.toBe(first);
  const plain = await frameOf('text "1" { size: 40% }');
  expect(next).toBe(hashOf(await frameOf('text "${floor(t)}" { size: 40% }', 24)));
  expect(inkOf(await frameOf('text "${floor(t)}" { size: 40% }', 24))).toEqual(inkOf(plain));
});

test.each([
  [0, 'plain', 0, '0'],
  [-0.0001, 'plain', 0, '0'],
  [1234567, 'plain', 0, '1234567'],
  [0.1 + 0.2, 'plain', 0, '0.3'],
  [2.5, 'plain', 0, '2.5'],
  [1e21, 'plain', 0, '1000000000000000000000'],
  [1.005, 'fixed', 2, '1.01'],
  [-3.456, 'fixed', 1, '-3.5'],
  [2, 'fixed', 2, '2.00'],
  [0.425, 'percent', 0, '43%'],
  [1.7, 'percent', 0, '170%'],
  [1.7, 'share', 0, '100%'],
  [-0.2, 'share', 0, '0%'],
  [61.9, 'clock', 0, '1:01'],
  [3723, 'clock', 0, '1:02:03'],
  [-5, 'clock', 0, '-0:05'],
  [0.5, 'bar', 4, '██░░'],
  [Infinity, 'plain', 0, '–'],
] as const)('%d as %s is "%s"', (value, form, digits, text) => {
  expect(written(value, form, digits)).toBe(text);
});

test('an outline surrounds the letters, a shadow lies below them', async () => {
  const plain = inkOf(await frameOf('text "H" { size: 60% }'));
  const outlined = inkOf(await frameOf('text "H" { size: 60%  outline: 30px  outlineColor: #ff0000 }'));
  expect(plain.left - outlined.left).toBeCloseTo(30 / 6, -0.5);
  expect(outlined.bottom - plain.bottom).toBeCloseTo(30 / 6, -0.5);
  const ground = 'layer on md { value: 1  color: #ffffff  palette: "█" }';
  const shadow = await frameOf(`${ground} text "H" { size: 60%  color: #ffffff  shadow: 24px }`);
  expect(meanOf(shadow)).toBeLessThan(meanOf(await frameOf(`${ground} text "H" { size: 60%  color: #ffffff }`)) - 2);
});

test('each moves every letter by its number', async () => {
  const still = inkOf(await frameOf('text "███" { size: 20% }'));
  const raised = await frameOf('text "███" { size: 20%  each: (0, -0.2 * i) }');
  const box = inkOf(raised);
  expect(still.top - box.top).toBeCloseTo(0.2 * 2 * 90, -0.5);
  expect(box.bottom).toBe(still.bottom);
  // The first letter stays.
  expect(pixelOf(raised, still.left + 2, still.bottom - 2)[0]).toBe(242);
  const spread = inkOf(await frameOf('text "███" { size: 20%  each: (0.1 * (i - (n - 1) / 2), 0) }'));
  expect(spread.right - spread.left).toBeGreaterThan(still.right - still.left + 10);
});

test('letters along a circle stand around it', async () => {
  const { left, top, right, bottom } = inkOf(
    await frameOf('text "################" { size: 12%  along: circle(0.6) }'),
  );
  // The radius is 54 pixels, the letters stand outside.
  expect(top).toBeLessThan(90 - 54);
  expect(left).toBeLessThan(160 - 45);
  expect(right).toBeGreaterThan(160 + 45);
  expect(bottom).toBeLessThan(90 + 70);
});

test('letters along points follow them', async () => {
  const { top, bottom } = inkOf(await frameOf('text "abc" { size: 12%  along: [(0.1, 0.9), (0.9, 0.1)] }'));
  expect(bottom - top).toBeGreaterThan(24);
});

describe('a path', () => {
  test('is measured by its length, and goes straight on past its ends', () => {
    const path = measurePath(
      [
        { x: 0, y: 0 },
        { x: 3, y: 4 },
        { x: 3, y: 4 },
        { x: 3, y: 14 },
      ],
      false,
    )!;
    expect(path.length).toBe(15);
    expect(pointAt(path, 5)).toMatchObject({ x: 3, y: 4 });
    expect(pointAt(path, 20)).toMatchObject({ x: 3, y: 19, dx: 0, dy: 1 });
    expect(
      measurePath(
        [
          { x: 1, y: 1 },
          { x: 1, y: 1 },
        ],
        false,
      ),
    ).toBeNull();
  });
  test('around a field goes clockwise from the top', () => {
    const size = 41;
    const values = Float32Array.from({ length: size * size }, (_, i) => {
      const [x, y] = [(i % size) - 20, Math.floor(i / size) - 20];
      return Math.sqrt(x * x + y * y) - 10;
    });
    const outline = traceOutline(values, size, size);
    expect(outline[0].y).toBeCloseTo(10, 0);
    expect(outline[0].x).toBeCloseTo(20, 0);
    for (const { x, y } of outline) expect(Math.hypot(x - 20, y - 20)).toBeCloseTo(10, 0);
    expect(outline[3].x).toBeGreaterThan(outline[0].x);
    expect(traceOutline(new Float32Array(9).fill(1), 3, 3)).toEqual([]);
  });
});

describe('reveal and leave', () => {
  const text = 'text "████ ████" { size: 20%  reveal: typewriter(1s)  leave: fade(1s)  to: 3s }';
  test('enter and exit', async () => {
    const renderer = await rendererOf(`scene a for 4s { ${text} }`, FORMAT);
    const mean = (frame: number) => meanOf(renderer.draw(frame));
    const whole = mean(36);
    expect(mean(12)).toBeCloseTo(whole / 2, 0);
    expect(mean(60)).toBeCloseTo(whole / 2, 0);
    expect(mean(71)).toBeLessThan(whole / 8);
    expect(mean(72)).toBe(0);
  });
  test('without an end a text leaves at the end of the scene', async () => {
    const renderer = await rendererOf('scene a for 4s { text "████" { size: 20%  leave: fade(1s) } }', FORMAT);
    expect(meanOf(renderer.draw(70))).toBeGreaterThan(meanOf(renderer.draw(84)));
    expect(meanOf(renderer.draw(95))).toBeLessThan(meanOf(renderer.draw(84)));
  });
  test('the newest letters glow, and then no longer', async () => {
    const glowing = 'text "████████" { size: 20%  color: #000040  reveal: typewriter(1s)  glow: 1 }';
    const renderer = await rendererOf(`scene a for 4s { ${glowing} }`, FORMAT);
    const red = (frame: number) => {
      const drawn = renderer.draw(frame);
      let most = 0;
      for (let x = 0; x < drawn.width; x++) most = Math.max(most, pixelOf(drawn, x, 90)[0]);
      return most;
    };
    expect(red(12)).toBeGreaterThan(150);
    expect(red(60)).toBe(0);
  });
  test('the cursor stands after the newest letter and blinks at the end', async () => {
    const typed = 'text "abcd" { size: 20%  reveal: typewriter(1s)  cursor: on  align: left }';
    const renderer = await rendererOf(`scene a for 4s { ${typed} }`, FORMAT);
    const right = (frame: number) => inkOf(renderer.draw(frame)).right;
    expect(right(12)).toBeGreaterThan(right(0));
    expect(right(48)).toBeGreaterThan(right(60));
    expect(right(48)).toBe(right(72));
  });
  test('words come on the beat', async () => {
    const renderer = await rendererOf(
      'reel { bpm: 120 }\nscene a for 4s { text "██ ██ ██" { size: 20%  reveal: beats } }',
      FORMAT,
    );
    const right = (frame: number) => inkOf(renderer.draw(frame)).right;
    expect(right(11)).toBe(right(0));
    expect(right(12)).toBeGreaterThan(right(11));
    expect(right(24)).toBeGreaterThan(right(12));
  });
});

test('a banner is made of blocks, as many lines high', async () => {
  const { top, bottom } = inkOf(await frameOf('text banner("HI", 4) { grid: lg }'));
  const line = inkOf(await frameOf('text "█\\n█\\n█\\n█" { grid: lg }'));
  expect(bottom - top + 1).toBeLessThanOrEqual(line.bottom - line.top + 1);
  expect(bottom - top + 1).toBeGreaterThan((line.bottom - line.top + 1) / 2);
});
