// The reel's header: format, seed, sound, and what scenes inherit.

import { ASPECTS, settings } from '../../catalog/settings.ts';
import { nearest } from '../../catalog/lookup.ts';
import type { MediaRef, ScenePlan } from '../../contract/plan.ts';
import { LIMITS } from '../syntax/limits.ts';
import type { HeaderNode, Setting } from '../syntax/tree.ts';
import { type Context, createBuild, type Env, record, report, written } from './context.ts';
import { rangeOf } from './items.ts';
import type { Unit } from './load-units.ts';
import type { Place } from './reporter.ts';
import { SettingsReader } from './settings-reader.ts';

export type HeaderPlan = Pick<
  ScenePlan,
  'title' | 'format' | 'seed' | 'audio' | 'captions' | 'font' | 'bpm' | 'background' | 'gamma' | 'headerRange'
>;

export const NO_HEADER: HeaderPlan = {
  title: null,
  format: { width: 1920, height: 1080, fps: 24, sizeGiven: false, fpsGiven: false },
  seed: 0,
  audio: null,
  captions: null,
  font: null,
  bpm: null,
  background: [0, 0, 0],
  gamma: null,
  headerRange: null,
};

export function compileHeader(ctx: Context, unit: Unit, place: Place, node: HeaderNode): HeaderPlan {
  const build = createBuild('', null);
  const env: Env = { ctx, build, unit, place, path: 'reel', locals: null, lets: null, via: null };
  const reader = new SettingsReader(env, 'reel', node.settings, settings.reel, 'a reel');
  const size = reader.setting('size');
  const given = size ? sizeOf(env, size) : null;
  const fps = reader.constant('fps');
  const background = reader.node('background');
  const color = background === null ? null : build.table.nodes[background]!;
  if (color && color.k !== 'rgb')
    report(
      env,
      reader.setting('background')!.value,
      'wrong-kind',
      'Expected a constant colour such as `#101018` for the background of the reel.',
    );
  const media = (name: string): MediaRef | null => {
    const arg = reader.arg(name);
    return arg && 'media' in arg ? arg.media : null;
  };
  const captions = media('captions');
  if (captions && !/\.(srt|vtt|lrc)$/i.test(captions.written)) {
    report(
      env,
      reader.setting('captions')!.value,
      'wrong-kind',
      `Expected captions as .srt, .vtt or .lrc, but got \`${captions.written}\`.`,
    );
  }
  return {
    title: node.title?.value ?? null,
    format: {
      width: given?.[0] ?? NO_HEADER.format.width,
      height: given?.[1] ?? NO_HEADER.format.height,
      fps: fps ?? NO_HEADER.format.fps,
      sizeGiven: given !== null,
      fpsGiven: fps !== null,
    },
    seed: reader.constant('seed') ?? 0,
    audio: media('audio'),
    captions,
    font: media('font'),
    bpm: reader.constant('bpm'),
    background: color?.k === 'rgb' ? color.v : [0, 0, 0],
    gamma: reader.constant('gamma'),
    headerRange: rangeOf(env, node),
  };
}

function sizeOf(env: Env, setting: Setting): [number, number] | null {
  const expr = setting.value;
  if (expr.k === 'size') {
    const { side, smallestSide } = { side: LIMITS.side, smallestSide: LIMITS.smallestSide };
    if (expr.width >= smallestSide && expr.height >= smallestSide && expr.width <= side && expr.height <= side)
      return [expr.width, expr.height];
    report(
      env,
      expr,
      'out-of-range',
      `Expected a size from ${smallestSide}x${smallestSide} to ${side}x${side} pixels, but got ${written(env, expr)}.`,
      { help: `The limit is ${side} pixels a side.` },
    );
    return null;
  }
  if (expr.k === 'missing') return null;
  const names = Object.keys(ASPECTS);
  if (expr.k === 'call' && expr.args === null && !expr.member) {
    const known = Object.hasOwn(ASPECTS, expr.name.text) ? ASPECTS[expr.name.text] : undefined;
    if (known) {
      record(env, expr, { t: 'word', spec: settings.reel[0]!, word: expr.name.text });
      return known;
    }
    const near = nearest(expr.name.text, names);
    report(
      env,
      expr,
      'unknown-name',
      `Expected one of ${names.join(', ')} or a size such as \`1280x720\`, but got \`${written(env, expr)}\`.`,
      near
        ? {
            help: `Did you mean \`${near}\`?`,
            fixes: [{ title: `Change to \`${near}\``, edits: [{ span: expr, newText: near }] }],
          }
        : {},
    );
    return null;
  }
  report(
    env,
    expr,
    'wrong-kind',
    `Expected one of ${names.join(', ')} or a size such as \`1280x720\`, but got \`${written(env, expr)}\`.`,
  );
  return null;
}
