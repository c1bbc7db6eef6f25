// Makes a film of a plan: what drawing looks up is recorded while frames are drawn, so that the player finds the same.

import { createHash } from 'node:crypto';
import type { ScenePlan } from '../../../../contract/plan.ts';
import type { FrameFormat } from '../../../../contract/render.ts';
import { packAudio, type RowRange } from '../../../film/film-audio.ts';
import { type Film, FILM_VERSION, type FilmFile, type FilmTables } from '../../../film/film.ts';
import type { AudioFeatures } from '../../../frame/features/audio-features.ts';
import type { Font } from '../../../frame/glyphs/font.ts';
import type { Renderer, RendererOptions } from '../../../frame/renderer/renderer.ts';
import type { ColorCube } from '../../../frame/shade/color-cube.ts';
import { createRenderer } from '../../../frame/renderer/create-renderer.ts';
import type { MediaStore } from '../../../inputs/media-store.ts';
import { rendererInputs } from '../../../inputs/open-renderer.ts';
import { planMedia } from '../../../inputs/plan-media.ts';
import { interrupted } from '../../../errors/render-errors.ts';
import { ArtRecorder } from './art-recorder.ts';
import { bakedSites, withBakedLayers } from './baked-layers.ts';
import { FilmBytes } from './film-bytes.ts';
import { GlyphRecorder } from './glyph-recorder.ts';
import { LayerRecorder } from './layer-recorder.ts';
import { portablePlan } from './portable-plan.ts';
import { textsOnly } from './texts-only.ts';

export interface BakeOptions {
  plan: ScenePlan;
  format: FrameFormat;
  /** With all spectrum and waveform rows of the reel. */
  audio: AudioFeatures;
  store: MediaStore;
  scene?: string;
  signal?: AbortSignal;
  onProgress?: (done: number, all: number) => void;
}

export interface BakedFilm {
  film: Film;
  bytes: Uint8Array;
  /** SHA-256 of the RGBA pixels of some frames. */
  hashes: ReadonlyMap<number, string>;
  /** RGBA of the frame that represents the film. */
  poster: Uint8Array;
}

/** Fields that read more than `audio.*`. */
const READS_SPECTRUM = 'spectrum';
const READS_WAVEFORM = 'waveform';
/** Where the poster is, as a share of the length: not at the beginning, where texts are still being typed. */
const POSTER_AT = 0.6;
const MOST_CHECKED = 5;

export async function bakeFilm(options: BakeOptions): Promise<BakedFilm> {
  const { plan, format, audio, store, scene, signal, onProgress } = options;
  const inputs = await rendererInputs(store, plan, scene);
  const recorder = new GlyphRecorder(inputs.rasteriser);
  const bytes = new FilmBytes();
  const sites = bakedSites(plan);
  const layers = new LayerRecorder((site) => sites.has(site), bytes.add);
  const arts = new ArtRecorder();
  const base = {
    ...inputs,
    media: arts.watch(store),
    tape: layers.tape,
    format,
    audio,
    rasteriser: recorder.rasteriser,
    ...(scene === undefined ? {} : { scene }),
  };
  const showsFiles = plan.scenes.some(({ materials }) => materials.length > 0);
  const drawing = await draw({ ...base, plan }, showsFiles, signal, onProgress);
  if (!showsFiles) await drawTexts({ ...base, plan: textsOnly(plan) }, signal, onProgress);
  const { names, portable } = portablePlan(withBakedLayers(plan, sites));
  const ownFonts = new Map<string, string>();
  for (const { kind, ref } of planMedia(plan)) {
    if (kind !== 'fonts') continue;
    const font = store.find('fonts', ref.path)?.value as Font | undefined;
    if (font) ownFonts.set(font.family, names.get(ref.path)!);
  }
  const tables: FilmTables = {
    ...(await recorder.tables((font) => ownFonts.get(font.family) ?? null, bytes.add)),
    files: filesOf(plan, store, names, bytes),
    layers: layers.layers(),
    art: arts.arts((path) => names.get(path)!, bytes.add),
  };
  const film: Film = {
    version: FILM_VERSION,
    title: plan.title,
    plan: portable,
    format,
    frames: drawing.frames,
    ...(scene === undefined ? {} : { scene }),
    isFixed: sites.size > 0,
    audio: packAudio(
      audio,
      { spectrum: rowsOf(plan, READS_SPECTRUM, audio), waveform: rowsOf(plan, READS_WAVEFORM, audio) },
      bytes.add,
    ),
    captions: [...(inputs.captions ?? [])],
    tables: bytes.add(Buffer.from(JSON.stringify(tables))),
  };
  return { film, bytes: bytes.all(), hashes: drawing.hashes, poster: drawing.poster };
}

