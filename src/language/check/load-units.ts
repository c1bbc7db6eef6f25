// Loads the reel and its imports, with the definitions that each file can use.

import { posix, win32 } from 'node:path';
import { LIBRARY } from '../../catalog/library.ts';
import { importCycle, missingFile } from '../../contract/diagnostics/files.ts';
import { duplicateName } from '../../contract/diagnostics/names.ts';
import { outOfRange } from '../../contract/diagnostics/values.ts';
import type { CompileFacts } from '../../contract/facts.ts';
import type { MediaRef } from '../../contract/plan.ts';
import { LIMITS } from '../syntax/limits.ts';
import { type ParsedReel, parseReel } from '../syntax/parse-reel.ts';
import type {
  DefinitionNode,
  FieldNode,
  Ident,
  LetNode,
  MediaNode,
  ParamNode,
  SceneNode,
  Span,
  Statement,
  StringExpr,
} from '../syntax/tree.ts';
import type { Place, Reporter } from './reporter.ts';
import { fileTrouble } from './file-trouble.ts';
import { locateFile } from './locate-file.ts';

export type DefinitionKind = 'let' | 'palette' | 'colors' | 'field' | 'look' | 'media' | 'param';
type NamedNode = LetNode | DefinitionNode | FieldNode | MediaNode | ParamNode;
export interface Definition {
  kind: DefinitionKind;
  name: Ident;
  node: NamedNode;
  unit: Unit;
  place: Place;
  used: boolean;
  /** Of a `param` of kind text or file: its value, which can be part of a path. */
  pathPart?: string;
}
/** A scene as written. */
export interface SceneDeclaration {
  node: SceneNode;
  unit: Unit;
  place: Place;
  hasSyntaxErrors: boolean;
}
export type Names = Record<DefinitionKind, Map<string, Definition>>;

export interface Unit {
  /** Resolved path; null if the compiled text has none. */
  path: string | null;
  /** Null for the compiled file itself. */
  file: string | null;
  parsed: ParsedReel;
  /** Own definitions first, then those of imports. */
  names: Names;
  own: Definition[];
  /** Own scenes in source order. */
  ownScenes: SceneDeclaration[];
  /** Scenes that the file can play: its own, else those of its imports, of which several may have one name. */
  scenes: Map<string, SceneDeclaration[]>;
  /** Some names may come from a file that could not be read. */
  open: boolean;
  uses: { ref: MediaRef; place: Place; path: StringExpr }[];
}

export const DEFINITION_KINDS: DefinitionKind[] = ['let', 'palette', 'colors', 'field', 'look', 'media', 'param'];
const emptyNames = (): Names => ({
  let: new Map(),
  palette: new Map(),
  colors: new Map(),
  field: new Map(),
  look: new Map(),
  media: new Map(),
  param: new Map(),
});

