// What experience warns of: mistakes of taste that compile and look wrong.

import { GRIDS } from '../../catalog/settings.ts';
import type { PlanScene } from '../../contract/plan.ts';
import type { LayerNode, SceneNode, TextNode } from '../syntax/tree.ts';
import type { Used } from './chain.ts';
import { type Env, report } from './context.ts';

const MIRRORS = new Set(['mirrorX', 'mirrorY', 'mirrorQuad', 'mirrorDiagonal', 'kaleidoscope']);
/** Characters of a line that are still read at ease on a portrait frame. */
const PORTRAIT_LINE = 30;
const USUAL_PORTRAIT_LINE = 25;

export function warnAboutScene(
  env: Env,
  node: SceneNode,
  scene: PlanScene,
  shaders: readonly Used[],
  feedback: Used | null,
): void {
  warnMirroredText(env, node, shaders);
  warnFadingFeedback(env, feedback);
  const { format } = env.ctx;
  warnDarkOverlay(env, node, scene);
  if (format.height > format.width) for (const item of node.items) if (item.k === 'text') warnLongLine(env, item);
}

function warnMirroredText(env: Env, node: SceneNode, shaders: readonly Used[]): void {
  if (!node.items.some((item) => item.k === 'text' || item.k === 'ticker')) return;
  for (const { call, span, env: at } of shaders) {
    if (MIRRORS.has(call.fn))
      report(
        at,
        span,
        'mirrored-text',
        `\`${call.fn}\` mirrors the text of this scene too, which makes it hard to read.`,
        {
          severity: 'warning',
          help: 'Mirror the value of a layer instead (`value | mirrorX`), or move the text to a scene of its own.',
        },
      );
  }
}

function warnFadingFeedback(env: Env, feedback: Used | null): void {
  const blend = feedback?.call.args.blend;
  if (!feedback || !blend || !('word' in blend) || blend.word !== 'multiply') return;
  const { start, end } = feedback.span;
  const text = env.unit.parsed.text.slice(env.place.base + start, env.place.base + end);
  const at = text.lastIndexOf('multiply');
  const span = at < 0 ? feedback.span : { start: start + at, end: start + at + 'multiply'.length };
  report(
    feedback.env,
    span,
    'fading-feedback',
    '`multiply` as the blend of a feedback darkens every frame by the one before, until nothing is left.',
    {
      severity: 'warning',
      help: 'Use `screen` or `lighten`.',
      fixes: at < 0 ? [] : [{ title: 'Change to `screen`', edits: [{ span, newText: 'screen' }] }],
    },
  );
}

/** Glyphs cover little of a frame: below an overlay it is dark unless the background is bright. */
function warnDarkOverlay(env: Env, node: SceneNode, scene: PlanScene): void {
  const { format } = env.ctx;
  if (scene.background !== null && !isDarkConstant(env, scene.background)) return;
  const [r, g, b] = format.background;
  if (scene.background === null && luma(r, g, b) > 0.4) return;
  for (const item of node.items) {
    if (item.k !== 'layer' && item.k !== 'particles') continue;
    const blend = (item as LayerNode).settings.find((setting) => setting.name.text === 'blend')?.value;
    if (blend?.k !== 'call' || blend.name.text !== 'overlay') continue;
    report(env, blend, 'dark-overlay', '`overlay` keeps what is dark below dark, so this layer will hardly show.', {
      severity: 'warning',
      help: 'Use `screen` or `add`, or give the scene a bright `background`.',
      fixes: [{ title: 'Change to `screen`', edits: [{ span: blend, newText: 'screen' }] }],
    });
  }
}

function isDarkConstant(env: Env, id: number): boolean {
  const node = env.build.table.nodes[id]!;
  return node.k === 'rgb' && luma(...node.v) <= 0.4;
}

const luma = (r: number, g: number, b: number): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function warnLongLine(env: Env, item: TextNode): void {
  const { format } = env.ctx;
  const setting = item.settings.find((each) => each.name.text === 'maxChars')?.value;
  const grid = item.settings.find((each) => each.name.text === 'grid')?.value;
  const gridName = grid?.k === 'call' && Object.hasOwn(GRIDS, grid.name.text) ? grid.name.text : 'lg';
  const px = GRIDS[gridName]!.px;
  const fits = Math.floor((1080 / Math.round(px * 0.602)) * (format.width / Math.min(format.width, format.height)));
  const limit = Math.min(PORTRAIT_LINE, fits);
  const wrap = setting?.k === 'number' ? setting.value : USUAL_PORTRAIT_LINE;
  const longest = longestLine(item.text.value, wrap);
  if (longest <= limit) return;
  report(
    env,
    setting?.k === 'number' && setting.value > limit ? setting : item.text,
    'long-line',
    `A line of ${longest} characters is too long for a portrait frame; about ${USUAL_PORTRAIT_LINE} read well.`,
    {
      severity: 'warning',
      help: `Set \`maxChars: ${Math.min(USUAL_PORTRAIT_LINE, fits)}\`, or break the text with \`\\n\`.`,
      fixes:
        setting?.k === 'number'
          ? [
              {
                title: `Change to \`${Math.min(USUAL_PORTRAIT_LINE, fits)}\``,
                edits: [{ span: setting, newText: String(Math.min(USUAL_PORTRAIT_LINE, fits)) }],
              },
            ]
          : [],
    },
  );
}

/** Length of the longest line when wrapped between words; a word that is longer stands alone. */
export function longestLine(text: string, wrap: number): number {
  let longest = 0;
  for (const paragraph of text.split('\n')) {
    let line = 0;
    for (const word of paragraph.split(/ +/)) {
      const length = [...word].length;
      if (line > 0 && line + 1 + length > wrap) {
        longest = Math.max(longest, line);
        line = length;
      } else line += (line > 0 ? 1 : 0) + length;
    }
    longest = Math.max(longest, line);
  }
  return longest;
}
