// What a word under the pointer means.

import { units } from '../../catalog/units.ts';
import { GRID_DOCS } from '../../catalog/settings.ts';
import { BEATS_PER_BAR, FRAME_UNIT_PX } from '../../contract/defaults.ts';
import type { CatalogEntry } from '../../contract/catalog-entry.ts';
import { declaredName } from '../../contract/scene-name.ts';
import type { Analysis } from '../compile.ts';
import type { Target } from '../check/context.ts';
import type { Definition } from '../check/load-units.ts';
import { TEXT_FORMS } from '../check/text-content.ts';
import { factsOf, pathOf } from '../check/material.ts';
import { readColor, readNumber } from '../syntax/literals.ts';
import {
  describeEntry,
  describeMember,
  describeParam,
  describeSetting,
  describeVariable,
  fileDocs,
  swatch,
} from './describe.ts';
import type { Statement } from '../syntax/tree.ts';
import { docsAbove } from './docs-above.ts';
import { pointDocs } from './point-docs.ts';
import { keywordDocs } from './keyword-docs.ts';
import { type OwnSymbol, symbolAt, symbolOf, unitOf } from './symbol-at.ts';
import { textSourceAt } from './text-source-at.ts';
import { statementAt } from './statement-at.ts';

export interface HoverInfo {
  markdown: string;
  start: number;
  end: number;
}
export interface HoverOptions {
  /** URI of a picture of the effect, if there is one. */
  pictureOf?: (entry: CatalogEntry) => string | undefined;
  /** URI of a small picture of a file that a `media` statement names, if there is one. */
  thumbnailOf?: (path: string) => string | undefined;
}

export function hover(analysis: Analysis, offset: number, options: HoverOptions = {}): HoverInfo | null {
  const link = analysis.links.find((each) => each.file === null && each.start <= offset && offset <= each.end);
  if (link) {
    const markdown = describeTarget(analysis, link.target, options);
    if (markdown) return { markdown, start: link.start, end: link.end };
  }
  const { tokens } = analysis.main.parsed;
  const token =
    tokens.find((each) => each.start <= offset && offset < each.end && each.kind !== 'punct') ??
    tokens.find((each) => each.end === offset && each.kind !== 'punct');
  if (!token) return null;
  const at = { start: token.start, end: token.end };
  if (token.kind === 'color') {
    const rgb = readColor(token.text);
    return (
      rgb && {
        ...at,
        markdown: `${swatch(token.text)} \`${token.text}\` · rgb ${rgb.map((channel) => Math.round(channel * 255)).join(', ')}`,
      }
    );
  }
  if (token.kind === 'number') return numberHover(analysis, token.text, at);
  const symbol = symbolAt(analysis, offset);
  if (symbol) return { ...at, markdown: describeSymbol(analysis, symbol, options) };
  const form = token.kind === 'string' ? textFormAt(token, offset) : null;
  if (form) return form;
  const file = token.kind === 'string' ? mediaAt(analysis, token) : undefined;
  if (file) return { ...at, markdown: describeFile(analysis, file, options) };
  const point = tokens[tokens.indexOf(token) - 1]?.text === 'until' ? pointDocs(token.text) : null;
  if (point !== null) return { ...at, markdown: point };
  const source = textSourceAt(tokens, token.start);
  if (source) {
    const params = source.params.map((param) => `- \`${param.name}\`: ${param.docs}`).join('\n');
    return { ...at, markdown: `${source.docs}\n\n${code(`text ${source.form}`)}\n\n${params}` };
  }
  const docs =
    token.kind === 'word' && tokens[tokens.indexOf(token) + 1]?.text !== ':' ? keywordDocs(token.text) : null;
  return docs === null ? null : { ...at, markdown: docs };
}

/** A form of a number, such as `fixed`, in `${…}`. */
function textFormAt({ text, start }: { text: string; start: number }, offset: number): HoverInfo | null {
  const at = offset - start;
  const open = text.lastIndexOf('${', at);
  if (open < 0 || text.slice(open, at).includes('}')) return null;
  const word = [...text.slice(open).matchAll(/[A-Za-z_]\w*/g)].find(
    ({ index, 0: name }) => open + index <= at && at <= open + index + name.length,
  );
  const form = word && Object.hasOwn(TEXT_FORMS, word[0]) ? TEXT_FORMS[word[0]] : undefined;
  if (!word || !form) return null;
  const params = form.params.map(({ name, docs }) => `- \`${name}\`: ${docs}`).join('\n');
  const begin = start + open + word.index;
  return { start: begin, end: begin + word[0].length, markdown: `${form.docs}\n\n${params}` };
}

function numberHover(analysis: Analysis, text: string, at: { start: number; end: number }): HoverInfo | null {
  const { value, unit } = readNumber(text);
  const spec = units.find((each) => each.unit === unit);
  if (!spec) return null;
  const show = (n: number): string => String(Number(n.toFixed(3)));
  const fps = analysis.fps;
  const meaning = new Map([
    ['s', `${show(value * fps)} frames at ${fps} fps`],
    ['ms', `${show((value / 1000) * fps)} frames at ${fps} fps`],
    ['f', `${show(value / fps)} s at ${fps} fps`],
    ['deg', `${show((value / 180) * Math.PI)} rad, ${show(value / 360)} turns`],
    ['turn', `${show(value * 360)}°`],
    ['rad', `${show((value / Math.PI) * 180)}°`],
    ['%', show(value / 100)],
    ['px', `${show(value / FRAME_UNIT_PX)} frame units`],
    ['bar', `${show(value * BEATS_PER_BAR)} beats`],
    ['bars', `${show(value * BEATS_PER_BAR)} beats`],
  ]).get(unit);
  return { ...at, markdown: `\`${text}\` · ${spec.doc}${meaning === undefined ? '' : ` · ${meaning}`}` };
}

