// What the server knows about files (open documents first, then the disk) and what the engine has reported.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LIBRARY } from '../../catalog/library.ts';
import type { CatalogEntry } from '../../contract/catalog-entry.ts';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { BeatFacts, CompileFacts, PaletteInk } from '../../contract/facts.ts';
import { irregularKind } from '../../contract/irregular-kind.ts';
import type { IrregularKind } from '../../contract/irregular-kind.ts';
import type { SoundFacts } from '../../contract/sound-facts.ts';
import type { FactsNotification } from '../../contract/protocol.ts';
import { allowedPaths } from './allowed-paths.ts';
import { Materials } from './materials.ts';

const MAX_FILES = 2000;
const MAX_BYTES = 8_000_000;
/** Editors truncate Markdown after 100,000 characters. */
const MAX_PICTURE_BYTES = 64_000;
/** The reference's pictures, relative to the bundle in dist/ and to the sources. */
const PICTURE_FOLDERS = ['../docs/reference/images', '../../../docs/reference/images'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);
const SKIPPED = new Set(['node_modules', '.git', 'dist', 'out', 'build']);

/** Absolute paths of the files that a reel's header names. */
export interface NamedFiles {
  audio?: string | undefined;
  captions?: string | undefined;
}

export class Host {
  private readonly openText: (path: string) => string | null;
  private readonly beats = new Map<string, BeatFacts | null>();
  private readonly captionGlyphs = new Map<string, string>();
  private readonly sounds = new Map<string, SoundFacts | null>();
  private voiceNames: readonly string[] | undefined;
  private voices: CompileFacts['voices'];
  private readonly missingGlyphs = new Set<string>();
  /** By font, then by palette. */
  private readonly ink = new Map<string, Map<string, PaletteInk>>();
  private customEffects: Record<string, CatalogEntry[]> = {};
  private customErrors: Record<string, string> = {};
  private trusted: boolean | undefined;
  /** Workspace folders, and folders that the user allows. */
  workspace: readonly string[] = [];
  private allowed: readonly string[] = [];
  readonly materials: Materials;
  private glyphsKnown = false;
  readonly renderDiagnostics = new Map<string, Diagnostic[]>();
  private readonly pictures = new Map<string, string | undefined>();
  /** Folder with `<kind>/<name>.webp`. */
  picturesFolder: string | undefined = PICTURE_FOLDERS.find((folder) => existsSync(folder));

  /** The folder of the documentation, where it is installed. */
  get docsFolder(): string | undefined {
    return this.picturesFolder === undefined ? undefined : join(this.picturesFolder, '..', '..');
  }

  constructor(
    openText: (path: string) => string | null,
    materials = new Materials(
      () => Promise.resolve(null),
      () => {},
    ),
  ) {
    this.openText = openText;
    this.materials = materials;
  }

  /** Sets the folders that the user allows besides the workspace. */
  allow(folders: readonly string[]): void {
    this.allowed = folders;
  }

  setTrusted(trusted: boolean): void {
    this.trusted = trusted;
  }

  /** Stores facts that the engine reported. */
  learn(facts: FactsNotification): void {
    for (const [path, beats] of Object.entries(facts.beats ?? {})) this.beats.set(path, beats);
    for (const [path, glyphs] of Object.entries(facts.captionGlyphs ?? {})) this.captionGlyphs.set(path, glyphs);
    for (const [path, sound] of Object.entries(facts.sounds ?? {})) this.sounds.set(path, sound);
    if (facts.voiceNames) this.voiceNames = facts.voiceNames;
    if (facts.voices) this.voices = facts.voices;
    if (facts.missingGlyphs) {
      this.glyphsKnown = true;
      this.missingGlyphs.clear();
      for (const glyph of facts.missingGlyphs) this.missingGlyphs.add(glyph);
    }
    for (const [font, palettes] of Object.entries(facts.glyphInk ?? {}))
      this.ink.set(font, new Map([...(this.ink.get(font) ?? []), ...Object.entries(palettes)]));
    if (facts.customEffects) this.customEffects = { ...this.customEffects, ...facts.customEffects };
    if (facts.customErrors) this.customErrors = { ...this.customErrors, ...facts.customErrors };
    for (const path of Object.keys(facts.customEffects ?? {}))
      if (facts.customErrors?.[path] === undefined) delete this.customErrors[path];
    if (facts.trusted !== undefined) this.trusted = facts.trusted;
    if (facts.trusted === true) this.materials.retry();
    if (facts.allowedPaths) this.allow(facts.allowedPaths);
    for (const [uri, list] of Object.entries(facts.renderDiagnostics ?? {})) this.renderDiagnostics.set(uri, list);
  }

