// What the terminal can show, as its environment tells.

import type { ColorDepth } from '../../engine/outputs/cells/cells.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const TRUE_COLOR_PROGRAMS = /^(iTerm\.app|WezTerm|vscode|ghostty|rio|Hyper|mintty)$/;
const TRUE_COLOR_TERMS = /direct|kitty|alacritty|foot|ghostty|wezterm|contour|iterm/;

/** NO_COLOR and dumb terminals: none; COLORTERM, TERM and the names of terminals tell the rest. */
export function detectColors(env: Environment): ColorDepth {
  const term = env['TERM'] ?? '';
  if (env['NO_COLOR'] || term === 'dumb') return 'none';
  if (/^(truecolor|24bit)$/i.test(env['COLORTERM'] ?? '')) return '24bit';
  // Screens within tmux and screen have the colours that TERM names, whatever is around them.
  if (/^(tmux|screen)/.test(term)) return /256color/.test(term) ? '256' : '16';
  if (env['WT_SESSION'] || TRUE_COLOR_PROGRAMS.test(env['TERM_PROGRAM'] ?? '') || TRUE_COLOR_TERMS.test(term))
    return '24bit';
  if (/256/.test(term) || /256/.test(env['COLORTERM'] ?? '') || env['TERM_PROGRAM'] === 'Apple_Terminal') return '256';
  return '16';
}

/** Whether characters beyond ASCII can be sent. */
export function isUnicode(env: Environment, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return true;
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return /utf-?8/i.test(locale);
}
