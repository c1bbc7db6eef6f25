// Plays one file in the terminal, with sound where a player is found. The command loads this module when it runs: it needs the whole engine.

import path from 'node:path';
import type { ColorDepth } from '../../engine/outputs/cells/cells.ts';
import { DEFAULT_SYMBOLS } from '../../engine/outputs/cells/cell-symbols.ts';
import { mixSound } from '../../engine/inputs/audio/mix/mix-sound.ts';
import { openRenderer } from '../draw-session.ts';
import { usageError } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { inSeconds, type Moment } from '../parse-option.ts';
import { type Drawing, type DrawingOptions, prepareDrawing } from '../prepare-drawing.ts';
import { inShell } from '../terminal.ts';
import { cellView, pixelView } from './cell-view.ts';
import { detectColors, isUnicode } from './detect-colors.ts';
import { chooseGraphics, type Graphics, QUESTIONS } from './graphics.ts';
import { playFilm, PlayQueue } from './play-film.ts';
import { readKeys, type TerminalAnswers } from './play-keys.ts';
import { PlayScreen } from './play-screen.ts';
import { findSoundPlayer, PlaySound } from './play-sound.ts';
import { reelTextFor } from './reel-text-for.ts';

export interface PlayOptions extends DrawingOptions {
  at?: Moment;
  colors?: ColorDepth;
  symbols?: string;
  graphics?: Graphics | 'auto' | 'none';
  mute?: boolean;
  loop?: boolean;
  ffmpeg?: string;
}

/** Frames are drawn this wide: terminals have fewer samples. */
const FRAME_WIDTH = 960;
/** How long a terminal may take to answer. */
const ANSWER_MS = 400;
/** Where the terminal does not tell. */
const USUAL_CELL = { width: 10, height: 20 };
const ESCAPE_MS = 60;

export async function playFile(file: string, options: PlayOptions): Promise<void> {
  const { stdout, stdin } = process;
  if (!stdout.isTTY)
    throw usageError(
      'Expected a terminal to play in, but standard output is not one.',
      `For a recording: glyphreel ${file.endsWith('.reel') ? 'render' : 'convert'} ${inShell(file)} -o ${inShell(`${path.parse(file).name}.cast`)}`,
    );
  await interruptible(async (signal) => {
    const source = path.resolve(file);
    const text = await reelTextFor(source, options.ffmpeg, signal);
    const drawing = await prepareDrawing(
      text === null ? file : `${source}.reel`,
      { ...options, fitWidth: FRAME_WIDTH, ...(text === null ? {} : { text }) },
      signal,
    );
    const sound = await openSound(drawing, options, signal);
    const renderer = await openRenderer(drawing.order);
    const queue = new PlayQueue();
    const terminal = new TerminalInput(queue);
    const screen = new PlayScreen(stdout, stdin.isTTY ? stdin : null, (input) => terminal.read(input));
    const wake = () => queue.wake();
    stdout.on('resize', wake);
    signal.addEventListener('abort', wake);
    try {
      screen.enter();
      const graphics = await findGraphics(options.graphics, screen, terminal, stdin.isTTY);
      const { width, height } = drawing.order.format;
      const frame = { width, height, hasAlpha: drawing.order.plan.alpha === true };
      const unicode = isUnicode(process.env, process.platform);
      const colors = options.colors ?? detectColors(process.env);
      const symbols = options.symbols ?? (unicode && colors !== 'none' ? DEFAULT_SYMBOLS : 'ascii');
      await playFilm(
        { renderer, frames: drawing.frames, fps: drawing.fps, sound },
        screen,
        queue,
        {
          from: options.at ? inSeconds(options.at, drawing.fps) : 0,
          isLooping: options.loop === true,
          isMuted: false,
          isUnicode: unicode,
          openView: (grid) =>
            graphics
              ? pixelView(graphics, frame, grid, terminal.answers.cell ?? USUAL_CELL)
              : cellView(frame, grid, colors, symbols),
        },
        signal,
      );
    } finally {
      screen.leave();
      stdout.off('resize', wake);
      sound?.stop();
      renderer.dispose();
    }
  });
}

/** Keys go to the film, answers to whoever asked. */
class TerminalInput {
  readonly answers: TerminalAnswers = {};
  readonly #queue: PlayQueue;
  #rest = '';
  #timer: NodeJS.Timeout | undefined;
  onAnswer: (() => void) | null = null;

  constructor(queue: PlayQueue) {
    this.#queue = queue;
  }

  read(input: string): void {
    clearTimeout(this.#timer);
    const { actions, answers, rest } = readKeys(this.#rest + input);
    this.#rest = rest;
    Object.assign(this.answers, answers);
    if (answers.attributes) this.onAnswer?.();
    this.#queue.push(...actions);
    if (rest === '') return;
    // Esc alone: nothing follows.
    this.#timer = setTimeout(() => {
      if (this.#rest === '\x1b') this.#queue.push({ kind: 'quit' });
      this.#rest = '';
    }, ESCAPE_MS);
  }
}

async function findGraphics(
  asked: PlayOptions['graphics'],
  screen: PlayScreen,
  terminal: TerminalInput,
  canAnswer: boolean,
): Promise<Graphics | null> {
  if (asked === 'none' || asked === undefined) return null;
  if (canAnswer) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ANSWER_MS);
      terminal.onAnswer = () => {
        clearTimeout(timer);
        resolve();
      };
      screen.ask(QUESTIONS);
    });
    terminal.onAnswer = null;
  }
  return asked === 'auto' ? chooseGraphics(terminal.answers, process.env) : asked;
}

/** Null where there is nothing to hear, or nothing to play it with. */
async function openSound(
  { order: { plan }, frames, fps }: Drawing,
  { mute, scene, ffmpeg }: PlayOptions,
  signal: AbortSignal,
): Promise<PlaySound | null> {
  // A scene alone has no place in the sound of the reel.
  if (mute || scene !== undefined) return null;
  const player = findSoundPlayer();
  if (player === null) return null;
  const track = await mixSound(plan, { end: frames / fps, signal, ...(ffmpeg && { ffmpegPath: ffmpeg }) });
  if (track === null) return null;
  return new PlaySound(track, player);
}
