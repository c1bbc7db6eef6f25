// Documentation of names as Markdown, shared by hovers, completion and signature help.

import type { SettingSpec } from '../../catalog/settings.ts';
import type { VariableSpec } from '../../catalog/variables.ts';
import type { CatalogEntry, ParamSpec } from '../../contract/catalog-entry.ts';
import { EFFECT_KIND_NAMES } from '../../contract/effect-kind-names.ts';
import { type MaterialFacts, MEDIA_MEMBERS, type MediaMember } from '../../contract/media.ts';
import { expected } from '../check/expected.ts';

/** `fbm(octaves, scale, …)`. */
export function signature(entry: CatalogEntry): string {
  if (entry.kind === 'palette' || entry.kind === 'colors' || entry.kind === 'easing' || entry.kind === 'blend')
    return entry.name;
  return `${entry.name}(${entry.params.map((param) => (param.required ? param.name : `${param.name}${param.default === undefined ? '' : `: ${shown(param)}`}`)).join(', ')})`;
}

/** A default as it would be written. */
export function shown(param: Pick<ParamSpec, 'default' | 'kind'>): string {
  const { default: usual, kind } = param;
  if (typeof usual === 'boolean') return usual ? 'on' : 'off';
  if (typeof usual !== 'number')
    return usual === undefined
      ? ''
      : kind === 'text' || ((kind === 'palette' || kind === 'word') && !/^\w+$/.test(usual))
        ? JSON.stringify(usual)
        : usual;
  if (kind === 'angle') return `${round((usual / Math.PI) * 180)}deg`;
  if (kind === 'time') return `${round(usual)}s`;
  return String(round(usual));
}

const round = (value: number): number => Number(value.toPrecision(6));

/** `picture`: URI of a picture of the effect. */
export function describeEntry(entry: CatalogEntry, picture?: string): string {
  const parts = [
    `**${entry.name}** · ${EFFECT_KIND_NAMES[entry.kind]}${entry.category ? ` · ${entry.category}` : ''}`,
    entry.summary,
  ];
  if (entry.doc) parts.push(entry.doc);
  if (picture) parts.push(`![${entry.name}](${picture}|width=320)`);
  if (entry.glyphs) parts.push(`\`${entry.glyphs.replace(/`/g, 'ˋ')}\``);
  if (entry.colors) parts.push(entry.colors.map((color) => swatch(color)).join(' '));
  if (entry.params.length > 0) parts.push(entry.params.map((param) => `- ${describeParam(param)}`).join('\n'));
  if (entry.example && !entry.example.includes('scene ')) parts.push(`\`\`\`reel\n${entry.example}\n\`\`\``);
  const notes = [
    entry.stateful ? 'keeps state from frame to frame' : '',
    entry.seeded ? 'random by the seed' : '',
  ].filter(Boolean);
  if (notes.length) parts.push(`*${notes.join(', ')}*`);
  if (entry.source) parts.push(`*${entry.source}*`);
  return parts.join('\n\n');
}

/** One line about a parameter. */
export function describeParam(param: ParamSpec): string {
  const usual = param.default === undefined ? '' : `, default \`${shown(param)}\``;
  const rate = param.rate === 'cell' ? ', may vary per cell' : param.rate === 'const' ? '' : ', per frame';
  return `\`${param.name}\`: ${expected(param)}${param.required ? ', required' : usual}${rate}. ${param.doc}`;
}

const SETTING_KINDS = new Map<string, string>([
  ['size', 'a size such as `landscape` or `1280x720`'],
  ['shaders', 'shaders joined by `|`'],
  ['transforms', 'transforms joined by `|`: `move`, `scale`, `rotate`, `skew`'],
  ['feedback', 'a feedback'],
  ['transition', 'a transition'],
  ['reveal', 'a reveal'],
  ['blend', 'a blend mode'],
]);

/** What a setting takes: `a number from 0 to 1`. */
export const settingKind = (spec: SettingSpec): string => SETTING_KINDS.get(spec.kind) ?? expected(spec as ParamSpec);

export function describeSetting(spec: SettingSpec): string {
  const usual = spec.default === undefined ? '' : `, default \`${shown(spec as ParamSpec)}\``;
  const rate = spec.rate === 'cell' ? ', may vary per cell' : spec.rate === 'const' ? '' : ', per frame';
  return `**${spec.name}** · setting\n\n${spec.doc}\n\nTakes ${settingKind(spec)}${spec.required ? ', required' : usual}${rate}.`;
}

export function describeVariable(spec: VariableSpec, isAudio: boolean): string {
  const rate = spec.rate === 'cell' ? 'per cell' : spec.rate === 'frame' ? 'per frame' : 'constant';
  return `**${isAudio ? 'audio.' : ''}${spec.name}** · ${rate}${spec.range ? ` · ${spec.range}` : ''}\n\n${spec.doc}`;
}

/** `owner`: the `media` name. */
export function describeMember(owner: string, member: MediaMember): string {
  const { rate, type, doc } = MEDIA_MEMBERS[member];
  const what = `${type === 'color' ? 'colour' : 'number'} ${rate === 'cell' ? 'per cell' : 'per frame'}`;
  return `**${member === 'light' ? owner : `${owner}.${member}`}** · ${what}\n\n${doc}`;
}

/** A file of a `media` statement. `picture`: its URI. */
export function fileDocs({ name, facts, picture }: { name: string; facts?: MaterialFacts; picture?: string }): string {
  const tracks = [facts?.hasSound ? 'sound' : '', facts?.hasCaptions ? 'subtitles' : ''].filter(Boolean);
  return [
    ...(picture === undefined ? [] : [`![${name}](${picture}|width=320)`]),
    ...(facts ? [`${facts.summary}${tracks.length > 0 ? ` · with ${tracks.join(' and ')}` : ''}`] : []),
  ].join('\n\n');
}

/** A small filled square as a data URI image, in Markdown. */
export function swatch(hex: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><rect width="16" height="16" rx="3" fill="${hex}"/></svg>`;
  return `![${hex}](data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')})`;
}
