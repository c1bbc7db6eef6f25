// `play FILE`: a reel, picture, film or piece of character art in the terminal.

import { Command, Option } from 'commander';
import { COLOR_DEPTHS } from '../../engine/outputs/cells/cells.ts';
import { SYMBOL_NAMES } from '../../engine/outputs/cells/cell-symbols.ts';
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
import { parseMoment } from '../parse-option.ts';
import { GRAPHICS } from '../play/graphics.ts';
import type { PlayOptions } from '../play/play-file.ts';
import { voiceOption } from '../voices.ts';

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
    .action(async (file: string, options: PlayOptions) => {
      const { playFile } = await import('../play/play-file.ts');
      await playFile(file, options);
    });
}
