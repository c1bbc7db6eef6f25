// Sends the server what only the engine can find out: beats of the audio, glyphs that the fonts lack, schemas of custom effects.
// Each question is asked once, and again when a file changes. What needs trust is only asked in trusted workspaces.

import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { FactsNotification, MaterialAnswer, MaterialParams, PlanNotification } from '../../contract/protocol.ts';
import type { BeatFacts, PaletteInk } from '../../contract/facts.ts';
import { flatItems } from '../../contract/flat-items.ts';
import type { ScenePlan } from '../../contract/plan.ts';
import type { SoundFacts } from '../../contract/sound-facts.ts';
import { commandOf, readVoices, voiceKey } from '../../contract/voice.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { failureCode, failureText } from '../shared/failure.ts';
import { onSettingChange, setting } from '../shared/settings-reader.ts';
import type { FileWatch } from '../watch/file-watch.ts';
import type { LanguageService } from './language-service.ts';
import type { PlanStore } from './plan-store.ts';

interface RelayParts {
  engine: EngineClient;
  language: LanguageService;
  plans: PlanStore;
  watch: FileWatch;
  log: vscode.LogOutputChannel;
}

export class FactsRelay implements vscode.Disposable {
  readonly #engine: EngineClient;
  readonly #language: LanguageService;
  readonly #log: vscode.LogOutputChannel;
  readonly #disposables: vscode.Disposable[] = [];
  readonly #known: Required<
    Pick<FactsNotification, 'beats' | 'sounds' | 'captionGlyphs' | 'customEffects' | 'customErrors'>
  > = { beats: {}, sounds: {}, captionGlyphs: {}, customEffects: {}, customErrors: {} };
  readonly #ink = Object.create(null) as Required<FactsNotification>['glyphInk'];
  #voices: Required<FactsNotification>['voices'] = {};
  readonly #missing = new Set<string>();
  readonly #glyphsAsked = new Set<string>();
  /** The font that they were asked of. */
  #glyphFont: string | undefined;
  /** Questions with the modification time of their file, so that a replaced file is asked about again. */
  readonly #asked = new Set<string>();
  /** By module: the files that it reads. */
  readonly #moduleFiles = new Map<string, readonly string[]>();

