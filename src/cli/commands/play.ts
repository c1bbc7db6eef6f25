// `play FILE`: a reel, picture, film or piece of character art in the terminal.

import path from 'node:path';
import { Command, Option } from 'commander';
import { COLOR_DEPTHS, type ColorDepth } from '../../engine/outputs/cells/cells.ts';
import { DEFAULT_SYMBOLS, SYMBOL_NAMES } from '../../engine/outputs/cells/cell-symbols.ts';
import { mixSound } from '../../engine/inputs/audio/mix/mix-sound.ts';
import { openRenderer } from '../draw-session.ts';
import { usageError } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import {
  allowCodeOption,
  allowPathOption,
  aspectOption,
  ffmpegOption,
  fpsOption,
  qualityOption,
  sceneOption,
  setOption,
} from '../options.ts';
import { inSeconds, type Moment, parseMoment } from '../parse-option.ts';
import { cellView, pixelView } from '../play/cell-view.ts';
import { detectColors, isUnicode } from '../play/detect-colors.ts';
import { chooseGraphics, type Graphics, GRAPHICS, QUESTIONS } from '../play/graphics.ts';
import { playFilm, PlayQueue } from '../play/play-film.ts';
import { readKeys, type TerminalAnswers } from '../play/play-keys.ts';
import { PlayScreen } from '../play/play-screen.ts';
import { findSoundPlayer, PlaySound } from '../play/play-sound.ts';
import { reelTextFor } from '../play/reel-text-for.ts';
import { type Drawing, type DrawingOptions, prepareDrawing } from '../prepare-drawing.ts';
import { inShell } from '../terminal.ts';
import { voiceOption } from '../voices.ts';

interface PlayCommandOptions extends DrawingOptions {
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

export function playCommand(): Command {
  return new Command('play')
    .description('play a reel, picture, film or piece of character art in the terminal')
    .argument('<file>', 'a reel, a picture, a film, .txt, .ans or .cast')
    .option('--at <time>', 'where to start, such as 2.5s', parseMoment)
    .addOption(sceneOption())
    .addOption(
      new Option('--colors <depth>', 'colours of the terminal (default: from COLORTERM, TERM and NO_COLOR)').choices(
        COLOR_DEPTHS,
      ),
    )
    .addOption(
      new Option(
        '--symbols <name>',
        'characters: mixed, ascii, blocks, half, sextants, braille, or a palette of the language (default: mixed, or ascii without colours or UTF-8)',
      ).choices(SYMBOL_NAMES),
    )
    .addOption(
      new Option('--graphics <kind>', 'pixels instead of characters, where the terminal shows them')
        .choices(['auto', ...GRAPHICS, 'none'])
        .default('none'),
    )
    .option('--mute', 'play without sound')
    .option('--loop', 'begin again at the end')
    .addOption(qualityOption(false))
    .addOption(aspectOption())
    .addOption(fpsOption())
    .addOption(allowCodeOption())
    .addOption(allowPathOption())
    .addOption(voiceOption())
    .addOption(setOption())
    .addOption(ffmpegOption())
    .addHelpText(
      'after',
      '\nKeys: space pauses, left and right seek by 5 s, up and down by 30 s, home and end or 0 to 9 go to a place, . and , step by a frame, + and - change the speed, m mutes, l loops, q or Esc quits.\nSound needs mpv, ffplay, pacat, aplay or play (SoX).',
    )
    .action(play);
}

async function play(file: string, options: PlayCommandOptions): Promise<void> {
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
  asked: PlayCommandOptions['graphics'],
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
  { mute, scene, ffmpeg }: PlayCommandOptions,
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
