// Quick fixes, "fix all", and what is offered when.

import { expect, it } from 'vitest';
import { analyze } from '../../../src/language/compile.ts';
import { codeActions, type CodeActionQuery } from '../../../src/language/features/code-actions.ts';
import type { CompileFacts } from '../../../src/contract/facts.ts';
import { at } from './marked.ts';

const EVERYWHERE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const elsewhere = { userOf: () => null };

function actionsOf(text: string, query: Partial<CodeActionQuery> = {}, facts: CompileFacts = {}, range = EVERYWHERE) {
  const analysis = analyze(text, facts);
  const { diagnostics } = analysis.result;
  return codeActions({ uri: 'u', version: 7, analysis, diagnostics }, range, {
    isAutomatic: false,
    elsewhere,
    ...query,
  });
}

function withEdits(text: string, edits: { range: typeof EVERYWHERE; newText: string }[]): string {
  const { lines } = analyze(text).main.parsed;
  return edits
    .toSorted((a, b) => lines.offset(b.range.start) - lines.offset(a.range.start))
    .reduce(
      (now, { range, newText }) =>
        now.slice(0, lines.offset(range.start)) + newText + now.slice(lines.offset(range.end)),
      text,
    );
}

it('fix the diagnostics that they are offered for', () => {
  const text =
    'scene broken { layer on md { value: plasmaa(scle: 2) | rotate(45)  blend: scren } shade: blom() feedback: echo(blend: multiply) }';
  let now = text;
  for (let round = 0; round < 12; round++) {
    const [action] = actionsOf(now, { only: ['quickfix'] });
    if (!action) break;
    now = withEdits(now, action.edit!.changes!.u!);
  }
  expect(now).toBe(
    'scene broken for 6s { layer on md { value: plasma(scale: 2) | rotate(45deg)  blend: screen } shade: bloom() feedback: echo(blend: screen) }',
  );
  expect(analyze(now).result.diagnostics).toEqual([]);
});

it('add a media statement for a file of the name', () => {
  const facts = { path: '/reels/main.reel', filesIn: () => ['face.png'] };
  const fixed = (text: string): string => {
    const { analysis } = at(`${text}¦`, facts);
    const { edits } = analysis.result.diagnostics.find(({ code }) => code === 'unknown-name')!.fixes![0]!;
    const { start } = edits[0]!.range;
    const offset = analysis.main.parsed.lines.offset(start);
    return `${text.slice(0, offset)}${edits[0]!.newText}${text.slice(offset)}`;
  };
  const scene = 'scene s for 1s { layer on md { value: face } }\n';
  const added = 'media face = "face.png"\n';
  expect(fixed(scene)).toBe(`${added}\n${scene}`);
  expect(fixed(`reel { fps: 24 } // header\n\n${scene}`)).toBe(`reel { fps: 24 } // header\n${added}\n${scene}`);
  expect(fixed(`media a = "a.png"\nlet b = a\n${scene}`)).toBe(`media a = "a.png"\n${added}let b = a\n${scene}`);
});

const SEVERAL =
  'let a = 1\nlet b = 2\nscene s for 2s {\n  layer on md { value: plasma() | rotate(45)  opacity: 1 }\n}\n';

it('fix all of a kind with one action', () => {
  const first = { start: { line: 0, character: 4 }, end: { line: 0, character: 4 } };
  const all = actionsOf(SEVERAL, {}, {}, first).find(({ title }) => title === 'Fix all 2 of `unused` in this file')!;
  expect(all.diagnostics).toHaveLength(1);
  expect(withEdits(SEVERAL, all.edit!.changes!.u!)).toBe(SEVERAL.replace('let a = 1\nlet b = 2\n', ''));
});

it('fix on save only what is certain', () => {
  const [all, ...others] = actionsOf(SEVERAL, { only: ['source.fixAll'] });
  expect(others).toEqual([]);
  expect(all!.kind).toBe('source.fixAll.glyphreel');
  expect(withEdits(SEVERAL, all!.edit!.changes!.u!)).toBe(SEVERAL.replace('rotate(45)', 'rotate(45deg)'));
  expect(actionsOf('let a = 1\n', { only: ['source.fixAll'] })).toEqual([]);
});

it('offer refactorings when asked, and with a selection; what is refused only when asked', () => {
  const text = 'scene s for 2s {\n  layer on md { value: plasma() * 2 }\n}\n';
  const cursor = { start: { line: 1, character: 34 }, end: { line: 1, character: 34 } };
  expect(actionsOf(text, { isAutomatic: true }, {}, cursor)).toEqual([]);
  const asked = actionsOf(text, {}, {}, cursor);
  expect(asked.map(({ title }) => title)).toEqual(['Extract to let', 'Extract to let of the reel']);
  expect(asked[0]!.edit).toBeUndefined();
  expect(asked[0]!.command).toEqual({
    title: 'Extract to let',
    command: 'glyphreel.applyAndRename',
    arguments: [
      {
        uri: 'u',
        version: 7,
        name: { line: 2, character: 34 },
        edits: [
          expect.objectContaining({ newText: 'let amount = 2\n  ' }),
          { range: { start: { line: 1, character: 34 }, end: { line: 1, character: 35 } }, newText: 'amount' },
        ],
      },
    ],
  });
  const unused = 'scene s for 2s {\n  let a = 1\n  layer on md { value: plasma() }\n}\n';
  const name = { start: { line: 1, character: 6 }, end: { line: 1, character: 7 } };
  const refusals = (isAutomatic: boolean) =>
    actionsOf(unused, { isAutomatic, only: ['refactor'] }, {}, name).flatMap(({ disabled }) => disabled?.reason ?? []);
  expect(refusals(false)).toEqual(['Nothing uses `a`.']);
  expect(refusals(true)).toEqual([]);
});

it('create a missing file that can be begun as text', () => {
  const facts = { path: '/reels/main.reel', readImport: () => null, fileExists: () => false };
  const created = (text: string) =>
    actionsOf(text, { only: ['quickfix'] }, facts).find(({ title }) => title.startsWith('Create file'));
  const scene = 'scene s for 1s { layer on md { value: plasma() } }\n';
  const action = created(`import "./lib/shared.reel"\n${scene}`)!;
  expect(action.title).toBe('Create file ./lib/shared.reel');
  expect(action.edit!.documentChanges).toMatchObject([
    { kind: 'create', uri: 'file:///reels/lib/shared.reel' },
    { textDocument: { uri: 'file:///reels/lib/shared.reel' } },
  ]);
  expect(created(`reel { captions: "words.srt" }\n${scene}`)?.title).toBe('Create file words.srt');
  expect(created(`reel { audio: "music.mp3" }\n${scene}`)).toBeUndefined();
});
