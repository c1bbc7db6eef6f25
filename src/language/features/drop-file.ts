// What a file dropped into a reel writes: a statement, a setting of the header, or an item of the scene it is dropped into.

import { type MediaKind, mediaKinds } from '../../catalog/media.generated.ts';
import { MATERIAL_KINDS } from '../../contract/media.ts';
import { reelString } from '../../contract/reel-string.ts';
import type { Analysis } from '../compile.ts';
import { cursorContext } from './cursor-context.ts';
import { shaderPlace } from './insert/shader-place.ts';
import { plainly } from './insert/written.ts';
import { pathStrings } from './path-strings.ts';
import { nameProblem } from './symbol-at.ts';

export interface FileDrop {
  /** Written at the place of the drop; may be empty. */
  insert: string;
  /** Changes elsewhere in the text. */
  edits: { start: number; end: number; newText: string }[];
}

/** The kind of a dropped file, by its name: a film is a picture that moves before it is sound. Null for a reel, undefined for others. */
export function kindOfDrop(path: string): MediaKind | null | undefined {
  const name = path.toLowerCase();
  if (name.endsWith('.reel')) return null;
  const kinds = Object.entries(mediaKinds).sort(([a], [b]) => order(a) - order(b));
  const found = kinds.find(([, { extensions }]) => extensions.some((extension) => name.endsWith(extension)));
  return found?.[0] as MediaKind | undefined;
}

const order = (kind: string): number => {
  const at = (MATERIAL_KINDS as readonly string[]).indexOf(kind);
  return at < 0 ? MATERIAL_KINDS.length : at;
};

/** `written`: the path as the reel names it. A `kind` of null is a reel. */
export function dropFile(analysis: Analysis, offset: number, written: string, kind: MediaKind | null): FileDrop {
  const replaced = replacedPath(analysis, offset, written, kind);
  if (replaced) return replaced;
  switch (kind) {
    case 'audio':
    case 'captions':
      return headerSetting(analysis, kind, written);
    case 'fonts':
      return headerSetting(analysis, 'font', written);
    case 'lut':
      return colorGrade(analysis, offset, written);
    case 'modules':
      return atTop(analysis, `use ${reelString(written)}\n`);
    case null:
      return atTop(analysis, `import ${reelString(written)}\n`);
    default:
      return material(analysis, offset, written, kind === 'character-art');
  }
}

/** In place of the path of a file of the same kind that it is dropped on. */
function replacedPath(
  { main }: Analysis,
  offset: number,
  written: string,
  kind: MediaKind | null,
): FileDrop | undefined {
  const path = pathStrings(main.parsed).find(({ start, end }) => start < offset && offset < end);
  if (!path || kindOfDrop(path.value) !== kind) return undefined;
  const newText = reelString(path.isModule && !written.startsWith('.') ? `./${written}` : written);
  return { insert: '', edits: [{ start: path.start, end: path.end, newText }] };
}

/** A LUT as a shader: where a value is missing, in the scene or look around it, else as a look. */
function colorGrade(analysis: Analysis, offset: number, written: string): FileDrop {
  const text = `lut(${reelString(written)})`;
  const { tokens } = analysis.main.parsed;
  if (cursorContext(tokens, offset).place === 'value') return { insert: text, edits: [] };
  const place = shaderPlace(analysis, offset, plainly(text));
  if (place?.edit) return { insert: '', edits: [place.edit] };
  return { insert: `look ${freeName(analysis, written)} = ${text}\n`, edits: [] };
}

/** A `media` statement; in a scene also the item that shows it. */
function material(analysis: Analysis, offset: number, written: string, isArt: boolean): FileDrop {
  const { statements } = analysis.main.parsed;
  const known = statements.find(({ node }) => node?.k === 'media' && node.path.value === written);
  const name = known?.node?.k === 'media' ? known.node.name.text : freeName(analysis, written);
  const statement = known ? '' : `media ${name} = ${reelString(written)}\n`;
  const scene = statements.find(
    ({ base, length, node }) => node?.k === 'scene' && offset > base && offset < base + length,
  );
  if (!scene) return known ? { insert: name, edits: [] } : { insert: statement, edits: [] };
  const item = isArt
    ? `art ${name} { grid: md  at: center }`
    : `layer on md { value: ${name}  color: ${name}.color  glyphs: match }`;
  return {
    insert: onOwnLine(analysis, offset, item),
    edits: known ? [] : [insertion(beforeScenes(analysis), `${statement}\n`)],
  };
}

/** The item on a line of its own, indented as the scene's items. */
function onOwnLine(analysis: Analysis, offset: number, item: string): string {
  const { text } = analysis.main.parsed;
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (before.trim() === '') return `${item}\n${before}`;
  const isLineEnd = /^[ \t]*(\n|$)/.test(text.slice(offset));
  return `\n  ${item}${isLineEnd ? '' : '\n'}`;
}

/** Before the first scene, so that the statement is with the other definitions. */
function beforeScenes(analysis: Analysis): number {
  const { statements, text } = analysis.main.parsed;
  return statements.find(({ node }) => node?.k === 'scene' || node?.k === 'timeline')?.base ?? text.length;
}

function headerSetting(analysis: Analysis, name: 'audio' | 'captions' | 'font', written: string): FileDrop {
  const { statements, text } = analysis.main.parsed;
  const setting = `${name}: ${reelString(written)}`;
  const header = statements.find(({ node }) => node?.k === 'reel');
  if (header?.node?.k !== 'reel') return atTop(analysis, `reel "Untitled" {\n  ${setting}\n}\n\n`);
  const given = header.node.settings.find((each) => each.name.text === name);
  if (given) {
    const { start, end } = given.value;
    return {
      insert: '',
      edits: [{ start: header.base + start, end: header.base + end, newText: reelString(written) }],
    };
  }
  const brace = text.indexOf('{', header.base + (header.node.title?.end ?? header.node.start));
  // A header that is still being typed has no braces.
  if (brace < 0 || brace > header.base + header.length) return { insert: setting, edits: [] };
  const isOneLine = !text.slice(brace, header.base + header.length).includes('\n');
  return { insert: '', edits: [insertion(brace + 1, isOneLine ? ` ${setting} ` : `\n  ${setting}`)] };
}

/** After the header and other imports. */
function atTop(analysis: Analysis, line: string): FileDrop {
  const { statements } = analysis.main.parsed;
  const isLeading = (k: string | undefined) => k === 'reel' || k === 'import' || k === 'use';
  const next = statements.find(({ node }) => !isLeading(node?.k));
  const leads = statements.some(({ node }) => isLeading(node?.k));
  const at = leads ? (next?.base ?? analysis.main.parsed.text.length) : 0;
  return { insert: '', edits: [insertion(at, line)] };
}

const insertion = (at: number, newText: string) => ({ start: at, end: at, newText });

/** A name from the file's, that nothing in the reel has. */
function freeName(analysis: Analysis, written: string): string {
  const stem = (written.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
  const words = stem.replaceAll(/[^A-Za-z0-9_]+/g, '_').replaceAll(/^_+|_+$/g, '');
  const base = /^[A-Za-z_]/.test(words) ? words : `media_${words}`.replace(/_$/, '');
  const taken = new Set(
    analysis.main.parsed.statements.flatMap(({ node }) => (node && 'name' in node ? [node.name.text] : [])),
  );
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}${n}`;
    if (!taken.has(name) && nameProblem(name) === null) return name;
  }
}
