// Loads a `use` module: effects written in TypeScript against `glyphreel/effects`. The text is transformed and run here,
// never through the process's module cache, so that an edit is seen at once; the digest covers every file it reads.
// This runs the author's code: only call it where that is trusted.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { transform } from 'sucrase';
import * as api from '../../effect-api/module-api.ts';
import type { Effect } from '../../effect-api/define.ts';
import { EffectModuleError, messageOf, placeOf } from './effect-module-error.ts';
import { guardEffect } from './guard-effect.ts';
import { tryEffect } from './try-effect.ts';

export { EffectModuleError } from './effect-module-error.ts';

const API_NAME = 'glyphreel/effects';
const EXTENSIONS = ['', '.ts', '.mts', '.js', '.mjs'];
const KINDS = new Set(['field', 'distance', 'mask', 'math', 'transform', 'color', 'lattice', 'shader']);

export interface EffectModule {
  effects: Effect[];
  /** SHA-256 over the texts of the module and all it imports: part of a clip's digest. */
  digest: string;
  /** Absolute paths that were read, the module first: what a hot reload watches. */
  files: string[];
}

/**
 * Runs the module at `path` and collects the effects it exports (single ones, or arrays of them).
 * Throws EffectModuleError when a file is missing, does not parse, throws, imports anything but `glyphreel/effects`
 * and files beside it, or exports no effect.
 */
export function loadEffectModule(path: string): EffectModule {
  const files: string[] = [];
  const hash = createHash('sha256');
  const loaded = new Map<string, { exports: Record<string, unknown> }>();

  const load = (file: string): Record<string, unknown> => {
    const known = loaded.get(file);
    if (known) return known.exports;
    const text = readText(file);
    files.push(file);
    hash.update(text).update('\0');
    const module = { exports: {} as Record<string, unknown> };
    loaded.set(file, module);
    const require = (name: string): unknown => (name === API_NAME ? api : load(resolveImport(name, file)));
    const code = transformText(text, file);
    try {
      // The function's own scope is the module's; there is no access to the engine's modules but through `require`.
      new Function('require', 'module', 'exports', `${code}\n//# sourceURL=${file}`)(require, module, module.exports);
    } catch (error) {
      if (error instanceof EffectModuleError) throw error;
      throw new EffectModuleError(file, `${placeOf(error, file)} failed while it was loaded: ${messageOf(error)}.`);
    }
    return module.exports;
  };

  const exported = Object.values(load(resolve(path))).flat();
  const effects = exported.filter(isEffect).map((effect) => guardEffect(effect, resolve(path)));
  if (effects.length === 0) {
    throw new EffectModuleError(
      path,
      `${path} exports no effect: export what defineField, defineShader … of '${API_NAME}' return.`,
    );
  }
  for (const effect of effects) checkEffect(effect, path);
  checkNames(effects, path);
  for (const effect of effects) tryEffect(effect);
  return { effects, digest: hash.digest('hex'), files };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new EffectModuleError(
      file,
      `The effect module ${file} cannot be read: check the path and that the file exists.`,
    );
  }
}

/**
 * sucrase, not Node's own `stripTypeScriptTypes`: that function is still experimental, keeps `import` statements, which this loader has to
 * turn into `require` calls, and throws ERR_NO_TYPESCRIPT in every Node that was built without it, as Debian's is.
 */
function transformText(text: string, file: string): string {
  try {
    return transform(text, { transforms: ['typescript', 'imports'], filePath: file, disableESTransforms: true }).code;
  } catch (error) {
    throw new EffectModuleError(
      file,
      `${file} is not valid TypeScript: ${messageOf(error).replace(`Error transforming ${file}: `, '')}.`,
    );
  }
}

function resolveImport(name: string, from: string): string {
  if (!name.startsWith('.')) {
    throw new EffectModuleError(
      from,
      `${from} imports "${name}": an effect module may import only '${API_NAME}' and files beside it ("./…").`,
    );
  }
  const base = resolve(dirname(from), name);
  const hit = EXTENSIONS.map((ending) => base + ending).find((file) => extname(file) !== '' && existsSync(file));
  if (hit === undefined) throw new EffectModuleError(from, `${from} imports "${name}", and there is no such file.`);
  return hit;
}

function isEffect(value: unknown): value is Effect {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && 'name' in value && KINDS.has(String(value.kind))
  );
}

function checkEffect(effect: Effect, file: string): void {
  const missing = ['name', 'summary', 'category', 'params', 'example', ...(NEEDED[effect.kind] ?? [])].find(
    (key) => !(key in effect),
  );
  if (missing)
    throw new EffectModuleError(
      file,
      `Expected "${missing}" in the effect ${effect.name} of ${file}, but it has none.`,
    );
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(effect.name)) {
    throw new EffectModuleError(
      file,
      `Expected a name of letters, digits and _ for an effect of ${file}, but got ${JSON.stringify(effect.name)}.`,
    );
  }
}

/** What each kind can't do without. */
const NEEDED: Partial<Record<Effect['kind'], string[]>> = {
  field: ['build'],
  distance: ['build'],
  mask: ['build'],
  math: ['build'],
  color: ['build', 'result'],
  transform: ['map'],
  lattice: ['sample', 'create', 'draw'],
  shader: ['scope', 'cost', 'apply'],
};

function checkNames(effects: Effect[], file: string): void {
  const seen = new Set<string>();
  for (const { kind, name } of effects) {
    if (seen.has(`${kind}:${name}`))
      throw new EffectModuleError(
        file,
        `${file} exports two effects of the kind ${kind} with the name ${name}: give one of them another name.`,
      );
    seen.add(`${kind}:${name}`);
  }
}