/** The frames of the reel at which a field is drawn: those of its scenes, and of the next segment, which they may fade into. */
function rowsOf(plan: ScenePlan, field: string, { fps, first, frames }: AudioFeatures): RowRange[] {
  const scenes = new Set(
    plan.scenes.flatMap(({ name, nodes }) =>
      nodes.some((node) => node.k === 'call' && node.fn === field) ? [name] : [],
    ),
  );
  if (scenes.size === 0) return [];
  const { segments } = plan;
  const played = segments.flatMap(({ scene, start, end }, at): RowRange[] =>
    scenes.has(scene) ? [[Math.floor(start * fps) - 1, Math.ceil((segments[at + 1]?.end ?? end) * fps) + 1]] : [],
  );
  // A scene that is exported alone may be in no segment.
  return played.length > 0 ? played : [[first, first + frames + 1]];
}

/** Draws a frame of each scene and the poster, or every frame. */
async function draw(
  options: RendererOptions,
  isWhole: boolean,
  signal?: AbortSignal,
  onProgress?: (done: number, all: number) => void,
): Promise<{ frames: number; hashes: Map<number, string>; poster: Uint8Array }> {
  const renderer = await createRenderer(options);
  try {
    const { frames, segments } = renderer;
    const poster = Math.floor(frames * POSTER_AT);
    const seen = new Set<string>();
    const samples = new Set([0, poster]);
    for (const { scene, first, count } of segments) {
      if (seen.has(scene)) continue;
      seen.add(scene);
      samples.add(first + Math.floor(count / 3));
    }
    const hashes = new Map<number, string>();
    let picture: Uint8Array = new Uint8Array(0);
    const wanted = isWhole ? Array.from({ length: frames }, (_, frame) => frame) : [...samples];
    for (const frame of wanted.toSorted((a, b) => a - b)) {
      const pixels = await drawFrame(renderer, frame, signal);
      if (frame === poster) picture = pixels.slice();
      if (samples.has(frame) && hashes.size < MOST_CHECKED)
        hashes.set(frame, createHash('sha256').update(pixels).digest('hex'));
      if (isWhole) onProgress?.(frame, frames);
    }
    return { frames, hashes, poster: picture };
  } finally {
    renderer.dispose();
  }
}

async function drawFrame(renderer: Renderer, frame: number, signal?: AbortSignal): Promise<Uint8Array> {
  await renderer.prepare(frame, signal);
  for (;;) {
    if (signal?.aborted) throw interrupted();
    const { done, total } = renderer.seekTowards(frame, SLICE_MS);
    if (done === total) break;
    await nextTurn();
  }
  renderer.draw(frame);
  return renderer.packRgba();
}

const SLICE_MS = 50;
const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Draws every frame of the texts alone. */
async function drawTexts(
  options: RendererOptions,
  signal?: AbortSignal,
  onProgress?: (done: number, all: number) => void,
): Promise<void> {
  const hasText = options.plan.captions !== null || options.plan.scenes.some(({ items }) => items.length > 0);
  if (!hasText) return;
  const renderer = await createRenderer(options);
  try {
    for (let frame = 0; frame < renderer.frames; frame++) {
      await renderer.prepare(frame, signal);
      renderer.draw(frame);
      if (frame % 8 !== 7) continue;
      if (signal?.aborted) throw interrupted();
      onProgress?.(frame, renderer.frames);
      await nextTurn();
    }
  } finally {
    renderer.dispose();
  }
}

function filesOf(plan: ScenePlan, store: MediaStore, names: ReadonlyMap<string, string>, bytes: FilmBytes): FilmFile[] {
  return planMedia(plan).flatMap(({ kind, ref }): FilmFile[] => {
    const path = names.get(ref.path)!;
    if (kind === 'texts') return [{ kind, path, text: store.get('texts', ref.path).value }];
    if (kind !== 'lut') return [];
    const { size, values } = store.get('lut', ref.path).value as ColorCube;
    const part = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    return [{ kind, path, size, values: bytes.add(part) }];
  });
}
