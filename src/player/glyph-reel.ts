// <glyph-reel>: plays a film. Attributes and methods are those of <video>, as far as they make sense.

import { Clock } from './clock.ts';
import { button, type Controls, createControls } from './controls.ts';
import type { ReadFrame } from './engine-client.ts';
import { FilmView } from './film-view.ts';
import { fetchFilm, type FilmSource, pageFilm } from './film-source.ts';
import { STYLE } from './style.ts';

/** Seconds that the arrow keys skip. */
const SKIP = 5;
/** Controls disappear when nothing has moved for this long. */
const IDLE_MS = 2500;
/** A film is loaded before it comes into view. */
const NEAR = '200px';

/**
 * Attributes: `src` (a `film.html` or a folder; without it the film of the page), `autoplay`, `loop`, `muted`, `controls`, `transparent`,
 * `fill` (takes its size from its own style instead of the film's shape). Events: `loadedmetadata`, `play`, `pause`, `timeupdate`, `ended`,
 * `error`.
 */
export class GlyphReelElement extends HTMLElement {
  static readonly observedAttributes = ['src', 'muted', 'loop', 'controls'];
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #frame = document.createElement('section');
  readonly #start = button('play', 'Play', () => void this.play());
  readonly #message = document.createElement('div');
  readonly #spoken = document.createElement('div');
  readonly #visibility = new IntersectionObserver((entries) => this.#seen(entries.at(-1)!.isIntersecting), {
    rootMargin: NEAR,
  });
  #controls: Controls | null = null;
  #source: Promise<FilmSource> | null = null;
  #film: FilmSource | null = null;
  #opening: Promise<FilmView> | null = null;
  #view: FilmView | null = null;
  #clock: Clock | null = null;
  #sound: HTMLAudioElement | null = null;
  #isPlaying = false;
  #isVisible = false;
  #readsCaptions = false;
  #hasLooked = false;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #ticking = 0;

  constructor() {
    super();
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [style];
    this.#frame.className = 'film';
    this.#start.className = 'start';
    this.#message.className = 'message';
    this.#message.setAttribute('role', 'status');
    this.#spoken.className = 'spoken';
    this.#spoken.setAttribute('aria-live', 'polite');
    this.#frame.append(document.createElement('slot'), this.#start, this.#message, this.#spoken);
    this.#root.append(this.#frame);
    this.#frame.addEventListener('keydown', (event) => this.#key(event));
    for (const name of ['pointermove', 'pointerdown', 'focusin', 'keydown'])
      this.#frame.addEventListener(name, () => this.#wake());
  }

  connectedCallback(): void {
    this.#visibility.observe(this);
    document.addEventListener('visibilitychange', this.#suspend);
  }

  disconnectedCallback(): void {
    this.#visibility.disconnect();
    document.removeEventListener('visibilitychange', this.#suspend);
    this.#unload();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    if (name === 'src') {
      this.#unload();
      if (this.#isVisible) void this.load().catch(() => {});
      return;
    }
    if (this.#sound) this.#sound.muted = this.muted;
    if (this.#controls) this.#controls.element.hidden = !this.hasAttribute('controls');
    this.#update();
  }

  get src(): string {
    return this.getAttribute('src') ?? '';
  }
  set src(value: string) {
    this.setAttribute('src', value);
  }
  get muted(): boolean {
    return this.hasAttribute('muted');
  }
  set muted(value: boolean) {
    this.toggleAttribute('muted', value);
  }
  get loop(): boolean {
    return this.hasAttribute('loop');
  }
  set loop(value: boolean) {
    this.toggleAttribute('loop', value);
  }
  get paused(): boolean {
    return !this.#isPlaying;
  }
  /** Seconds; NaN until the film is known. */
  get duration(): number {
    return this.#film ? secondsOf(this.#film) : Number.NaN;
  }
  get currentTime(): number {
    return this.#clock?.now() ?? 0;
  }
  set currentTime(seconds: number) {
    void this.#open().then(() => this.#seek(seconds));
  }
  /** Width, height and rate of the frames that are drawn; null before the first. */
  get drawn(): { width: number; height: number; fps: number } | null {
    return this.#view?.drawn ?? null;
  }

  /** Reads what the film is, without its engine and its sound. */
  async load(): Promise<void> {
    await this.#load();
  }

  /** Rejects where the film cannot be played; the player shows why. */
  async play(): Promise<void> {
    await this.#open();
    const clock = this.#clock!;
    if (this.#isPlaying) return;
    if (clock.now() >= clock.duration) clock.seek(0);
    this.#isPlaying = true;
    this.#start.hidden = true;
    if (this.#isVisible && !document.hidden) await clock.start();
    this.dispatchEvent(new Event('play'));
    this.#tick();
    this.#wake();
  }

  pause(): void {
    if (!this.#isPlaying) return;
    this.#isPlaying = false;
    this.#clock?.stop();
    this.dispatchEvent(new Event('pause'));
    this.#update();
  }

  /** Pixels of a frame in the reel's own format, counted from 0: those that `glyphreel hash` is of. */
  async readFrame(frame: number): Promise<ReadFrame> {
    return (await this.#open()).read(frame);
  }

  #load(): Promise<FilmSource> {
    const src = this.getAttribute('src');
    return (this.#source ??= (async () => {
      const source = src === null ? pageFilm(document) : await fetchFilm(src, document.baseURI);
      if (!source) throw new Error('Expected a src, but got none.');
      this.#know(source);
      return source;
    })().catch((error: unknown) => this.#fail(error)));
  }

  #know(source: FilmSource): void {
    const { film } = source;
    this.#film = source;
    const title = film.title ?? 'Film';
    this.#frame.setAttribute('aria-label', title);
    if (film.plan.alpha) this.toggleAttribute('transparent', true);
    if (film.plan.loop) this.toggleAttribute('loop', true);
    this.style.setProperty('--aspect', `${film.format.width} / ${film.format.height}`);
    if (source.poster !== null && this.querySelector('img') === null) {
      const poster = document.createElement('img');
      poster.className = 'poster';
      poster.alt = '';
      poster.src = source.poster;
      this.#frame.prepend(poster);
    }
    this.#controls = createControls(
      { seconds: secondsOf(source), hasSound: source.hasSound, hasCaptions: film.captions.length > 0 },
      {
        toggle: () => (this.#isPlaying ? this.pause() : void this.play()),
        seek: (seconds) => (this.currentTime = seconds),
        mute: () => (this.muted = !this.muted),
        loop: () => (this.loop = !this.loop),
        captions: () => {
          this.#readsCaptions = !this.#readsCaptions;
          this.#update();
        },
        fullScreen: () => void (document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen()),
      },
    );
    this.#controls.element.hidden = !this.hasAttribute('controls');
    this.#frame.append(this.#controls.element);
    this.#update();
    this.dispatchEvent(new Event('loadedmetadata'));
  }

  #open(): Promise<FilmView> {
    return (this.#opening ??= (async () => {
      const source = await this.#load();
      const canvas = document.createElement('canvas');
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', source.film.title ?? 'Film');
      this.#start.before(canvas);
      const [view, sound] = await Promise.all([
        FilmView.open(source, canvas, (message) => void this.#fail(new Error(message)).catch(() => {})),
        source.sound(),
      ]);
      if (sound !== null) {
        this.#sound = new Audio(sound);
        this.#sound.muted = this.muted;
      }
      this.#clock = new Clock(secondsOf(source), this.#sound);
      view.onShown = () => {
        this.#frame.classList.add('shown');
        if (!this.#isPlaying) this.#message.textContent = '';
      };
      view.onSeeking = (done) => {
        if (!this.#isPlaying) this.#message.textContent = `Seeking … ${Math.floor(done * 100)} %`;
      };
      this.#view = view;
      view.show(0);
      return view;
    })().catch((error: unknown) => this.#fail(error)));
  }

  #seek(seconds: number): void {
    this.#clock?.seek(seconds);
    this.#view?.show(this.currentTime);
    this.#start.hidden = true;
    this.#update();
    this.dispatchEvent(new Event('timeupdate'));
  }

  #tick(): void {
    cancelAnimationFrame(this.#ticking);
    if (!this.#isPlaying || !this.#clock || !this.#view) return;
    this.#ticking = requestAnimationFrame(() => this.#tick());
    if (!this.#clock.isRunning) return;
    const now = this.#clock.now();
    if (now >= this.#clock.duration) {
      if (this.loop) this.#clock.seek(0);
      else return this.#end();
    }
    if (!this.#view.isBusy) this.#view.show(now);
    this.#update();
    this.dispatchEvent(new Event('timeupdate'));
  }

  #end(): void {
    this.pause();
    this.#view!.show(this.#clock!.duration);
    this.dispatchEvent(new Event('ended'));
  }

  /** Stops while nobody can see the film. */
  readonly #suspend = (): void => {
    if (!this.#isPlaying || !this.#clock) return;
    const canBeSeen = this.#isVisible && !document.hidden;
    if (canBeSeen && !this.#clock.isRunning) void this.#clock.start();
    else if (!canBeSeen && this.#clock.isRunning) this.#clock.stop();
  };

  #seen(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#suspend();
    if (!isVisible || this.#hasLooked) return;
    this.#hasLooked = true;
    const isStill = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const begun = this.hasAttribute('autoplay') && !isStill ? this.play() : this.load();
    begun.catch(() => {});
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const onSlider = (event.target as Element).localName === 'input';
    const onButton = (event.target as Element).localName === 'button';
    const frame = 1 / (this.#film?.film.format.fps ?? 24);
    const actions: Record<string, (() => void) | undefined> = {
      ' ': onButton ? undefined : () => this.#toggle(),
      k: () => this.#toggle(),
      ArrowLeft: () => (this.currentTime = this.currentTime - SKIP),
      ArrowRight: () => (this.currentTime = this.currentTime + SKIP),
      ',': () => this.#step(-frame),
      '.': () => this.#step(frame),
      Home: () => (this.currentTime = 0),
      End: () => (this.currentTime = this.duration),
      m: () => (this.muted = !this.muted),
      l: () => (this.loop = !this.loop),
    };
    const action = actions[event.key];
    if (!action || (onSlider && event.key === 'Tab')) return;
    event.preventDefault();
    action();
  }

  #toggle(): void {
    if (this.#isPlaying) this.pause();
    else void this.play();
  }

  #step(by: number): void {
    this.pause();
    this.currentTime = this.currentTime + by;
  }

  #wake(): void {
    this.#frame.classList.remove('idle');
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#isPlaying) this.#frame.classList.add('idle');
    }, IDLE_MS);
  }

  #update(): void {
    const seconds = this.currentTime;
    this.#controls?.update({
      isPlaying: this.#isPlaying,
      seconds,
      isMuted: this.muted,
      isLooped: this.loop,
      readsCaptions: this.#readsCaptions,
    });
    const said = this.#readsCaptions
      ? (this.#film?.film.captions.find(({ from, to }) => seconds >= from && seconds < to)?.text ?? '')
      : '';
    if (this.#spoken.textContent !== said) this.#spoken.textContent = said;
  }

  #fail(error: unknown): Promise<never> {
    const message = error instanceof Error ? error.message : String(error);
    this.#message.textContent = `The film cannot be played: ${message}`;
    this.#start.hidden = true;
    this.dispatchEvent(new ErrorEvent('error', { message, error }));
    return Promise.reject(error instanceof Error ? error : new Error(message));
  }

  #unload(): void {
    this.pause();
    this.#view?.dispose();
    this.#sound?.pause();
    this.#frame.querySelector('canvas')?.remove();
    this.#frame.querySelector('.poster')?.remove();
    this.#controls?.element.remove();
    this.#frame.classList.remove('shown');
    this.#message.textContent = '';
    this.#start.hidden = false;
    this.#controls = this.#film = this.#source = this.#opening = this.#view = this.#clock = this.#sound = null;
    this.#hasLooked = false;
  }
}

const secondsOf = ({ film }: FilmSource): number => film.frames / film.format.fps;
