// A sound effect in a scene. It is mixed with the track and draws nothing.

import { CONSTANT, type SettingSpec } from '../../catalog/settings.ts';
import { MAX_SOUND_SECONDS, MAX_VOLUME } from '../../contract/defaults.ts';
import { missingFile, pathNotAllowed } from '../../contract/diagnostics/files.ts';
import type { SoundItem } from '../../contract/plan.ts';
import { type Env, rangeOf, report } from '../check/context.ts';
import { constantTime } from '../check/constant-time.ts';
import { media } from '../check/convert-argument.ts';
import { SettingsReader } from '../check/settings-reader.ts';
import { defineItem } from './define-item.ts';

/** Settings of everything that sounds in a scene. */
export const soundSettings: SettingSpec[] = [
  {
    name: 'at',
    kind: 'time',
    ...CONSTANT,
    unit: 's',
    default: 0,
    min: 0,
    max: MAX_SOUND_SECONDS,
    doc: 'When it begins, in scene time: seconds or beats.',
    example: '4beats',
  },
  {
    name: 'volume',
    kind: 'number',
    ...CONSTANT,
    default: 1,
    min: 0,
    max: MAX_VOLUME,
    doc: 'Volume: 1 is that of the file.',
  },
  { name: 'pan', kind: 'number', ...CONSTANT, default: 0, min: -1, max: 1, doc: 'Balance: −1 is left, 1 is right.' },
];

/** What the settings say; `at` may hold beats, which the timeline resolves. */
export function soundTiming(env: Env, reader: SettingsReader): Pick<SoundItem, 'at' | 'volume' | 'pan'> {
  const at = reader.node('at');
  return {
    at: (at === null ? null : constantTime(env.build.table.nodes, at)) ?? {},
    volume: reader.constant('volume') ?? 1,
    pan: reader.constant('pan') ?? 0,
  };
}

export const sound = defineItem<SoundItem>({
  keyword: 'sound',
  isContextual: true,
  subject: { is: 'text' },
  grid: null,
  block: 'optional',
  shape: 'sound "hit.wav" { … }',
  settingExample: 'at: 4beats',
  docs: 'A sound effect: a file that is mixed with the audio. It plays to its end, also past the end of the scene.',
  form: 'sound "hit.wav" { at: 4beats  volume: 0.8  pan: -0.3 }',
  snippet: 'sound "${1:hit.wav}" { at: ${2:0s}  volume: ${3:0.8} }',
  settings: soundSettings,
  isText: false,
  symbol: (node) => ({ name: node.text?.value ?? '', detail: 'sound', kind: 'Event' }),
  mapNodes() {},
  compile(env, node) {
    if (!node.text) return null;
    const reader = new SettingsReader(env, node.settings, soundSettings, 'a sound');
    const timing = soundTiming(env, reader);
    if (node.text.value === '') {
      report(env, node.text, missingFile.empty());
      return null;
    }
    // What it reads is no file of the scene's pixels.
    const { length } = env.build.media;
    const arg = media(env, node.text.value, node.text);
    env.build.media.length = length;
    if (!arg || !('media' in arg)) return null;
    const { path, written } = arg.media;
    if (env.ctx.facts.mayRead?.(path) === false) {
      report(env, node.text, pathNotAllowed.file({ written, path }));
      return null;
    }
    return { kind: 'sound', range: rangeOf(env, node), media: { ...arg.media, kind: 'audio' }, ...timing };
  },
});
