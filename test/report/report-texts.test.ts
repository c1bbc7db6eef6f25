// Words of the brightness report.

import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/contract/render.ts';
import { duration, headline, renderSentence, seconds, segmentSentence } from '../../src/report/report-texts.ts';
import { sampleReport } from '../webviews/sample-report.ts';

/** A report with a segment for each verdict. */
function reportOf(...verdicts: Verdict[]) {
  const report = sampleReport(verdicts.length);
  for (const [i, verdict] of verdicts.entries()) report.segments[i]!.verdict = verdict;
  return report;
}

describe('headline', () => {
  test.each<[Verdict[], string]>([
    [['good'], 'The segment is bright enough'],
    [['good', 'good'], 'Both segments are bright enough'],
    [['good', 'good', 'good'], 'All 3 segments are bright enough'],
    [['dark'], 'The segment is too dark'],
    [['good', 'dark', 'good', 'good'], '1 of 4 segments is too dark'],
    [['clipped', 'clipped', 'good'], '2 of 3 segments are too bright'],
    [['dark', 'empty', 'good'], '2 of 3 segments miss their brightness target'],
  ])('of %j', (verdicts, text) => expect(headline(reportOf(...verdicts))).toBe(text));
});

test('a segment that misses its target says when and by how much', () => {
  const segment = sampleReport(4).segments[3]!;
  expect(segmentSentence(segment)).toBe(
    'Mean 9.4; the target of an active scene is above 15. 98 % of the pixels are between 1 and 30. Darkest at 13.50 s, with a mean of 7.5.',
  );
  expect(segmentSentence({ ...segment, verdict: 'clipped' })).toContain('Brightest at 13.50 s');
});

test('a segment from the cache has no render time', () => {
  const segment = sampleReport(1).segments[0]!;
  expect(renderSentence({ ...segment, frames: 1, cached: true })).toBe('1 frame, from the cache');
  expect(renderSentence({ ...segment, cached: false })).toBe('48 frames, rendered in 1.3 s');
});

test('times have a unit and no second meaning', () => {
  expect([3.416, 64.5].map(seconds)).toEqual(['3.42 s', '1:04.50 min']);
  expect([3.416, 34.2, 64, 7380].map(duration)).toEqual(['3.4 s', '34 s', '1:04 min', '2:03:00 h']);
});
