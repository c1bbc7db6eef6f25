// Keyframes while they are edited: places and values of each, and the changes of the text that lead there. Entries that stay are not
// written; the text of expressions is kept.

import type { KeyEntry, KeysTweak } from '../../../../src/contract/tweak-whole.ts';
import type { TextChange } from '../../../../src/contract/text-change.ts';
import { writtenNumber } from '../../../../src/contract/written-number.ts';
import type { KeyTime } from './key-time.ts';

export interface Key {
  /** What it was made from; for one that is added, the entry whose form it takes. */
  from: KeyEntry;
  isNew: boolean;
  /** On the axis; null: an expression. */
  place: number | null;
  /** In the unit of the scale; null: no number. */
  number: number | null;
  /** The value as it is written, where it is no number or was typed; null: by `number`. */
  text: string | null;
  /** The time as it was typed; null: by `place`. */
  typed: string | null;
}

export class KeyModel {
  readonly tweak: KeysTweak;
  readonly #time: KeyTime;
  keys: Key[];
  eases: string[];

  constructor(tweak: KeysTweak, time: KeyTime) {
    this.tweak = tweak;
    this.#time = time;
    this.keys = tweak.entries.map((entry) => ({
      from: entry,
      isNew: false,
      place: time.placeOf(entry),
      number: entry.value.number,
      text: null,
      typed: null,
    }));
    this.eases = [...tweak.ease.each];
  }

  /** Between its neighbours: times must rise. */
  placeWithin(index: number, place: number): number {
    const least = this.keys[index - 1]?.place ?? -Infinity;
    const most = this.keys[index + 1]?.place ?? Infinity;
    const gap = this.#time.isSceneTime ? 0.001 : 1e-6;
    const inScene = this.#time.isSceneTime ? Math.max(0, place) : place;
    return Math.min(most - gap, Math.max(least + gap, inScene));
  }

  numberWithin(value: number): number {
    const { min, max, step } = this.tweak;
    const stepped = Math.round(value / step) * step;
    return Math.min(max ?? Infinity, Math.max(min ?? -Infinity, stepped));
  }

  /** Adds a key; returns its index, or null where one is already there or the times around are expressions. */
  add(place: number, number: number | null): number | null {
    const index = this.keys.findIndex((key) => key.place !== null && key.place > place);
    const at = index < 0 ? this.keys.length : index;
    const [before, after] = [this.keys[at - 1], this.keys[at]];
    if (before?.place === null || after?.place === null) return null;
    if (before && Math.abs(before.place! - place) < 1e-4) return null;
    const near = before ?? after!;
    const isNumber = this.tweak.values === 'number';
    const text = isNumber ? null : (near.text ?? near.from.value.text);
    this.keys.splice(at, 0, { from: near.from, isNew: true, place, number, text, typed: null });
    if (this.keys.length > 1)
      this.eases.splice(Math.max(0, at - 1), 0, this.eases[Math.max(0, at - 1)] ?? this.eases.at(-1) ?? 'linear');
    return at;
  }

  remove(index: number): boolean {
    if (this.keys.length < 2) return false;
    this.keys.splice(index, 1);
    this.eases.splice(Math.min(index, this.eases.length - 1), 1);
    return true;
  }

  /** Time and value as they would be written. */
  textsOf(key: Key): { at: string; value: string } {
    const isMoved = key.isNew || key.typed !== null || key.place !== this.#time.placeOf(key.from);
    const isOther = key.isNew || key.text !== null || key.number !== key.from.value.number;
    return {
      at: isMoved ? this.#placeText(key) : key.from.at.text,
      value: isOther ? this.#valueText(key) : key.from.value.text,
    };
  }

  /** Place of a time that was typed. */
  placeOf(value: number, unit: string): number | null {
    return this.#time.placeOf({ at: { ...this.keys[0]!.from.at, value, unit } });
  }

  /** A value that was typed, in the unit of the scale; null where it cannot stand there. */
  numberOf({ from }: Key, match: RegExpExecArray | null): number | null {
    const [, digits, unit] = match ?? [];
    if (digits === undefined || (unit !== from.value.unit && unit !== this.tweak.unit)) return null;
    const number = Number(digits) * (unit === from.value.unit ? from.value.factor : 1);
    const { min, max } = this.tweak;
    return number < (min ?? -Infinity) || number > (max ?? Infinity) ? null : number;
  }

