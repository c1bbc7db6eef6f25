// The small picture of a curve in hovers.

import { expect, test } from 'vitest';
import { curvePicture } from '../../src/extension/sound/curve-picture.ts';

const svgOf = (uri: string): string => {
  const [head, body] = uri.split(',');
  expect(head).toBe('data:image/svg+xml;base64');
  return Buffer.from(body!, 'base64').toString('utf8');
};
const pointsOf = (svg: string): string[] => /points="([^"]*)"/.exec(svg)![1]!.split(' ');

test('goes from edge to edge, 0 at the bottom and the highest value at the top', () => {
  const svg = svgOf(curvePicture([0, 0.5, 1], { high: 1, playhead: null, isDark: true }));
  expect(pointsOf(svg)).toEqual(['5.0,67.0', '160.0,36.0', '315.0,5.0']);
  expect(svg).not.toContain('circle');
});

test('marks the playhead on the curve', () => {
  const svg = svgOf(curvePicture([0, 0, 4, 4], { high: 4, playhead: 0.5, isDark: false }));
  expect(svg).toContain('<circle cx="160.0" cy="5.0"');
});

test('shows the most and least of frames that share a column, so that no beat is lost', () => {
  const values = new Float32Array(3100);
  values[1234] = 1;
  const points = pointsOf(svgOf(curvePicture(values, { high: 1, playhead: null, isDark: true })));
  expect(points.filter((point) => point.endsWith(',5.0'))).toHaveLength(1);
});
