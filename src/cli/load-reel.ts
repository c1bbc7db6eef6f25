// Joins the language and the engine: compiles a reel with what only the machine knows (imports, files, glyphs, beats,
// custom effects). Some of that is asked for by the plan itself, so it compiles again once it is known.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { parse, resolve, sep } from 'node:path';
import { nearest } from '../catalog/lookup.ts';
import type { Diagnostic, Range } from '../contract/diagnostics.ts';
import { mediaContent } from '../contract/diagnostics/files.ts';
import type { CompileFacts, CompileResult } from '../contract/facts.ts';
import { irregularKind } from '../contract/irregular-kind.ts';
import { declaredName } from '../contract/scene-name.ts';
import type { MediaRef, ScenePlan } from '../contract/plan.ts';
import { compile } from '../language/compile.ts';
import { allowedPaths } from '../language/server/allowed-paths.ts';
import type { GlyphInk } from '../engine/inputs/fonts/glyph-ink.ts';
import type { FontStack } from '../engine/frame/glyphs/font-stack.ts';
import { planMedia } from '../engine/inputs/plan-media.ts';
import { RenderError } from '../engine/errors/render-error.ts';
import { noSuchScene } from '../engine/errors/render-errors.ts';
import { type PlanParam, readParam } from '../contract/param.ts';
import { type CliError, usageError } from './exit.ts';
import { type CustomEffects, loadCustomEffects, NO_CUSTOM_EFFECTS } from './load-custom-effects.ts';
import { materialFacts } from './material-facts.ts';
import { readReel, readText } from './read-reel.ts';
import { ReelError } from './reel-error.ts';
import { summarise } from './summarise.ts';
import { friendlyPath } from './terminal.ts';
import { type TypedVoices, userVoices } from './voices.ts';

export interface LoadedReel extends CompileResult {
  path: string;
  text: string;
  custom: CustomEffects;
}

export interface LoadOptions {
  /** Values of `param` statements by name, as typed. */
  params?: ReadonlyMap<string, string>;
  /** `use` may run code. */
  allowCode?: boolean;
  /** Folders that `media` and `file()` may read besides the reel's own. */
  allowPaths?: readonly string[];
  signal?: AbortSignal;
  /** The reel's text, where it is not read from `file`: paths in it are relative to `file`. */
  text?: string;
  /** Opens every input, also those that the compiler does not need: a check reports what a render would. */
  listen?: boolean;
  /** Voices by name, as typed after `--voice`; the user's settings are read besides. */
  voices?: TypedVoices | undefined;
  /** Fonts and sound that cannot be used become diagnostics, and what this machine lacks is told; else both are thrown. */
  onTrouble?: (error: RenderError) => void;
}

