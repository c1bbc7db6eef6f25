// Looks up entries of the vocabulary by kind and name, and suggests the nearest name.

import type { CatalogEntry, EffectKind } from '../contract/catalog-entry.ts';
import { catalog } from './catalog.generated.ts';

export class Vocabulary {
  private readonly byKind = new Map<EffectKind, Map<string, CatalogEntry>>();
  private readonly byName = new Map<string, CatalogEntry[]>();

  /** Later entries (those of `use` modules) override earlier ones of the same kind and name. */
  constructor(...lists: readonly (readonly CatalogEntry[])[]) {
    for (const list of lists) {
      for (const entry of list) {
        let names = this.byKind.get(entry.kind);
        if (!names) this.byKind.set(entry.kind, (names = new Map()));
        names.set(entry.name, entry);
        const same = (this.byName.get(entry.name) ?? []).filter((other) => other.kind !== entry.kind);
        this.byName.set(entry.name, [...same, entry]);
      }
    }
  }

  find(kind: EffectKind, name: string): CatalogEntry | undefined {
    return this.byKind.get(kind)?.get(name);
  }

  /** The first of these kinds that has the name. */
  findIn(kinds: readonly EffectKind[], name: string): CatalogEntry | undefined {
    for (const kind of kinds) {
      const entry = this.find(kind, name);
      if (entry) return entry;
    }
    return undefined;
  }

  entries(kind: EffectKind): CatalogEntry[] {
    return [...(this.byKind.get(kind)?.values() ?? [])];
  }
  names(kinds: readonly EffectKind[]): string[] {
    return kinds.flatMap((kind) => [...(this.byKind.get(kind)?.keys() ?? [])]);
  }
  /** The entries of this name, of every kind. */
  allNamed(name: string): CatalogEntry[] {
    return this.byName.get(name) ?? [];
  }
}

/** The built-in vocabulary. */
export const builtIn = new Vocabulary(catalog);

/** Damerau–Levenshtein distance: a swap of neighbours counts as one edit. Stops above `limit`. */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      current.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/** The candidate nearest to what was written; undefined if none is near enough. */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  if (written.length < 2 || written.length > 60) return undefined;
  const word = written.toLowerCase();
  const limit = written.length <= 4 ? 1 : written.length <= 6 ? 2 : 3;
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    let distance = editDistance(word, other, limit);
    if (
      distance > limit &&
      word.length >= 3 &&
      (other.startsWith(word) || (word.length >= 4 && word.startsWith(other) && other.length >= 3))
    )
      distance = limit;
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