  constructor({ engine, language, plans, watch, log }: RelayParts) {
    this.#engine = engine;
    this.#language = language;
    this.#log = log;
    this.#disposables.push(
      watch.onDidChange((paths) => this.#filesChanged(paths)),
      plans.onDidChange((changed) => void this.#ask(changed)),
      language.onMaterial((params) => this.#material(params)),
      onSettingChange(['voices'], () => this.#voicesChanged(plans)),
      onSettingChange(['allowedPaths'], () => void language.sendFacts({ allowedPaths: setting('allowedPaths') })),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#askAgain(plans)),
      // A restarted server knows nothing.
      language.onDidStart(() => void this.#sendAll()),
    );
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #ask({ plan }: PlanNotification): Promise<void> {
    await Promise.all([
      ...(plan.audio ? [this.#askBeats(plan.audio.path)] : []),
      this.#askCaptions(plan).then(() => this.#askGlyphs(plan)),
      this.#askInk(plan),
      this.#askVoices(plan),
      ...plan.modules.map((module) => this.#askModule(module.path)),
    ]);
  }

  /** Files are only opened in trusted workspaces. */
  async #material(params: MaterialParams): Promise<MaterialAnswer | null> {
    if (!vscode.workspace.isTrusted) return null;
    return this.#engine.request('material', params).catch((error: unknown) => {
      this.#log.warn(`Nothing is known of ${params.path}: ${failureText(error)}`);
      return null;
    });
  }

  async #askBeats(path: string): Promise<void> {
    if (!vscode.workspace.isTrusted) return this.#sendBeats(path, null, null);
    const time = await modifiedAt(path);
    if (!this.#isNew(`beats ${path} ${time}`)) return;
    const analysis = await this.#engine.request('analyze', { path }).catch((error: unknown) => {
      this.#log.warn(`No beats for ${path}: ${failureText(error)}`);
      if (failureCode(error) === 'engine-gone') this.#asked.delete(`beats ${path} ${time}`);
      return null;
    });
    await this.#sendBeats(path, analysis?.beats ?? null, analysis?.sound ?? null);
  }

  async #sendBeats(path: string, beats: BeatFacts | null, sound: SoundFacts | null): Promise<void> {
    const known = [this.#known.beats[path], this.#known.sounds[path]];
    if (Object.hasOwn(this.#known.beats, path) && JSON.stringify(known) === JSON.stringify([beats, sound])) return;
    this.#known.beats[path] = beats;
    this.#known.sounds[path] = sound;
    await this.#language.sendFacts({ beats: { [path]: beats }, sounds: { [path]: sound } });
  }

  async #askCaptions({ captions }: { captions: { path: string } | null }): Promise<void> {
    if (!captions?.path || !vscode.workspace.isTrusted) return;
    const { path } = captions;
    const time = await modifiedAt(path);
    if (!this.#isNew(`captions ${path} ${time}`)) return;
    const glyphs = await this.#engine.request('captionGlyphs', { path }).catch((error: unknown) => {
      this.#log.warn(`No captions in ${path}: ${failureText(error)}`);
      if (failureCode(error) === 'engine-gone') this.#asked.delete(`captions ${path} ${time}`);
      return '';
    });
    if (this.#known.captionGlyphs[path] === glyphs) return;
    this.#known.captionGlyphs[path] = glyphs;
    await this.#language.sendFacts({ captionGlyphs: { [path]: glyphs } });
  }

  /** Programs only run in trusted workspaces, and are those of the user's own settings. */
  async #askVoices(plan: ScenePlan): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    const voices = readVoices(setting('voices'));
    const speeches = plan.scenes.flatMap(({ sounds = [] }) => sounds.flatMap(({ speech }) => speech ?? []));
    for (const { by, words } of speeches) {
      const command = commandOf(voices, { by, words }, plan.seed);
      const key = voiceKey({ by, words });
      const question = `voice ${JSON.stringify(command)} ${key}`;
      if (!command || !this.#isNew(question)) continue;
      const answer = await this.#engine.request('speak', { by, words, command }).catch((error: unknown) => {
        this.#log.warn(`The voice ${by} said nothing: ${failureText(error)}`);
        if (failureCode(error) === 'engine-gone') this.#asked.delete(question);
        return null;
      });
      if (answer === null) continue;
      this.#voices = { ...this.#voices, [key]: answer };
      await this.#language.sendFacts({ voices: this.#voices });
    }
  }

  #voicesChanged(plans: PlanStore): void {
    this.#voices = {};
    this.#forget((question) => question.startsWith('voice '));
    void this.#language.sendFacts({ voices: {}, ...voiceNames() });
    this.#askOpen(plans);
  }