/** Reads and compiles; errors in the reel are in `diagnostics`, and only an unreadable file makes it throw. */
export async function loadReel(file: string, options: LoadOptions = {}): Promise<LoadedReel> {
  const { path, text } = options.text === undefined ? readReel(file) : { path: resolve(file), text: options.text };
  const glyphs = glyphCheck();
  const facts: CompileFacts = {
    path,
    readImport: readText,
    fileExists: isFile,
    irregularKind: (named) => (existsSync(named) ? irregularKind(statSync(named)) : null),
    filesIn,
    mayRead: allowedPaths(path, [...workspaceOf(path), ...(options.allowPaths ?? [])]),
    hasGlyph: glyphs.has,
    ...(options.listen ? { glyphInk: glyphs.ink } : {}),
    trusted: options.allowCode === true,
    ...(options.params && { params: options.params }),
  };
  let custom = NO_CUSTOM_EFFECTS;
  let result = compile(text, facts);
  if (options.params) checkValues(result.params, options.params);
  const materials = result.materials.filter((named) => isFile(named));
  if (materials.length > 0) {
    try {
      facts.materials = await materialFacts(materials, options.signal);
      result = compile(text, facts);
    } catch (error) {
      if (!(error instanceof RenderError) || options.onTrouble === undefined) throw error;
      options.onTrouble(error);
    }
  }

  if (hasVoices(text, result)) {
    const voices = await userVoices(options.voices);
    facts.voiceNames = Object.keys(voices);
    result = compile(text, facts);
    const { recordVoices } = await import('../engine/inputs/audio/record-voices.ts');
    try {
      facts.voices = await recordVoices(result.plan, voices, options.signal ? { signal: options.signal } : {});
      result = compile(text, facts);
    } catch (error) {
      if (!(error instanceof RenderError) || options.onTrouble === undefined) throw error;
      options.onTrouble(error);
    }
  }
  const { audio, modules } = result.plan;
  const troubles: Diagnostic[] = [];
  const trying = async (ref: MediaRef, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RenderError) || options.onTrouble === undefined) throw error;
      if (error.code.startsWith('input-')) troubles.push(asDiagnostic(error, ref));
      else options.onTrouble(error);
    }
  };
  let again = false;
  const fonts = planMedia(result.plan).flatMap(({ kind, ref }) => (kind === 'fonts' && isFile(ref.path) ? [ref] : []));
  for (const named of fonts) await trying(named, () => glyphs.load(named.path));
  if (fonts.length === 0 && glyphs.asked()) await glyphs.load(null);
  again = fonts.length > 0 || glyphs.asked();
  if (modules.length > 0 && options.allowCode) {
    custom = await loadCustomEffects(modules.map((module) => module.path));
    facts.customEffects = custom.entries;
    facts.customErrors = custom.errors;
    again = true;
  }
  if ((result.plan.beatsPending || options.listen) && audio !== null && isFile(audio.path)) {
    facts.beats = null;
    facts.sound = null;
    await trying(audio, async () => {
      const { audioOverview } = await import('../engine/inputs/audio/analyse-audio.ts');
      const { beats, sound } = await audioOverview(audio.path, options.signal ? { signal: options.signal } : {});
      facts.beats = beats;
      facts.sound = sound;
    });
    again = true;
  }
  if (await glyphs.loadInk()) again = true;
  if (options.listen) {
    const media = await checkMedia(result.plan, troubles);
    troubles.push(...media.found);
    if (media.captionGlyphs !== undefined) {
      facts.captionGlyphs = media.captionGlyphs;
      await glyphs.load(null);
      again = true;
    }
  }
  if (again) result = compile(text, facts);
  // Drawing a plan runs its modules: without permission the plan must not name them.
  const plan = options.allowCode ? result.plan : { ...result.plan, modules: [] };
  return { ...result, diagnostics: [...troubles, ...result.diagnostics], plan, path, text, custom };
}

const hasVoices = (text: string, { plan }: CompileResult): boolean =>
  text.includes('voice') || plan.scenes.some(({ sounds = [] }) => sounds.some(({ speech }) => speech !== undefined));

/** Throws where a value from outside has no `param`, or does not fit it. */
export function checkValues(params: readonly PlanParam[], values: ReadonlyMap<string, string>): void {
  for (const [name, text] of values) {
    const param = params.find((each) => each.name === name);
    if (!param) throw unknownParam(name, params);
    const read = readParam(param, text);
    if ('expected' in read) throw usageError(`Expected ${read.expected} for ${name}, but got ${text.slice(0, 60)}.`);
  }
}

export function unknownParam(name: string, params: readonly PlanParam[]): CliError {
  const names = params.map((each) => each.name);
  const near = nearest(name, names);
  const all = names.length > 0 ? `It has ${names.join(', ')}.` : 'It has none.';
  const help = near === undefined ? all : `Did you mean ${near}?`;
  return usageError(`Expected the name of a param of the reel, but it has no ${name.slice(0, 60)}.`, help);
}

/** What a render would report about the other files of a plan; missing ones and fonts that failed are reported already. */
async function checkMedia(
  plan: ScenePlan,
  reported: readonly Diagnostic[],
): Promise<{ found: Diagnostic[]; captionGlyphs?: string }> {
  const [{ MediaStore }, { captionGlyphs }] = await Promise.all([
    import('../engine/inputs/media-store.ts'),
    import('../engine/inputs/captions/caption-glyphs.ts'),
  ]);
  let hasCaptions = plan.captions !== null && plan.captions.path !== '';
  const found: Diagnostic[] = [];
  const store = await MediaStore.open(plan, {
    except: ['audio', 'modules'],
    onFailure: (failure, ref, kind) => {
      if (kind === 'captions') hasCaptions = false;
      if (!(failure instanceof RenderError)) throw failure;
      const isReported = !isFile(ref.path) || reported.some(({ message }) => message === failure.message);
      if (!isReported) found.push(asDiagnostic(failure, ref));
    },
  });
  for (const { path, line, message } of store.warnings()) {
    const place = { line: (line ?? 1) - 1, character: 0 };
    const { code, severity } = mediaContent;
    found.push({ code, severity, message, file: path, range: { start: place, end: place } });
  }
  const captions = hasCaptions ? store.get('captions', plan.captions!.path).value.captions : null;
  store.dispose();
  return { found, ...(captions ? { captionGlyphs: captionGlyphs(captions) } : {}) };
}

