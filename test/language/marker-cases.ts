// A case is a reel with marks: `// $TEST$ error out-of-range "The highest"` is what must be reported at the next »mark«.
// A file without such lines must compile without diagnostics. `// $FACTS$ {…}` gives facts as JSON.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompileFacts } from '../../src/contract/facts.ts';
import type { DiagnosticCode, Range, Severity } from '../../src/contract/diagnostics.ts';
import type { MaterialFacts } from '../../src/contract/media.ts';
import { LineMap } from '../../src/language/syntax/line-map.ts';

export interface Expectation {
  severity: Severity;
  code: DiagnosticCode;
  says: string | null;
  range: Range;
}
export interface MarkerCase {
  name: string;
  text: string;
  facts: CompileFacts;
  expected: Expectation[];
}

interface JsonFacts {
  beats?: CompileFacts['beats'];
  sound?: CompileFacts['sound'];
  voiceNames?: string[];
  voices?: CompileFacts['voices'];
  files?: Record<string, string>;
  absent?: string[];
  forbidden?: string[];
  ink?: Record<string, number>;
  beside?: string[];
  missingGlyphs?: string;
  trusted?: boolean;
  params?: Record<string, string>;
  customErrors?: Record<string, string>;
  path?: string;
  materials?: Record<string, Partial<MaterialFacts> | { problem: string }>;
}

export function markerCases(folder: string): MarkerCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.reel'))
    .sort()
    .map((name) => readCase(name, readFileSync(join(folder, name), 'utf8')));
}

export function readCase(name: string, source: string): MarkerCase {
  const tests = [...source.matchAll(/\/\/ \$TEST\$ (error|warning|info) ([a-z-]+)(?: "(.*)")?/g)];
  const facts = /\/\/ \$FACTS\$ (\{.*\})/.exec(source)?.[1];
  const marks: { start: number; end: number }[] = [];
  const open: number[] = [];
  let text = '';
  for (const char of source) {
    if (char === '»') open.push(text.length);
    else if (char === '«') marks.push({ start: open.pop()!, end: text.length });
    else text += char;
  }
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  if (marks.length !== tests.length || open.length > 0)
    throw new Error(`${name}: ${tests.length} tests but ${marks.length} marks`);
  const lines = new LineMap(text);
  return {
    name,
    text,
    facts: toFacts(facts ? (JSON.parse(facts) as JsonFacts) : {}),
    expected: tests.map((test, i) => ({
      severity: test[1] as Severity,
      code: test[2] as DiagnosticCode,
      says: test[3] ?? null,
      range: lines.range(marks[i]!.start, marks[i]!.end),
    })),
  };
}

/** Facts as `compile` takes them. */
export function toFacts(json: JsonFacts): CompileFacts {
  return {
    path: json.path ?? '/reels/main.reel',
    ...(json.files ? { readImport: (path: string) => json.files![path] ?? null } : {}),
    ...(json.absent ? { fileExists: (path: string) => !json.absent!.includes(path) } : {}),
    ...(json.ink
      ? { glyphInk: (palette: string) => [...palette].map((glyph) => ({ glyph, ink: json.ink![glyph] ?? 0 })) }
      : {}),
    ...(json.forbidden ? { mayRead: (path: string) => !json.forbidden!.includes(path) } : {}),
    ...(json.beside ? { filesIn: () => json.beside! } : {}),
    ...(json.missingGlyphs ? { hasGlyph: (glyph: string) => !json.missingGlyphs!.includes(glyph) } : {}),
    ...(json.beats === undefined ? {} : { beats: json.beats }),
    ...(json.sound === undefined ? {} : { sound: json.sound }),
    ...(json.trusted === undefined ? {} : { trusted: json.trusted }),
    ...(json.voiceNames ? { voiceNames: json.voiceNames } : {}),
    ...(json.voices ? { voices: json.voices } : {}),
    ...(json.params ? { params: new Map(Object.entries(json.params)) } : {}),
    ...(json.customErrors ? { customErrors: json.customErrors } : {}),
    ...(json.materials
      ? { materials: new Map(Object.entries(json.materials).map(([path, each]) => [path, materialFacts(each)])) }
      : {}),
  };
}

const PICTURE: MaterialFacts = {
  kind: 'picture',
  width: 800,
  height: 600,
  seconds: null,
  fps: null,
  frames: null,
  codec: 'png',
  hasSound: false,
  hasCaptions: false,
  summary: 'PNG, 800 × 600',
};

/** Facts of a picture, with what is given instead. */
export const materialFacts = (
  given: Partial<MaterialFacts> | { problem: string },
): MaterialFacts | { problem: string } => ('problem' in given ? given : { ...PICTURE, ...given });
