// Members: `audio.bass`, and `face.color` of a media name.

import { audioFeatures, captionVariables, findAudioFeature } from '../../catalog/variables.ts';
import { nearest } from '../../catalog/lookup.ts';
import { noEffect } from '../../contract/diagnostics/media.ts';
import { unknownName } from '../../contract/diagnostics/names.ts';
import { MEDIA_MEMBERS, type MediaMember } from '../../contract/media.ts';
import type { CallExpr } from '../syntax/tree.ts';
import { type Env, markBroken, record, report } from './context.ts';
import type { Definition } from './load-units.ts';
import { factsOf, useMaterial } from './material.ts';
import { KIND_WORDS } from './material-kinds.ts';
import { unknown } from './names.ts';
import { proposeMedia } from './propose-media.ts';
import { BAD, type Value } from './value.ts';

/** Members that are 0 for what does not move. */
const MOVING_MEMBERS: ReadonlySet<string> = new Set<MediaMember>([
  'motion',
  'meanMotion',
  'seconds',
  'length',
  'progress',
]);

const isMember = (name: string): name is MediaMember => Object.hasOwn(MEDIA_MEMBERS, name);

export function audioMember(env: Env, expr: CallExpr): Value {
  const member = expr.member!;
  const { text: name } = expr.name;
  if (name === 'caption') return captionMember(env, expr);
  if (name !== 'audio') {
    const names = [...env.unit.names.media.keys()];
    if (env.unit.open) markBroken(env);
    else {
      const near = nearest(name, ['audio', ...names]);
      const media = proposeMedia(env, name);
      const finding = media
        ? unknownName.file({ expected: 'a `media` name before the dot', name, ...media })
        : unknownName.beforeDot({ name, near, span: expr.name });
      report(env, expr, finding);
    }
    return BAD;
  }
  const feature = findAudioFeature(member.text);
  if (!feature) {
    unknown(
      env,
      member,
      'an audio feature',
      audioFeatures.map((spec) => spec.name),
    );
    return BAD;
  }
  record(env, { start: expr.name.start, end: member.end }, { t: 'variable', spec: feature, audio: true });
  return { t: 'number', id: env.build.table.variable(`audio.${member.text}`, 'frame'), dim: 'any' };
}

/** Numbers of the captions; `caption.line` and `caption.word` are texts, for `${…}` (text-content.ts). */
function captionMember(env: Env, expr: CallExpr): Value {
  const member = expr.member!;
  if (member.text === 'line' || member.text === 'word') {
    report(env, { start: expr.name.start, end: member.end }, unknownName.captionText({ name: member.text }));
    return BAD;
  }
  const spec = captionVariables.find(({ name }) => name === `caption.${member.text}`);
  if (!spec) {
    const names = captionVariables.map(({ name }) => name.replace('caption.', ''));
    unknown(env, member, 'a number of the captions', names);
    return BAD;
  }
  record(env, { start: expr.name.start, end: member.end }, { t: 'variable', spec, audio: false });
  return { t: 'number', id: env.build.table.variable(spec.name, 'frame'), dim: 'any' };
}

/** `NAME.member`. */
export function memberOfMedia(env: Env, media: Definition, expr: CallExpr): Value {
  const { text: member } = expr.member!;
  if (expr.name.text === media.name.text) record(env, expr.name, { t: 'definition', definition: media });
  if (!isMember(member)) {
    media.used = true;
    unknown(env, expr.member!, `a member of \`${media.name.text}\``, Object.keys(MEDIA_MEMBERS));
    return BAD;
  }
  record(env, expr.member!, { t: 'member', definition: media, member });
  const facts = factsOf(env.ctx.facts, media);
  if (facts?.seconds === null && MOVING_MEMBERS.has(member))
    report(env, expr, noEffect.member({ name: `${media.name.text}.${member}`, kind: KIND_WORDS[facts.kind] }));
  return mediaMember(env, media, member);
}

/** A member as a node of the scene. `light`: the name alone. */
export function mediaMember(env: Env, media: Definition, member: MediaMember): Value {
  const use = useMaterial(env, media);
  if (use === null) return BAD;
  const id = env.build.table.media(use, member);
  return MEDIA_MEMBERS[member].type === 'color' ? { t: 'color', id } : { t: 'number', id, dim: 'any' };
}