  /** The value of the curve at a place, by straight lines. */
  numberAt(place: number): number {
    const known = this.keys.filter((key) => key.place !== null && key.number !== null);
    const after = known.findIndex((key) => key.place! > place);
    const [a, b] = after < 0 ? [known.at(-1), known.at(-1)] : [known[after - 1] ?? known[after], known[after]];
    if (!a || !b) return this.tweak.low;
    const span = b.place! - a.place!;
    return a.number! + (b.number! - a.number!) * (span > 0 ? (place - a.place!) / span : 0);
  }

  changes(): TextChange[] {
    const { separator, entries } = this.tweak;
    const changes: TextChange[] = [];
    const kept = new Set(this.keys.filter(({ isNew }) => !isNew).map(({ from }) => from));
    if (kept.size === 0) return []; // The list would lose all that is written.
    for (const key of this.keys) if (!key.isNew) changes.push(...this.#changesOf(key));
    for (const [i, entry] of entries.entries()) {
      if (kept.has(entry)) continue;
      // With what separates it: from the one before, or for the first ones to the one after.
      const before = entries.slice(0, i).findLast((each) => kept.has(each));
      const start = before ? entries[i - 1]!.range.end : entry.range.start;
      const end = before ? entry.range.end : entries[i + 1]!.range.start;
      changes.push({ range: { start, end }, newText: '' });
    }
    for (const [i, key] of this.keys.entries()) {
      if (!key.isNew || this.keys[i - 1]?.isNew) continue;
      // Those that are added side by side become one change.
      const run = this.keys.slice(i, i + this.#runLength(i));
      const texts = run.map((each) => `${this.#placeText(each)}: ${this.#valueText(each)}`);
      const before = this.keys[i - 1];
      const at = before ? before.from.range.end : this.keys[i + run.length]!.from.range.start;
      const newText = before
        ? texts.map((text) => separator + text).join('')
        : texts.map((text) => text + separator).join('');
      changes.push({ range: { start: at, end: at }, newText });
    }
    return [...changes, ...this.#easeChanges()];
  }

  #runLength(start: number): number {
    const end = this.keys.findIndex((key, i) => i > start && !key.isNew);
    return (end < 0 ? this.keys.length : end) - start;
  }

  #changesOf(key: Key): TextChange[] {
    const { at, value } = key.from;
    const before = this.#time.placeOf(key.from);
    const isMoved =
      key.typed !== null || (key.place !== null && before !== null && Math.abs(before - key.place) > 1e-6);
    const isOther = key.text !== null || key.number !== value.number;
    const changes = [
      { range: at.range, newText: isMoved ? this.#placeText(key) : at.text },
      { range: value.range, newText: isOther ? this.#valueText(key) : value.text },
    ];
    return changes.filter(({ newText }, i) => newText !== [at.text, value.text][i]);
  }

  #placeText({ place, typed, from: { at } }: Key): string {
    if (typed !== null) return typed;
    return place === null ? at.text : this.#time.written(place, at.unit, at.decimals);
  }

  #valueText({ number, text, from: { value } }: Key): string {
    if (text !== null) return text;
    if (number === null) return value.text;
    // What takes the place of an expression has the unit of the others.
    const unit = value.number === null ? this.tweak.unit : value.unit;
    return `${writtenNumber(number / value.factor, this.tweak.step / value.factor)}${unit}`;
  }

  /** One word where all are the same, else a list; nothing where that is what is written. */
  #easeChanges(): TextChange[] {
    const { range, insert, each, fixed, isList } = this.tweak.ease;
    if (fixed !== null || JSON.stringify(each) === JSON.stringify(this.eases)) return [];
    const [first = 'linear'] = this.eases;
    const isSame = this.eases.every((ease) => ease === first);
    const text = isSame ? first : `[${this.eases.join(', ')}]`;
    const wasSame = each.every((ease) => ease === each[0]) && (each[0] ?? first) === first;
    // One easing for all needs no list, however many segments there are.
    if (isSame && wasSame && !isList) return [];
    if (range !== null) return [{ range, newText: text }];
    return [{ range: insert, newText: `, ease: ${text}` }];
  }
}
