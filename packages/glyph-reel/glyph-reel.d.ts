// Types of the package; test/player/element.test.ts compares them with the element.

/** A frame in the reel's own format. */
export interface ReadFrame {
  width: number;
  height: number;
  /** RGBA, row by row. */
  pixels: Uint8Array;
}

/**
 * Plays a film that `glyphreel render -o film.html` wrote. Attributes: `src`, `autoplay`, `loop`, `muted`, `controls`, `transparent`,
 * `fill`. Events: `loadedmetadata`, `play`, `pause`, `timeupdate`, `ended`, `error`.
 */
export declare class GlyphReelElement extends HTMLElement {
  /** A `film.html`, or a folder that `--split` wrote. */
  src: string;
  muted: boolean;
  loop: boolean;
  readonly paused: boolean;
  /** Seconds; NaN until the film is known. */
  readonly duration: number;
  /** Seconds. */
  currentTime: number;
  /** Size and rate of the frames that are drawn; null before the first. */
  readonly drawn: { width: number; height: number; fps: number } | null;
  /** Reads what the film is, without its engine and its sound. Rejects where there is no film. */
  load(): Promise<void>;
  /** Rejects where the film cannot be played; the player shows why. */
  play(): Promise<void>;
  pause(): void;
  /** A frame by its number, from 0. Rejects where the film cannot be played. */
  readFrame(frame: number): Promise<ReadFrame>;
}

declare global {
  interface HTMLElementTagNameMap {
    'glyph-reel': GlyphReelElement;
  }
}