  /** The ink of palettes. */
  async #askInk(plan: ScenePlan): Promise<void> {
    const byFont = new Map<string, string[]>();
    for (const { items } of plan.scenes)
      for (const item of items) {
        if (item.kind !== 'layer' || item.glyphs !== 'ramp') continue;
        const font = item.font?.path ?? '';
        if (this.#isNew(`ink ${font} ${item.palette}`)) byFont.set(font, [...(byFont.get(font) ?? []), item.palette]);
      }
    for (const [font, palettes] of byFont) {
      // A font that fails is reported where it is named.
      const inks = await this.#engine.request('glyphInk', { palettes, ...(font && { font }) }).catch(() => null);
      if (inks === null) continue;
      const known = (this.#ink[font] ??= Object.create(null) as Record<string, PaletteInk>);
      palettes.forEach((palette, i) => (known[palette] = inks[i]!));
      await this.#language.sendFacts({ glyphInk: { [font]: known } });
    }
  }

  async #askGlyphs(plan: ScenePlan): Promise<void> {
    const font = plan.font?.path;
    if (font !== this.#glyphFont) {
      this.#glyphFont = font;
      this.#glyphsAsked.clear();
      this.#missing.clear();
    }
    const drawn = [...glyphsOf(plan, this.#known.captionGlyphs[plan.captions?.path ?? ''])];
    const text = drawn.filter((glyph) => !this.#glyphsAsked.has(glyph)).join('');
    if (text === '') return;
    for (const glyph of text) this.#glyphsAsked.add(glyph);
    const missing = await this.#engine
      .request('missingGlyphs', { text, ...(font !== undefined && { font }) })
      .catch(() => {
        for (const glyph of text) this.#glyphsAsked.delete(glyph);
        return [];
      });
    if (missing.length === 0) return;
    for (const glyph of missing) this.#missing.add(glyph);
    await this.#language.sendFacts({ missingGlyphs: [...this.#missing] });
  }

  /** Reloads modules that read one of these files, and analyses audio again. */
  #filesChanged(changed: readonly string[]): void {
    for (const [path, files] of this.#moduleFiles)
      if (changed.some((file) => files.includes(file))) void this.#askModule(path, true);
    for (const path of changed) if (Object.hasOwn(this.#known.beats, path)) void this.#askBeats(path);
    // The server compiles again with what they hold now, and asks for their glyphs with the new plan.
    for (const path of changed)
      if (Object.hasOwn(this.#known.captionGlyphs, path)) void this.#askCaptions({ captions: { path } });
  }

  async #askModule(path: string, again = false): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    if (!again && !this.#isNew(`module ${path}`)) return;
    const answer = await this.#engine
      .request('loadModule', { path })
      .catch((error: unknown) => ({ entries: [], files: [path], error: failureText(error) }));
    this.#moduleFiles.set(
      path,
      answer.error ? [...new Set([...answer.files, ...(this.#moduleFiles.get(path) ?? [])])] : answer.files,
    );
    this.#known.customEffects[path] = answer.entries;
    if (answer.error) this.#known.customErrors[path] = answer.error;
    else delete this.#known.customErrors[path];
    await this.#language.sendFacts({
      customEffects: this.#known.customEffects,
      customErrors: this.#known.customErrors,
    });
  }

  #askAgain(plans: PlanStore): void {
    this.#asked.clear();
    void this.#language.sendFacts({ trusted: true, ...voiceNames() });
    this.#askOpen(plans);
  }

  #askOpen(plans: PlanStore): void {
    for (const document of vscode.workspace.textDocuments) {
      const held = plans.get(document.uri);
      if (held) void this.#ask(held);
    }
  }

  async #sendAll(): Promise<void> {
    await this.#language.sendFacts({
      ...this.#known,
      missingGlyphs: [...this.#missing],
      glyphInk: this.#ink,
      trusted: vscode.workspace.isTrusted,
      allowedPaths: setting('allowedPaths'),
      voices: this.#voices,
      ...voiceNames(),
    });
  }

  #forget(which: (question: string) => boolean): void {
    for (const question of this.#asked) if (which(question)) this.#asked.delete(question);
  }

  #isNew(question: string): boolean {
    if (this.#asked.has(question)) return false;
    this.#asked.add(question);
    return true;
  }
}

/** Not checked in untrusted workspaces, where no voice speaks. */
const voiceNames = (): Pick<FactsNotification, 'voiceNames'> =>
  vscode.workspace.isTrusted ? { voiceNames: Object.keys(readVoices(setting('voices'))) } : {};

const modifiedAt = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

/** All non-ASCII glyphs that the reel may draw. */
function glyphsOf(plan: ScenePlan, captions = ''): Set<string> {
  const found = new Set<string>();
  const add = (text: string) => {
    for (const glyph of text) if (glyph > '~' && glyph.trim() !== '') found.add(glyph);
  };
  add(captions);
  for (const scene of plan.scenes) {
    for (const node of scene.nodes) {
      if (node.k !== 'call') continue;
      for (const arg of Object.values(node.args)) if ('text' in arg) add(arg.text);
    }
    for (const item of flatItems(scene.items)) {
      if (item.kind === 'layer') add(item.palette);
      else if (item.kind === 'particles') {
        for (const arg of Object.values(item.effect.args)) {
          if ('glyphs' in arg) add(arg.glyphs);
          else if ('text' in arg) add(arg.text);
        }
      } else if (item.kind === 'text' || item.kind === 'ticker') {
        for (const part of item.parts) if ('text' in part) add(part.text);
      }
    }
  }
  return found;
}
