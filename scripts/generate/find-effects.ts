// Finds all effects by scanning the folders of src/engine/effects, so a new effect is just a new file. A module exports an effect (default
// or named) or an array of effects; its other exports are helpers.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Effect } from '../../src/engine/effect-api/define.ts';

export const EFFECTS_DIR = join(import.meta.dirname, '../../src/engine/effects');

/** In the order in which the registry and the catalog list them. */
const FOLDERS = [
  'fields',
  'distances',
  'masks',
  'transforms',
  'maths',
  'particles',
  'colors',
  'shaders',
  'feedback',
  'transitions',
  'easings',
  'palettes',
  'color-sets',
  'blends',
  'reveals',
];

export interface FoundEffect {
  effect: Effect;
  /** Relative to src/engine/effects, with forward slashes. */
  file: string;
  exportName: string;
  isTable: boolean;
}

const isEffect = (value: unknown): value is Effect =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  'name' in value &&
  'category' in value &&
  'summary' in value;

export async function findEffects(): Promise<FoundEffect[]> {
  const found: FoundEffect[] = [];
  for (const folder of FOLDERS) {
    const directory = join(EFFECTS_DIR, folder);
    if (!existsSync(directory)) continue;
    for (const name of readdirSync(directory)
      .filter((n) => n.endsWith('.ts'))
      .sort()) {
      const module = (await import(pathToFileURL(join(directory, name)).href)) as Record<string, unknown>;
      const seen = new Set<unknown>();
      for (const [exportName, value] of Object.entries(module)) {
        if (seen.has(value)) continue;
        seen.add(value);
        const file = `${folder}/${name}`;
        if (isEffect(value)) found.push({ effect: value, file, exportName, isTable: false });
        else if (Array.isArray(value) && value.length > 0 && value.every(isEffect))
          for (const row of value) found.push({ effect: row, file, exportName, isTable: true });
      }
    }
  }
  const owners = new Map<string, string>();
  for (const { effect, file } of found) {
    const kind = effect.kind === 'lattice' ? 'field' : effect.kind;
    const other = owners.get(`${kind} ${effect.name}`);
    if (other !== undefined)
      throw new Error(`Expected one ${kind} named ${effect.name}, but both ${other} and ${file} define it.`);
    owners.set(`${kind} ${effect.name}`, file);
  }
  return found;
}