  /** `named`: the reel's files as of its last compile. */
  factsFor(path: string | undefined, { audio, captions }: NamedFiles = {}): CompileFacts {
    const glyphs = captions === undefined ? undefined : this.captionGlyphs.get(captions);
    const beats = audio === undefined ? undefined : this.beats.get(audio);
    const sound = audio === undefined ? undefined : this.sounds.get(audio);
    return {
      ...(path === undefined
        ? {}
        : {
            path,
            readImport: (file: string) => this.read(file),
            fileExists: (file: string) => this.openText(file) !== null || isFile(file),
            irregularKind: kindAt,
            filesIn: namesIn,
            mayRead: allowedPaths(path, [...this.workspace, ...this.allowed]),
          }),
      ...(this.glyphsKnown ? { hasGlyph: (glyph: string) => !this.missingGlyphs.has(glyph) } : {}),
      ...(beats === undefined ? {} : { beats }),
      ...(glyphs === undefined ? {} : { captionGlyphs: glyphs }),
      glyphInk: (palette, font) => this.ink.get(font ?? '')?.get(palette) ?? null,
      materials: this.materials.facts,
      ...(sound === undefined ? {} : { sound }),
      ...(this.voiceNames ? { voiceNames: this.voiceNames } : {}),
      ...(this.voices ? { voices: this.voices } : {}),
      customEffects: this.customEffects,
      customErrors: this.customErrors,
      ...(this.trusted === undefined ? {} : { trusted: this.trusted }),
    };
  }

  read(path: string): string | null {
    const known = LIBRARY.get(path) ?? this.openText(path);
    if (known !== null) return known;
    try {
      // Reading a device or a named pipe may never end.
      const info = statSync(path);
      return !info.isFile() || info.size > MAX_BYTES
        ? null
        : new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    } catch {
      return null;
    }
  }

  /** Files near the reel with one of the endings, as they would be written in it. */
  listFiles(reel: string, endings: readonly string[]): string[] {
    const from = dirname(reel);
    const found = walk(from, 3, (name) => endings.some((ending) => name.toLowerCase().endsWith(ending)), 200);
    const above = walk(
      dirname(from),
      2,
      (name) => endings.some((ending) => name.toLowerCase().endsWith(ending)),
      100,
    ).filter((path) => !path.startsWith(from + sep));
    return [...found, ...above]
      .filter((path) => path !== reel)
      .map((path) => {
        const isModule = endings.includes('.reel') || endings.includes('.ts');
        return isModule ? asModule(this.written(reel, path)) : this.written(reel, path);
      });
  }

  /** The path of a file as the reel names it. */
  written(reel: string, path: string): string {
    return relative(dirname(reel), path).split(sep).join('/');
  }

  reelsIn(folders: readonly string[]): string[] {
    return folders.flatMap((folder) => walk(folder, 6, (name) => name.endsWith('.reel'), MAX_FILES));
  }

  /** The picture of the entry as a data URI, which shows in remote windows too; none where it is too large for a hover. */
  pictureOf(entry: CatalogEntry): string | undefined {
    if (this.picturesFolder === undefined) return undefined;
    const key = `${entry.kind}/${entry.name}`;
    if (!this.pictures.has(key)) {
      let uri: string | undefined;
      try {
        const bytes = readFileSync(join(this.picturesFolder, `${key}.webp`));
        if (bytes.length <= MAX_PICTURE_BYTES) uri = `data:image/webp;base64,${bytes.toString('base64')}`;
      } catch {
        uri = undefined; // not every entry has one
      }
      this.pictures.set(key, uri);
    }
    return this.pictures.get(key);
  }
}

function walk(folder: string, depth: number, wanted: (name: string) => boolean, limit: number): string[] {
  const found: string[] = [];
  const visit = (at: string, left: number): void => {
    let entries;
    try {
      entries = readdirSync(at, { withFileTypes: true });
    } catch {
      return;
    }
    for (const entry of entries) {
      if (found.length >= limit) return;
      if (entry.isFile() && wanted(entry.name)) found.push(join(at, entry.name));
      else if (entry.isDirectory() && left > 0 && !SKIPPED.has(entry.name) && !entry.name.startsWith('.'))
        visit(join(at, entry.name), left - 1);
    }
  };
  visit(folder, depth);
  return found.sort();
}

/** Imports and modules are named as paths, also beside the reel. */
const asModule = (written: string): string => (written.startsWith('.') ? written : `./${written}`);

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function kindAt(path: string): IrregularKind | null {
  try {
    return irregularKind(statSync(path));
  } catch {
    return null;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** undefined for an untitled document, which is not on disk. */
export function uriToPath(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

export const pathToUri = (path: string): string => pathToFileURL(path).href;