const rangeOf = ({ range }: MediaRef): Range =>
  range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const asDiagnostic = (error: RenderError, ref: MediaRef): Diagnostic => ({
  code: 'missing-file',
  severity: 'error',
  message: error.message,
  help: error.help,
  range: rangeOf(ref),
});

/** The plan. Throws with the diagnostics where the reel, or the scene to draw, has errors. */
export function planToPlay(reel: LoadedReel, scene: string | undefined): ScenePlan {
  const errors = reel.diagnostics.filter((d) => d.severity === 'error');
  if (scene === undefined) {
    if (errors.length > 0)
      throw refuse(
        reel,
        errors,
        `${friendlyPath(reel.path)} has ${summarise(errors)}`,
        'Fix it, or pick a scene without errors with --scene.',
      );
    return reel.plan;
  }
  if (reel.brokenScenes.includes(scene)) {
    const own = errors.filter((d) => d.scene === declaredName(scene));
    throw refuse(
      reel,
      own.length > 0 ? own : errors,
      `The scene ${scene} has ${summarise(own.length > 0 ? own : errors)}`,
      'Fix it first.',
    );
  }
  const names = reel.plan.scenes.map(({ name }) => name);
  if (!names.includes(scene)) throw noSuchScene(scene, names, nearest(scene, names));
  return reel.plan;
}

function refuse(reel: LoadedReel, errors: readonly Diagnostic[], message: string, help: string): ReelError {
  return new ReelError(
    reel.path,
    `${message}.`,
    help,
    errors.map((d) => ({ ...d, file: d.file ?? reel.path })),
  );
}

/** The current folder, if the reel is in it; but not a home folder or the root, which hold more than a project. */
function workspaceOf(reel: string): string[] {
  const folder = process.cwd();
  const isProject = folder !== homedir() && folder !== parse(folder).root;
  return isProject && reel.startsWith(folder + sep) ? [folder] : [];
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}

/**
 * The bundled fonts take a tenth of a second to read, and a reel of built-in palettes has no need of them: the first compile
 * says yes and only notes whether glyphs beyond ASCII were asked about.
 */
function glyphCheck(): {
  has: (glyph: string) => boolean;
  asked: () => boolean;
  load: (font: string | null) => Promise<void>;
  /** Null until it is loaded. */
  ink: NonNullable<CompileFacts['glyphInk']>;
  /** Loads what was asked for; false if nothing was. */
  loadInk: () => Promise<boolean>;
} {
  const stacks = new Map<string | null, FontStack>();
  let wasAsked = false;
  const inks = new Map<string | null, GlyphInk | null>();
  return {
    has: (glyph) => {
      if (stacks.size > 0) return [...stacks.values()].some((stack) => stack.find(glyph) !== null);
      if (!/^[\x20-\x7e]*$/.test(glyph)) wasAsked = true;
      return true;
    },
    asked: () => wasAsked,
    async load(font) {
      const { openFontStack } = await import('../engine/inputs/fonts/open-font-stack.ts');
      if (!stacks.has(font)) stacks.set(font, await openFontStack(font));
    },
    ink(palette, font) {
      if (!inks.has(font)) inks.set(font, null);
      return inks.get(font)?.(palette) ?? null;
    },
    async loadInk() {
      if (inks.size === 0) return false;
      const { openGlyphInk } = await import('../engine/inputs/fonts/glyph-ink.ts');
      // A font that fails is reported where it is named.
      for (const font of inks.keys()) inks.set(font, await openGlyphInk(font).catch(() => null));
      return true;
    },
  };
}
