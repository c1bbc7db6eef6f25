// What the example of an effect has that can be written into a reel: its call, the setting that holds the call, and items.

import type { CatalogEntry } from '../../../contract/catalog-entry.ts';
import { exampleReel } from '../../../catalog/example-reel.ts';
import { exprChildren } from '../../syntax/expr-children.ts';
import { parseReel } from '../../syntax/parse-reel.ts';
import type { Expr, ItemNode, SceneItemNode, Setting, Span } from '../../syntax/tree.ts';
import { shown } from '../describe.ts';
import { plainly, type Written } from './written.ts';

/** Kinds that are words without arguments. */
const WORDS: ReadonlySet<string> = new Set(['palette', 'colors', 'easing', 'blend']);

/** The effect itself: `bloom(threshold: 90)`, `neon`. */
export function callOf(entry: CatalogEntry): Written {
  const found = WORDS.has(entry.kind) ? null : findCall(entry);
  return found === null ? bare(entry) : slice(found, found.call, entry);
}

/** The whole expression that the example gives to a setting of this name; the call alone where there is none. */
export function valueOf(entry: CatalogEntry, name: string): Written {
  const found = findCall(entry, name);
  return found === null ? callOf(entry) : slice(found, found.value, entry);
}

/** The setting that the example writes: `color: hsv(u, 0.8, value)`; its name alone decides where it can stand. */
export function settingOf(entry: CatalogEntry): string | null {
  return findCall(entry)?.setting ?? null;
}

/** The particle system of the example, as an item. */
export function itemOf(entry: CatalogEntry): Written | null {
  const { text } = exampleReel(entry);
  for (const { items, base } of scenesOf(text))
    for (const item of items) {
      if (item.k !== 'item' || item.name?.text !== entry.name || item.keyword !== 'particles') continue;
      const first = item.settings[0]?.value;
      const select = first ? { start: first.start - item.start, end: first.end - item.start } : null;
      const written = text.slice(base + item.start, base + item.end);
      return select ? { text: written, select } : plainly(written);
    }
  return null;
}

interface FoundCall {
  text: string;
  base: number;
  setting: string;
  value: Expr;
  call: Expr & { k: 'call' };
}

/** The first call of the effect in the example; `setting`: only in settings of this name. */
function findCall(entry: CatalogEntry, setting?: string): FoundCall | null {
  const { text } = exampleReel(entry);
  for (const { items, base } of scenesOf(text))
    for (const { name, value } of settingsOf(items)) {
      const call = setting === undefined || name.text === setting ? callIn(value, entry.name) : null;
      if (call) return { text, base, setting: name.text, value, call };
    }
  return null;
}

const scenesOf = (text: string): { items: ItemNode[]; base: number }[] =>
  parseReel(text).statements.flatMap(({ node, base }) => (node?.k === 'scene' ? [{ items: node.items, base }] : []));

function settingsOf(items: readonly (ItemNode | SceneItemNode)[]): Setting[] {
  return items.flatMap((item) => {
    if (item.k === 'setting') return [item];
    return item.k === 'item' ? [...item.settings, ...settingsOf(item.items)] : [];
  });
}

function callIn(expr: Expr, name: string): (Expr & { k: 'call' }) | null {
  if (expr.k === 'call' && expr.name.text === name && !expr.member) return expr;
  for (const child of exprChildren(expr)) {
    const found = callIn(child, name);
    if (found) return found;
  }
  return null;
}

/** Part of the example's text, with the first argument of the call selected; one that it leaves out is written with its default. */
function slice({ text, base, call }: FoundCall, part: Span, entry: CatalogEntry): Written {
  const written = text.slice(base + part.start, base + part.end).replaceAll(/\s*\n\s*/g, ' ');
  const first = call.args?.[0]?.value;
  if (first) {
    const start = first.start - part.start;
    return { text: written, select: { start, end: first.end - part.start } };
  }
  const end = call.end - part.start;
  const own = bare(entry);
  const name = call.start - part.start;
  return {
    text: written.slice(0, name) + own.text + written.slice(end),
    select: { start: name + own.select.start, end: name + own.select.end },
  };
}

/** The name, with the default of the first parameter where it has one. */
function bare(entry: CatalogEntry): Written {
  const { name, params } = entry;
  const first = WORDS.has(entry.kind) ? undefined : params[0];
  const usual = first && shown(first);
  if (!first || !usual) return plainly(name);
  const before = `${name}(${first.name}: `;
  return { text: `${before}${usual})`, select: { start: before.length, end: before.length + usual.length } };
}