/** Loads the main file and its imports; reports missing files and cycles. */
export function loadUnits(text: string, facts: CompileFacts, reporter: Reporter): { main: Unit; all: Unit[] } {
  const all: Unit[] = [];
  const known = new Map<string, Unit>();

  const load = (source: string, path: string | null, file: string | null, trail: string[]): Unit => {
    const parsed = parseReel(source);
    const unit: Unit = {
      path,
      file,
      parsed,
      names: emptyNames(),
      own: [],
      ownScenes: [],
      scenes: new Map(),
      open: false,
      uses: [],
    };
    all.push(unit);
    if (path !== null) known.set(path, unit);
    const imported: Unit[] = [];
    for (const statement of parsed.statements) {
      const place = placeOf(unit, statement);
      const node = statement.node;
      if (!node) continue;
      if (node.k === 'import') {
        if (node.path.value === '') continue;
        const target = follow(node.path, place, path, trail);
        if (target === 'unknown') unit.open = true;
        else if (target) imported.push(target);
      } else if (node.k === 'use') {
        unit.uses.push({
          ref: mediaRef(
            node.path.value,
            path,
            parsed.lines.range(place.base + node.path.start, place.base + node.path.end),
          ),
          place,
          path: node.path,
        });
      } else if ((DEFINITION_KINDS as string[]).includes(node.k)) {
        define(unit, node as NamedNode, place, reporter);
      } else if (node.k === 'scene' && node.name.text !== '') {
        const { text: name } = node.name;
        if (unit.scenes.has(name)) reporter.report(place, node.name, duplicateName.scene({ name }));
        else {
          const declaration = { node, unit, place, hasSyntaxErrors: statement.problems.length > 0 };
          unit.ownScenes.push(declaration);
          unit.scenes.set(name, [declaration]);
        }
      }
    }
    for (const other of imported) {
      if (other.open) unit.open = true;
      for (const use of other.uses) if (!unit.uses.some((own) => own.ref.path === use.ref.path)) unit.uses.push(use);
      for (const kind of DEFINITION_KINDS)
        for (const [name, definition] of other.names[kind])
          if (!unit.names[kind].has(name)) unit.names[kind].set(name, definition);
    }
    const ownNames = new Set(unit.scenes.keys());
    for (const [name, declarations] of imported.flatMap((other) => [...other.scenes])) {
      if (ownNames.has(name)) continue;
      unit.scenes.set(name, [...new Set([...(unit.scenes.get(name) ?? []), ...declarations])]);
    }
    return unit;
  };

  const follow = (written: StringExpr, place: Place, from: string | null, trail: string[]): Unit | 'unknown' | null => {
    const builtIn = LIBRARY.get(written.value);
    if (builtIn !== undefined)
      return known.get(written.value) ?? load(builtIn, written.value, written.value, [...trail, written.value]);
    if (!facts.readImport) return 'unknown';
    const resolved = resolvePath(from, written.value);
    const path = locateFile(facts, resolved) ?? resolved;
    if (trail.includes(path)) {
      const cycle = [...trail.slice(trail.indexOf(path)), path].map(baseName);
      reporter.report(place, written, importCycle.files({ ring: cycle }));
      return null;
    }
    const loaded = known.get(path);
    if (loaded) return loaded;
    if (all.length >= LIMITS.imports) {
      reporter.report(place, written, outOfRange.tooMany({ what: 'imported files', max: LIMITS.imports }));
      return null;
    }
    const source = facts.readImport(path);
    if (source === null) {
      const finding = facts.fileExists?.(path)
        ? missingFile.unreadable({ written: written.value })
        : fileTrouble(facts, { path, written: written.value }, 'a reel to import');
      reporter.report(place, written, finding);
      return 'unknown';
    }
    return load(source, path, path, [...trail, path]);
  };

  const main = load(text, facts.path ?? null, null, facts.path === undefined ? [] : [facts.path]);
  return { main, all };
}

function define(unit: Unit, node: NamedNode, place: Place, reporter: Reporter): void {
  if (node.name.text === '') return;
  const definition: Definition = { kind: node.k, name: node.name, node, unit, place, used: false };
  const names = unit.names[node.k];
  if (names.has(node.name.text)) {
    const { text: name } = node.name;
    reporter.report(place, node.name, duplicateName.definition({ kind: kindName(node.k), name }));
    return;
  }
  const other = node.k === 'param' ? unit.names.let : node.k === 'let' ? unit.names.param : undefined;
  if (other?.has(node.name.text))
    reporter.report(place, node.name, duplicateName.definition({ kind: kindName(node.k), name: node.name.text }));
  names.set(node.name.text, definition);
  unit.own.push(definition);
}

export const kindName = (kind: DefinitionKind): string =>
  kind === 'colors' ? 'colour list' : kind === 'media' ? 'media statement' : kind;

export function placeOf(unit: Unit, statement: Statement): Place {
  const [problem] = statement.problems;
  return {
    file: unit.file,
    lines: unit.parsed.lines,
    base: statement.base,
    ...(problem ? { problemAt: problem.start } : {}),
  };
}

/** What to delete to remove the span: whole lines if nothing else is on them. */
export function wholeLines(unit: Unit, place: Place, span: Span): Span {
  const { text } = unit.parsed;
  let start = place.base + span.start;
  let end = place.base + span.end;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  while (end < text.length && (text[end] === ' ' || text[end] === '\t')) end++;
  const isAlone =
    (start === 0 || text[start - 1] === '\n') && (end === text.length || text[end] === '\n' || text[end] === '\r');
  if (!isAlone) return span;
  if (text[end] === '\r') end++;
  if (text[end] === '\n') end++;
  return { start: start - place.base, end: end - place.base };
}

/** Resolves a path written in a file. Accepts both kinds of slashes, so that a reel made on Windows works. */
export function resolvePath(from: string | null, written: string): string {
  if (from === null) return written;
  const windows = /^[A-Za-z]:[\\/]|^\\\\/.test(from);
  const path = windows ? win32 : posix;
  const tidy = windows ? written : written.replace(/\\/g, '/');
  return path.isAbsolute(tidy) ? path.normalize(tidy) : path.join(path.dirname(from), tidy);
}

export const mediaRef = (written: string, from: string | null, range: MediaRef['range']): MediaRef => ({
  written,
  path: resolvePath(from, written),
  ...(range ? { range } : {}),
});

const baseName = (path: string): string => path.split(/[\\/]/).pop() ?? path;
