// The reel's header: format, seed, audio and the defaults of scenes.

import { headerSettings } from '../../catalog/settings.ts';
import {
  ASPECT_NAMES,
  DEFAULT_REEL_FORMAT,
  FRAME_SIDE_LIMITS,
  FRAME_SIZES,
  isAspectName,
} from '../../contract/defaults.ts';
import { nearest } from '../../catalog/lookup.ts';
import { kindOfPath } from '../../catalog/media.ts';
import { unknownName } from '../../contract/diagnostics/names.ts';
import { outOfRange, wrongKind } from '../../contract/diagnostics/values.ts';
import { offsetWithoutBpm } from '../../contract/diagnostics/sound.ts';
import type { CaptionLook, MediaRef, PlanAudio, PlanCaptions, ScenePlan } from '../../contract/plan.ts';
import type { HeaderNode, Setting } from '../syntax/tree.ts';
import { type Context, createBuild, type Env, rangeOf, record, report, written } from '../check/context.ts';
import { checkText, notePixelGlyphs } from '../check/glyphs.ts';
import type { Unit } from '../check/load-units.ts';
import type { Place } from '../check/reporter.ts';
import { SettingsReader } from '../check/settings-reader.ts';
import { trackOf } from './track-of.ts';

export type HeaderPlan = Pick<
  ScenePlan,
  | 'title'
  | 'format'
  | 'seed'
  | 'audio'
  | 'captions'
  | 'font'
  | 'bpm'
  | 'beatOffset'
  | 'loudness'
  | 'loop'
  | 'background'
  | 'alpha'
  | 'gamma'
  | 'headerRange'
>;

export const NO_HEADER: HeaderPlan = {
  title: null,
  format: { ...DEFAULT_REEL_FORMAT, sizeGiven: false, fpsGiven: false },
  seed: 0,
  audio: null,
  captions: null,
  font: null,
  bpm: null,
  background: [0, 0, 0],
  gamma: null,
  headerRange: null,
};

function checkCaptionGlyphs(env: Env, reader: SettingsReader, glyphs: string): void {
  const { value } = reader.setting('captions')!;
  checkText(env, glyphs, value);
  notePixelGlyphs(env, glyphs, value, reader.setting('font') !== undefined);
}

export function compileHeader(ctx: Context, unit: Unit, place: Place, node: HeaderNode): HeaderPlan {
  const build = createBuild('', null);
  const env: Env = { ctx, build, unit, place, path: 'reel', locals: null, lets: null, via: null };
  const reader = new SettingsReader(env, node.settings, headerSettings, 'a reel');
  const size = reader.setting('size');
  const given = size ? sizeOf(env, size) : null;
  const fps = reader.constant('fps');
  const background = reader.node('background');
  const color = background === null ? null : build.table.nodes[background]!;
  if (color && color.k !== 'rgb') report(env, reader.setting('background')!.value, wrongKind.reelBackground());
  const captions = trackOf(env, reader, 'captions');
  if (captions && reader.setting('captions')?.value.k === 'string' && kindOfPath(captions.written) !== 'captions')
    report(env, reader.setting('captions')!.value, wrongKind.captions({ got: captions.written }));
  if (captions && ctx.facts.captionGlyphs !== undefined) checkCaptionGlyphs(env, reader, ctx.facts.captionGlyphs);
  const bpm = reader.constant('bpm');
  const beatOffset = reader.constant('beatOffset');
  const loudness = reader.constant('loudness');
  if (beatOffset !== null && bpm === null) report(env, reader.setting('beatOffset')!, offsetWithoutBpm.setting());
  return {
    title: node.title?.value ?? null,
    format: {
      width: given?.width ?? NO_HEADER.format.width,
      height: given?.height ?? NO_HEADER.format.height,
      fps: fps ?? NO_HEADER.format.fps,
      sizeGiven: given !== null,
      fpsGiven: fps !== null,
    },
    seed: reader.constant('seed') ?? 0,
    audio: audioOf(env, reader),
    captions: captions && captionsWithLook(captions, env, reader),
    font: reader.media('font'),
    bpm,
    ...(beatOffset === null ? {} : { beatOffset }),
    ...(loudness === null ? {} : { loudness }),
    ...(reader.flag('loop', false) ? { loop: true as const } : {}),
    background: color?.k === 'rgb' ? color.v : [0, 0, 0],
    ...(reader.flag('alpha', false) ? { alpha: true as const } : {}),
    gamma: reader.constant('gamma'),
    headerRange: rangeOf(env, node),
  };
}

function audioOf(env: Env, reader: SettingsReader): PlanAudio | null {
  const ref = trackOf(env, reader, 'audio');
  const block = reader.block('audio');
  const numbers = Object.fromEntries(
    (['from', 'volume', 'fadeIn', 'fadeOut'] as const).flatMap((name) => {
      const value = block.constant(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return ref && { ...ref, ...numbers, ...(block.flag('loop', false) ? { loop: true } : {}) };
}

function captionsWithLook(ref: MediaRef, env: Env, reader: SettingsReader): PlanCaptions {
  const block = reader.block('captions');
  const { table } = env.build;
  const rgb = (name: string): [number, number, number] | null => {
    const id = block.node(name);
    const node = id === null ? undefined : table.nodes[id];
    if (node && node.k !== 'rgb') report(env, block.setting(name)!.value, wrongKind.reelBackground());
    return node?.k === 'rgb' ? node.v : null;
  };
  const at = block.arg('at');
  const point = at && 'point' in at ? at.point.map((id) => table.constant(id)) : null;
  const given: { [K in keyof CaptionLook]: CaptionLook[K] | null | undefined } = {
    size: block.constant('size'),
    at: at && 'word' in at ? at.word : point && point[0] !== null && point[1] !== null ? [point[0]!, point[1]!] : null,
    color: rgb('color'),
    active: rgb('active'),
    outline: block.constant('outline'),
    outlineColor: rgb('outlineColor'),
    backdrop: block.constant('backdrop'),
    reveal: block.word('reveal') as CaptionLook['reveal'] | null,
    offset: block.constant('offset'),
    safe: block.word('safe') as CaptionLook['safe'] | null,
    under: block.word('under') as CaptionLook['under'] | null,
    hidden: block.flag('show', true) ? null : true,
  };
  const look = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as CaptionLook;
  return Object.keys(look).length > 0 ? { ...ref, look } : ref;
}

/** Null where there is no valid size, which is reported. */
function sizeOf(env: Env, setting: Setting): { width: number; height: number } | null {
  const expr = setting.value;
  if (expr.k === 'missing') return null;
  if (expr.k === 'size') {
    const { min, max } = FRAME_SIDE_LIMITS;
    const { width, height } = expr;
    if (Math.min(width, height) >= min && Math.max(width, height) <= max) return { width, height };
    report(env, expr, outOfRange.size({ min, max, got: written(env, expr) }));
    return null;
  }
  const expected = `one of ${ASPECT_NAMES.join(', ')} or a size such as \`1280x720\``;
  const got = written(env, expr);
  if (expr.k === 'call' && expr.args === null && !expr.member) {
    const name = expr.name.text;
    if (isAspectName(name)) {
      const spec = headerSettings.find((each) => each.name === 'size')!;
      record(env, expr, { t: 'word', spec, word: name });
      return FRAME_SIZES[name];
    }
    report(env, expr, unknownName.word({ expected, label: 'size', got, near: nearest(name, ASPECT_NAMES) }));
    return null;
  }
  report(env, expr, wrongKind.value({ expected, label: 'size', got: `\`${got}\`` }));
  return null;
}
