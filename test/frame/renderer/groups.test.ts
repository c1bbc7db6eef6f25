// Groups, shaders of single items and the camera: what they draw, and that nothing else changes.

import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../src/engine/kernels/frame.ts';
import { hashOf, rendererOf } from './reel-harness.ts';

const scene = (body: string) => `scene a for 2s { tonemap: off  gamma: 1  ${body} }`;
const DISC = 'layer disc on md { value: circle(0.3) < 0 ? 1 : 0  color: #f80  palette: "█" }';
const SKY = 'layer sky on md { value: 0.4 * plasma()  hue: 0.6 }';
const frameOf = async (body: string, at = 10): Promise<Frame> => (await rendererOf(scene(body))).draw(at);
const hash = async (body: string, at = 10): Promise<string> => hashOf(await frameOf(body, at));
const planesOf = ({ r, g, b }: Frame): Uint8Array[] => [r.view.slice(), g.view.slice(), b.view.slice()];
/** The largest difference of two levels. */
const farthest = (a: Frame, b: Frame): number => {
  const other = planesOf(b);
  return Math.max(
    ...planesOf(a).map((plane, i) =>
      plane.reduce((most, level, at) => Math.max(most, Math.abs(level - other[i]![at]!)), 0),
    ),
  );
};
/** Mean column of the light. */
const column = ({ r, stride }: Frame): number => {
  const levels = r.view;
  let [sum, weight] = [0, 0];
  for (let i = 0; i < levels.length; i++) [sum, weight] = [sum + levels[i]! * (i % stride), weight + levels[i]!];
  return sum / weight;
};

describe('a group', () => {
  test('without settings shows what its layers show alone', async () => {
    const layers = `${SKY} ${DISC}`;
    expect(farthest(await frameOf(layers), await frameOf(`group g { ${layers} }`))).toBe(0);
  });

  test('of opacity 0 or an empty mask shows nothing', async () => {
    const alone = await hash(SKY);
    expect(await hash(`${SKY} group g { ${DISC}  opacity: 0 }`)).toBe(alone);
    expect(await hash(`${SKY} group g { ${DISC}  mask: 0 }`)).toBe(alone);
  });

  test('is drawn at its place in the order', async () => {
    const below = await frameOf(
      `group g { ${DISC} } layer all on md { value: 1  color: #00f  palette: "█"  blend: normal }`,
    );
    expect(Math.max(...below.r.view)).toBe(0);
  });

  test('has its pixels moved by transforms', async () => {
    const frame = await frameOf(`group g { ${DISC}  transform: move(0.5, 0) }`);
    const still = await frameOf(`group g { ${DISC} }`);
    const unit = Math.min(frame.width, frame.height) / 2;
    expect(column(frame) - column(still)).toBeCloseTo(0.5 * unit, 0);
  });

  test('keeps its shaders to itself', async () => {
    const inverted = await frameOf(`${SKY} group g { ${DISC}  shade: invert() }`);
    const sky = await frameOf(SKY);
    const centre = (inverted.height >> 1) * inverted.stride + (inverted.width >> 1);
    expect([inverted.r.view[centre], inverted.g.view[centre], inverted.b.view[centre]]).toEqual([0, 119, 255]);
    expect([inverted.r.view[40], inverted.g.view[40], inverted.b.view[40]]).toEqual([
      sky.r.view[40],
      sky.g.view[40],
      sky.b.view[40],
    ]);
  });

  test('takes what it covers along when a shader moves pixels', async () => {
    const white = 'background: #fff ';
    const mirrored = await frameOf(`${white} group g { ${DISC}  transform: move(-0.5, 0)  shade: mirrorX() }`);
    const [left, right] = [0.36, 0.64].map(
      (at) => (mirrored.height >> 1) * mirrored.stride + Math.floor(mirrored.width * at),
    );
    expect([mirrored.b.view[left!]! < 200, mirrored.b.view[right!]! < 200]).toEqual([true, true]);
  });

  test('in a group is moved and shaded by both', async () => {
    const inner = `group inner { ${DISC}  transform: move(0.3, 0)  shade: invert() }`;
    const nested = await frameOf(`${SKY} group outer { ${SKY} ${inner}  opacity: 0.5  transform: move(0, 0.4) }`);
    const flat = await frameOf(`${SKY} group outer { ${SKY}  opacity: 0.5  transform: move(0, 0.4) }`);
    const unit = Math.min(nested.height, nested.width) / 2;
    const at = Math.floor(nested.height / 2 + 0.4 * unit) * nested.stride + Math.floor(nested.width / 2 + 0.3 * unit);
    const sky = await frameOf(SKY);
    // Half of the inverted orange over the sky below: the inner group hides the outer one's sky.
    expect(Math.abs(nested.b.view[at]! - Math.round((255 + sky.b.view[at]!) / 2))).toBeLessThanOrEqual(1);
    const aside = at - Math.floor(0.9 * unit);
    expect(nested.b.view[aside]).toBe(flat.b.view[aside]);
  });

  test('keeps its place where it shrinks beyond the range of fixed-point coordinates', async () => {
    const body = `group g { ${DISC}  transform: scale(0.02) | move(0.3, 0) }`;
    const frame = (await rendererOf(scene(body), { width: 1920, height: 1080 })).draw(0);
    expect(column(frame)).toBeCloseTo(960 + 0.3 * 540, -1);
  });

  test('shows paper and the glyphs on it', async () => {
    const paper = 'layer p on md { value: plasma()  color: #fff  paper: #800 }';
    expect(farthest(await frameOf(paper), await frameOf(`group g { ${paper} }`))).toBeLessThanOrEqual(2);
  });

  test('draws the same frames in any order', async () => {
    const body = `group g { ${SKY} particles embers on sm { count: 60 }  shade: bloom()  transform: rotate(t * 20deg) }`;
    const frames = [0, 5, 20, 40];
    const forwards = await rendererOf(scene(body));
    const expected = frames.map((at) => hashOf(forwards.draw(at)));
    for (const [i, at] of frames.entries()) expect(await hash(body, at)).toBe(expected[i]);
  });
});

