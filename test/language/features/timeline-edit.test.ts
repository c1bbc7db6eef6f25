// Gestures on the strip as changes of the text: cuts, order, splits, and why they are refused.

import { describe, expect, test } from 'vitest';
import type { TimelineGesture } from '../../../src/contract/timeline.ts';
import type { CompileFacts } from '../../../src/contract/facts.ts';
import { analyze } from '../../../src/language/compile.ts';
import { timelineEdit } from '../../../src/language/features/timeline/timeline-edit.ts';
import { timelineOf } from '../../../src/language/features/timeline/timeline-of.ts';
import { LineMap } from '../../../src/language/syntax/line-map.ts';

const layer = '{ layer on md { value: plasma() } }';
const scene = (name: string, length = ''): string => `scene ${name}${length && ` for ${length}`} ${layer}`;

function apply(text: string, gesture: TimelineGesture, facts: CompileFacts = {}) {
  const analysis = analyze(text, facts);
  const { edits, problem, written } = timelineEdit(analysis, gesture);
  const lines = new LineMap(text);
  let after = text;
  for (const { range, newText } of edits)
    after = after.slice(0, lines.offset(range.start)) + newText + after.slice(lines.offset(range.end));
  if (edits.length > 0)
    expect(analyze(after, facts).result.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  return { after, problem, written };
}
const order = (text: string, facts: CompileFacts = {}) => {
  const { plan } = analyze(text, facts).result;
  return plan.segments.map((each) => `${each.scene} ${Number((each.end - each.start).toFixed(3))}`);
};

describe('cuts', () => {
  test.each([
    ['4s', 2.25, '2.25s'],
    ['4000ms', 2.25, '2250ms'],
    ['96f', 2.25, '54f'],
    ['8beats', 2.25, '4.5beats'],
    ['8beats', 0.5, '1beat'],
    ['2bars', 6, '3bars'],
    ['2bars', 3, '1.5bars'],
  ])('%s that ends at %f is %s', (before, end, after) => {
    const { after: text, written } = apply(scene('a', before), { do: 'cut', segment: 1, end });
    expect(text).toBe(scene('a', after));
    expect(written).toBe(after);
  });

  test('a segment has at least a frame', () => {
    expect(apply(scene('a', '4s'), { do: 'cut', segment: 1, end: -3 }).written).toBe('0.042s');
    expect(apply(scene('a', '4f'), { do: 'cut', segment: 1, end: 0 }).written).toBe('1f');
  });

  test('lengths in beats follow the beats of the audio', () => {
    const facts = { beats: { tempo: 120, times: [0.1, 0.7, 1.2, 1.9, 2.4] }, sound: null };
    const text = `reel { audio: "a.mp3" }\n${scene('a', '1beat')}\n${scene('b', '2beats')}`;
    const [, b] = analyze(text, facts).result.plan.segments;
    expect(apply(text, { do: 'cut', segment: 2, end: 2.4 }, facts).written).toBe(
      `${Number((4 - (b!.start - 0.1) / 0.6).toFixed(2))}beats`,
    );
  });

  test('the length of the `play` is changed, else that of the only scene it plays, else the entry gets one', () => {
    const scenes = `${scene('a', '4s')}\n${scene('b', '8beats')}\n`;
    const own = `${scenes}timeline { play a for 2s  play b  play b }`;
    expect(apply(own, { do: 'cut', segment: 1, end: 3 }).after).toContain('play a for 3s  play b  play b');
    expect(apply(own, { do: 'cut', segment: 2, end: 3 }).after).toContain('play b for 2beats  play b }');
    const only = `${scenes}timeline { play b }`;
    expect(apply(only, { do: 'cut', segment: 1, end: 3 }).after).toContain('scene b for 6beats');
    const until = `${scenes}timeline { play a until 3s }`;
    expect(apply(until, { do: 'cut', segment: 1, end: 2.5 }).after).toContain('until 2.5s');
  });

  test('a repetition changes with the first one', () => {
    const text = `${scene('a', '4s')}\ntimeline { repeat 2 { play a for 2s } }`;
    expect(apply(text, { do: 'cut', segment: 1, end: 1 }).after).toContain('play a for 1s');
    expect(apply(text, { do: 'cut', segment: 2, end: 5 }).problem).toMatch(/^This is a repetition/);
  });

  test.each([
    [scene('a', '2s + 1beat'), '`for 2s + 1beat` is an expression: change it in the text.'],
    [`let long = 3s\n${scene('a', 'long')}`, '`for long` is an expression: change it in the text.'],
    [
      `${scene('a', '3s')}\ntimeline { play a until bar(2) }`,
      '`until bar(2)` follows the music: change it in the text.',
    ],
  ])('%s is refused with a reason', (text, problem) => {
    expect(apply(text, { do: 'cut', segment: 1, end: 1 })).toEqual({ after: text, problem, written: null });
    expect(timelineOf(analyze(text)).cuts).toEqual(
      [{ segment: 1, written: expect.anything(), fixed: problem }].map((each) => ({ ...each, written: null })),
    );
  });
});

describe('order', () => {
  const scenes = ['a', 'b', 'c'].map((name) => scene(name, '2s')).join('\n');
  const timeline = `${scenes}
timeline {
  // the first
  play a for 1s // short
  play b
  /* about c:
     it ends */
  play c for 3s // long

  // the end
}
`;

  test('an entry moves with its comments, and nothing else changes', () => {
    expect(apply(timeline, { do: 'move', segment: 3, before: 1 }).after).toBe(`${scenes}
timeline {
  /* about c:
     it ends */
  play c for 3s // long
  // the first
  play a for 1s // short
  play b

  // the end
}
`);
    const { after } = apply(timeline, { do: 'move', segment: 1, before: null });
    expect(after).toContain('play c for 3s // long\n  // the first\n  play a for 1s // short\n\n  // the end');
    expect(order(after)).toEqual(['b 2', 'c 3', 'a 1']);
  });

  test('entries of one line stay on it, and a comment to its end hides nothing', () => {
    const text = `${scenes}\ntimeline { play a  play b // last of the line\n  play c }`;
    expect(apply(text, { do: 'move', segment: 1, before: 3 }).after).toContain(
      '{ play b // last of the line\nplay a\n  play c }',
    );
    const { after } = apply(text, { do: 'move', segment: 2, before: 1 });
    expect(order(after)).toEqual(['b 2', 'a 2', 'c 2']);
  });

  test('without a timeline the scenes move', () => {
    const text = `${scene('a', '1s')}\n\nlet x = 1\n\n// about b\n${scene('b', '2s')}\n`;
    expect(apply(text, { do: 'move', segment: 2, before: 1 }).after).toBe(
      `// about b\n${scene('b', '2s')}\n\nlet x = 1\n\n${scene('a', '1s')}\n`,
    );
  });

  test('inside `repeat` an entry keeps to it; across its edge the whole of it moves', () => {
    const text = `${scenes}\ntimeline {\n  play a\n  repeat 2 {\n    play b\n    play c\n  }\n}`;
    expect(order(apply(text, { do: 'move', segment: 3, before: 2 }).after)).toEqual([
      'a 2',
      'c 2',
      'b 2',
      'c 2',
      'b 2',
    ]);
    expect(order(apply(text, { do: 'move', segment: 3, before: 1 }).after)).toEqual([
      'b 2',
      'c 2',
      'b 2',
      'c 2',
      'a 2',
    ]);
    expect(apply(text, { do: 'move', segment: 1, before: 2 }).problem).toBe('It is there already.');
  });
});

describe('splits', () => {
  const scenes = `${scene('a', '8beats')}\n${scene('b', '4s')}\n`;

  test('make two plays of one, in its unit and on its line or on its own', () => {
    const text = `${scenes}timeline {\n  play a // opening\n  play b for 3s\n}`;
    expect(apply(text, { do: 'split', segment: 1, at: 1.5 }).after).toContain(
      '  play a for 3beats\n  play a for 5beats // opening\n',
    );
    expect(apply(text, { do: 'split', segment: 2, at: 5 }).after).toContain('  play b for 1s\n  play b for 2s\n');
    const line = `${scenes}timeline { play a  play b until 7s }`;
    expect(apply(line, { do: 'split', segment: 2, at: 5 }).after).toContain('play b for 1s  play b until 7s }');
  });

  test('keep arguments', () => {
    const text = `scene s(k = 1) for 4s { layer on md { value: plasma() * k } }\ntimeline { play s(k: 0.5) for 2s }`;
    expect(apply(text, { do: 'split', segment: 1, at: 0.5 }).after).toContain(
      'play s(k: 0.5) for 0.5s  play s(k: 0.5) for 1.5s',
    );
  });

  test('write a timeline where there is none', () => {
    const { after } = apply(scenes, { do: 'split', segment: 2, at: 5 });
    expect(after).toBe(`${scenes.trimEnd()}\n\ntimeline {\n  play a\n  play b for 1s\n  play b for 3s\n}\n`);
    expect(order(after)).toEqual(['a 4', 'b 1', 'b 3']);
  });

  test('are refused at the ends and where the length is an expression', () => {
    expect(apply(scenes, { do: 'split', segment: 2, at: 4 }).problem).toMatch(/nothing to split/);
    expect(apply(scene('a', '1s + 1s'), { do: 'split', segment: 1, at: 1 }).problem).toMatch(/is an expression/);
  });
});

test('what the strip shows: lengths, bars, sections, drops, sounds', () => {
  const text = `reel { audio: "a.mp3"  bpm: 120 }\nscene a for 4s {\n  sound "deep/hit.wav" { at: 2beats }\n  layer on md { value: plasma() }\n}\n${scene('b', '1s + 1s')}`;
  const facts = { beats: null, sound: { seconds: 60, start: 0, bars: [0, 2], sections: [0, 3], drops: [5] } };
  expect(timelineOf(analyze(text, facts))).toMatchObject({
    cuts: [
      { segment: 1, written: '4s', fixed: null },
      { segment: 2, written: null, fixed: '`for 1s + 1s` is an expression: change it in the text.' },
    ],
    bars: [0, 2, 4],
    sections: [0, 3],
    drops: [5],
    sounds: [{ from: 1, to: null, label: 'hit.wav', range: { start: { line: 2 } } }],
  });
  expect(timelineOf(analyze(scene('a', '4s'))).bars).toEqual([]);
});
