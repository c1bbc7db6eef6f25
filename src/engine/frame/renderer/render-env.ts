// Shared by all scenes of one renderer: kernels, memory, atlases, a pool of frames, and tables that depend only on the
// frame size.

import type { GridName, ScenePlan } from '../../../contract/plan.ts';
import type { Caption } from '../../../contract/caption.ts';
import type { FrameFormat } from '../../../contract/render.ts';
import type { AudioReader } from '../features/audio-reader.ts';
import type { MediaLookup } from '../../effect-api/media.ts';
import { type AlphaFrame, createAlphaFrame, createFrame, type Frame, hasAlpha } from '../../kernels/frame.ts';
import { GlyphAtlas } from '../glyphs/atlas.ts';
import { cellSize } from '../glyphs/cell-size.ts';
import type { Font } from '../glyphs/font.ts';
import { fontStack, type FontStack } from '../glyphs/font-stack.ts';
import type { GlyphRasteriser } from '../glyphs/glyph-rasteriser.ts';
import type { Registry } from '../graph/registry.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { KernelMemory } from '../../kernels/memory.ts';
import type { LayerTape } from './layer-tape.ts';
import type { Stage, StageProfile } from './renderer.ts';

export class RenderEnv {
  readonly kernels: Kernels;
  readonly memory: KernelMemory;
  readonly format: FrameFormat;
  readonly warnings: string[] = [];
  plan: ScenePlan;
  reader: AudioReader;
  registry: Registry;
  profile: StageProfile | null;
  captions: readonly Caption[];
  media: MediaLookup;
  readonly rasteriser: GlyphRasteriser;
  readonly tape: LayerTape | null;
  // Kept across edits: these depend only on the frame size and the fonts.
  readonly #atlases: Map<string, GlyphAtlas>;
  readonly #cached: Map<string, unknown>;
  readonly #spare: Frame[];
  readonly #spareAlpha: AlphaFrame[];
  /** Milliseconds of the stages inside the one that runs. */
  #inner = 0;

  constructor(
    kernels: Kernels,
    memory: KernelMemory,
    format: FrameFormat,
    parts: {
      plan: ScenePlan;
      reader: AudioReader;
      registry: Registry;
      profile: StageProfile | null;
      captions: readonly Caption[];
      media: MediaLookup;
      rasteriser: GlyphRasteriser;
      tape: LayerTape | null;
    },
    previous?: RenderEnv,
  ) {
    this.kernels = kernels;
    this.memory = memory;
    this.format = format;
    this.plan = parts.plan;
    this.reader = parts.reader;
    this.registry = parts.registry;
    this.profile = parts.profile;
    this.captions = parts.captions;
    this.media = parts.media;
    this.rasteriser = parts.rasteriser;
    this.tape = parts.tape;
    this.#atlases = previous ? previous.#atlases : new Map();
    this.#cached = previous ? previous.#cached : new Map();
    this.#spare = previous ? previous.#spare : [];
    this.#spareAlpha = previous ? previous.#spareAlpha : [];
  }

  /** Pixels of this frame per pixel of a 1080-line frame. */
  get px(): number {
    return Math.min(this.format.width, this.format.height) / 1080;
  }

  /** The stack of a layer's or text's own font, else the reel's, else the bundled one. A font that cannot be read is left out with a warning. */
  fonts(path: string | null): FontStack {
    const wanted = path ?? this.plan.font?.path ?? null;
    if (wanted === null) return fontStack();
    try {
      return fontStack((this.media.find('fonts', wanted)?.value ?? null) as Font | null);
    } catch (error) {
      this.warn(
        `${error instanceof Error ? error.message : `The font ${wanted} cannot be used.`} The bundled fonts are used instead.`,
      );
      return fontStack();
    }
  }

  /** `gridScale` is 1 for text, whose size does not depend on the quality. */
  atlas(stack: FontStack, grid: GridName, gridScale: number): GlyphAtlas {
    const key = `${stack.id}|${grid}|${gridScale}`;
    let atlas = this.#atlases.get(key);
    if (!atlas) {
      atlas = new GlyphAtlas(
        this.memory,
        this.rasteriser,
        stack,
        cellSize(stack.primary, grid, this.format.width, this.format.height, gridScale),
      );
      this.#atlases.set(key, atlas);
    }
    return atlas;
  }

  warn(text: string): void {
    if (!this.warnings.includes(text)) this.warnings.push(text);
  }

  /** Caches a value that depends only on the key and the frame size. */
  readonly cached = <T>(key: string, make: () => T): T => {
    if (!this.#cached.has(key)) this.#cached.set(key, make());
    return this.#cached.get(key) as T;
  };

  /** A frame of the reel: with alpha where the reel has it. */
  acquireFrame(): Frame {
    return this.plan.alpha ? this.acquireAlpha() : this.acquireOpaque();
  }
  acquireOpaque(): Frame {
    return this.#spare.pop() ?? createFrame(this.memory, this.format.width, this.format.height);
  }
  acquireAlpha(): AlphaFrame {
    return this.#spareAlpha.pop() ?? createAlphaFrame(this.memory, this.format.width, this.format.height);
  }
  releaseFrame(frame: Frame): void {
    if (hasAlpha(frame)) this.#spareAlpha.push(frame);
    else this.#spare.push(frame);
  }

  /** Adds what was measured inside the stage that runs. */
  addInner(stage: Stage, ms: number, site: number): void {
    this.profile?.add(stage, null, ms, site);
    this.#inner += ms;
  }

  /** Runs a stage; with a profile, also measures it. `site`: of the item or effect that it draws. */
  stage(stage: Stage, detail: string | null, run: () => void, site: number | null = null): void {
    if (this.profile === null) {
      run();
      return;
    }
    const outer = this.#inner;
    this.#inner = 0;
    const start = performance.now();
    run();
    const ms = performance.now() - start;
    this.profile.add(stage, detail, ms - this.#inner, site);
    this.#inner = outer + ms;
  }
}