describe('shade of a layer and of a text', () => {
  test('applies to that item', async () => {
    const { r, g, b, width, height, stride } = await frameOf(
      `${SKY} ${DISC.replace('}', ' blend: normal  shade: invert() }')}`,
    );
    const centre = (height >> 1) * stride + (width >> 1);
    expect([r.view[centre], g.view[centre], b.view[centre]]).toEqual([0, 119, 255]);
  });

  test('comes before its opacity', async () => {
    const frame = await frameOf(`${DISC.replace('}', ' opacity: 0.5  shade: invert() }')}`);
    const centre = (frame.height >> 1) * frame.stride + (frame.width >> 1);
    expect(frame.b.view[centre]).toBeGreaterThan(125);
    expect(frame.b.view[centre]).toBeLessThan(131);
  });

  test('leaves the picture around a text as it is', async () => {
    const frame = await frameOf('background: #fff  text "HELLO" { size: 50%  color: #fff  shade: invert() }');
    expect(Math.min(...frame.r.view)).toBeLessThan(40);
    expect(frame.r.view[40]).toBe(255);
  });
});

describe('the camera', () => {
  test('moves fields as a transform of each would', async () => {
    const by = 'rotate(20deg) | move(0.2, 0.1)';
    const moved = await hash(`layer on md { value: plasma() | ${by}  color: #fff }`);
    expect(await hash(`camera: ${by}  layer on md { value: plasma()  color: #fff }`)).toBe(moved);
  });

  test.each(['ramp', 'shape', 'match'])('moves layers with glyphs: %s', async (glyphs) => {
    const layer = `layer on md { value: circle(0.3) < 0 ? 1 : 0  glyphs: ${glyphs} }`;
    const frame = await frameOf(`camera: move(0.4, 0)  ${layer}`);
    const unit = Math.min(frame.width, frame.height) / 2;
    expect(Math.abs(column(frame) - column(await frameOf(layer)) - 0.4 * unit)).toBeLessThan(4);
  });

  test('moves particles, and not texts', async () => {
    const particles = 'particles embers on sm { count: 200 }';
    expect(column(await frameOf(`camera: move(0.3, 0)  ${particles}`, 30))).toBeGreaterThan(
      column(await frameOf(particles, 30)) + 5,
    );
    expect(await hash('camera: move(0.3, 0)  text "HI"')).toBe(await hash('text "HI"'));
  });
});