function describeTarget(analysis: Analysis, target: Target, options: HoverOptions): string | null {
  switch (target.t) {
    case 'entry':
      return describeEntry(target.entry, options.pictureOf?.(target.entry));
    case 'entryParameter':
      return `**${target.entry.name}**\n\n${describeParam(target.spec)}`;
    case 'variable':
      return describeVariable(target.spec, target.audio);
    case 'member':
      return describeMember(target.definition.name.text, target.member);
    case 'setting':
      return describeSetting(target.spec);
    case 'word': {
      const entry = analysis.vocabulary.findIn(['easing', 'blend'], target.word);
      return entry
        ? describeEntry(entry)
        : `**${target.word}** · one of ${(target.spec.words ?? []).join(', ')}\n\n${target.spec.doc}`;
    }
    case 'grid':
      return `**${target.name}** · grid\n\n${GRID_DOCS[target.name]}`;
    default: {
      const symbol = symbolOf(target);
      return symbol && describeSymbol(analysis, symbol, options);
    }
  }
}

/** The `media` statement of which the token is the path. */
function mediaAt(analysis: Analysis, { start }: { start: number }): Definition | undefined {
  return analysis.main.own.find(({ node, place }) => node.k === 'media' && place.base + node.path.start === start);
}

/** Path of the file that the hover at the offset describes; null where it describes none. */
export function mediaPathAt(analysis: Analysis, offset: number): string | null {
  const isHere = (start: number, end: number): boolean => start <= offset && offset <= end;
  const own = analysis.main.own.find(
    ({ node, place, name }) =>
      node.k === 'media' &&
      (isHere(place.base + node.path.start, place.base + node.path.end) ||
        isHere(place.base + name.start, place.base + name.end)),
  );
  const target = analysis.links.find(({ file, start, end }) => file === null && isHere(start, end))?.target;
  const used = target?.t === 'definition' && target.definition.kind === 'media' ? target.definition : undefined;
  const media = own ?? used;
  return media ? pathOf(analysis.facts, media) : null;
}

/** What the file of a `media` statement is, and a picture of it. */
function describeFile(analysis: Analysis, media: Definition, options: HoverOptions): string {
  const path = pathOf(analysis.facts, media);
  const facts = factsOf(analysis.facts, media);
  const picture = options.thumbnailOf?.(path);
  return fileDocs({
    name: media.name.text,
    ...(facts ? { facts } : {}),
    ...(picture === undefined ? {} : { picture }),
  });
}

function describeSymbol(analysis: Analysis, symbol: OwnSymbol, options: HoverOptions): string {
  const unit = unitOf(analysis, symbol.file);
  if (!unit) return `**${symbol.name}**`;
  const { text } = unit.parsed;
  const statement = statementAt(unit.parsed, symbol.start, symbol.end);
  const docs =
    statement &&
    docsAbove(
      unit,
      symbol.kind === 'scene let' && !isParameter(statement, symbol)
        ? text.lastIndexOf('let', symbol.start)
        : statement.base,
    );
  const parts: string[] = [];
  if (symbol.kind === 'scene') parts.push(sceneFacts(analysis, symbol.name));
  else if (statement && isParameter(statement, symbol)) parts.push(`**${symbol.name}** · parameter of the scene`);
  else if (symbol.kind === 'scene let') parts.push(code(lineOf(text, symbol.start)));
  else if (symbol.kind === 'parameter') parts.push(`**${symbol.name}** · parameter`);
  else if (symbol.kind === 'layer') parts.push(`**${symbol.name}** · layer`);
  else if (statement) parts.push(code(text.slice(statement.base, statement.base + Math.min(statement.length, 400))));
  const media = statement?.node?.k === 'media' ? unit.names.media.get(symbol.name) : undefined;
  if (media) parts.push(describeFile(analysis, media, options));
  if (statement?.node?.k === 'colors' || statement?.node?.k === 'palette') {
    const colors = [
      ...text.slice(statement.base, statement.base + statement.length).matchAll(/#[0-9a-fA-F]{3,6}\b/g),
    ].map((match) => swatch(match[0]));
    if (colors.length > 0) parts.push(colors.join(' '));
  }
  if (docs) parts.push(docs);
  if (symbol.file !== null) parts.push(`*from ${symbol.file.split(/[\\/]/).pop()}*`);
  return parts.join('\n\n');
}

const isParameter = ({ node, base }: Statement, { start }: OwnSymbol): boolean =>
  node?.k === 'scene' && node.params.some(({ name }) => base + name.start === start);

function sceneFacts(analysis: Analysis, name: string): string {
  const { plan } = analysis.result;
  const plays = plan.segments.filter(({ scene }) => declaredName(scene) === name);
  const times = plays.map(
    (segment) =>
      `${segment.start.toFixed(2)} s – ${segment.end.toFixed(2)} s (${Math.round(segment.end * plan.format.fps) - Math.round(segment.start * plan.format.fps)} frames)`,
  );
  const [declaration] = analysis.main.scenes.get(name) ?? [];
  const params = declaration?.node.params.map(({ name: { text: param }, value }) => {
    const text = declaration.unit.parsed.text;
    const { base } = declaration.place;
    return value ? `${param} = ${text.slice(base + value.start, base + value.end)}` : param;
  });
  const shown = params && params.length > 0 ? `${name}(${params.join(', ')})` : name;
  return `**${shown}** · scene${times.length ? `\n\nplays ${times.join(', ')}` : ''}`;
}

const code = (text: string): string => `\`\`\`reel\n${text}\n\`\`\``;

function lineOf(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? text.length : end).trim();
}
