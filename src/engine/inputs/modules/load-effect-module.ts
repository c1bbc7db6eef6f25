// Loads a `use` module: effects written in TypeScript against `glyphreel/effects`. The text is transformed and run here,
// without the process's module cache, so that an edit takes effect at once. This runs the author's code: call it only for
// trusted reels.

import { dirname, extname, resolve } from 'node:path';
import { transform } from 'sucrase';
import * as api from '../../effect-api/module-api.ts';
import type { Effect } from '../../effect-api/define.ts';
import { EffectModuleError, messageOf, placeOf } from './effect-module-error.ts';
import { guardEffect } from './guard-effect.ts';
import { tryEffect } from './try-effect.ts';

const API_NAME = 'glyphreel/effects';
const EXTENSIONS = ['', '.ts', '.mts', '.js', '.mjs'];
const KINDS = new Set(['field', 'distance', 'mask', 'math', 'transform', 'color', 'lattice', 'shader']);

/** The content of a file, or null if it does not exist. */
export type ReadModuleText = (file: string) => Promise<string | null>;

interface LoadedFile {
  code: string;
  /** Maps imports as written to absolute paths. */
  imports: ReadonlyMap<string, string>;
}

/**
 * Runs the module at `path` and collects the effects it exports (single ones, or arrays of them).
 * Rejects with an EffectModuleError when a file is missing, does not parse, throws, imports anything but `glyphreel/effects`
 * and files beside it, or exports no effect.
 */
export async function loadEffectModule(path: string, readText: ReadModuleText): Promise<Effect[]> {
  const main = resolve(path);
  const exported = Object.values(runModule(main, await loadFiles(main, readText))).flat();
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
  return effects;
}

/** The module and everything it imports, transformed. */
async function loadFiles(main: string, readText: ReadModuleText): Promise<Map<string, LoadedFile>> {
  const files = new Map<string, LoadedFile>();
  const texts = new Map<string, string>();
  const waiting = [main];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    const text = texts.get(file) ?? (await readText(file));
    if (text === null)
      throw new EffectModuleError(file, `The effect module ${file} cannot be read: there is no such file.`);
    const code = transformText(text, file);
    const imports = new Map<string, string>();
    for (const name of importsOf(code)) {
      if (name === API_NAME) continue;
      const hit = await resolveImport(name, file, readText);
      texts.set(hit.file, hit.text);
      imports.set(name, hit.file);
      waiting.push(hit.file);
    }
    files.set(file, { code, imports });
  }
  return files;
}

/** Implements `require` for the transformed code. */
function importsOf(code: string): Set<string> {
  return new Set([...code.matchAll(/\brequire\(\s*(['"])([^'"\n]+)\1\s*\)/g)].map((match) => match[2]));
}

function runModule(main: string, files: ReadonlyMap<string, LoadedFile>): Record<string, unknown> {
  const modules = new Map<string, { exports: Record<string, unknown> }>();
  const run = (file: string): Record<string, unknown> => {
    const known = modules.get(file);
    if (known) return known.exports;
    const { code, imports } = files.get(file)!;
    const module = { exports: {} as Record<string, unknown> };
    modules.set(file, module);
    const require = (name: string): unknown => {
      if (name === API_NAME) return api;
      const target = imports.get(name);
      if (target === undefined) throw importRefused(name, file);
      return run(target);
    };
    try {
      // The function is the module's scope: it reaches the engine's modules only through `require`.
      new Function('require', 'module', 'exports', `${code}\n//# sourceURL=${file}`)(require, module, module.exports);
    } catch (error) {
      if (error instanceof EffectModuleError) throw error;
      throw new EffectModuleError(file, `${placeOf(error, file)} failed while it was loaded: ${messageOf(error)}.`);
    }
    return module.exports;
  };
  return run(main);
}

/**
 * Uses sucrase, not Node's `stripTypeScriptTypes`: that function is still experimental, keeps `import` statements, which this loader must
 * convert to `require` calls, and throws ERR_NO_TYPESCRIPT in a Node built without it, such as Debian's.
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

const importRefused = (name: string, from: string): EffectModuleError =>
  new EffectModuleError(
    from,
    `${from} imports "${name}": an effect module may import only '${API_NAME}' and files beside it ("./…").`,
  );

async function resolveImport(
  name: string,
  from: string,
  readText: ReadModuleText,
): Promise<{ file: string; text: string }> {
  if (!name.startsWith('.')) throw importRefused(name, from);
  const base = resolve(dirname(from), name);
  for (const extension of EXTENSIONS) {
    const file = base + extension;
    const text = extname(file) === '' ? null : await readText(file);
    if (text !== null) return { file, text };
  }
  throw new EffectModuleError(from, `${from} imports "${name}", but there is no such file.`);
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

/** Functions and settings that each kind must have. */
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
