// Words that a voice of the user's settings says. The recording is mixed with the audio, which is lowered meanwhile.

import { CONSTANT, type SettingSpec } from '../../catalog/settings.ts';
import { unknownVoice, voiceProblem } from '../../contract/diagnostics/sound.ts';
import type { SoundItem } from '../../contract/plan.ts';
import { MAX_VOICE_CHARACTERS, voiceKey } from '../../contract/voice.ts';
import { nearest } from '../../catalog/lookup.ts';
import { rangeOf, report } from '../check/context.ts';
import { SettingsReader } from '../check/settings-reader.ts';
import { defineItem } from './define-item.ts';
import { soundSettings, soundTiming } from './sound.ts';

const settings: SettingSpec[] = [
  {
    name: 'by',
    kind: 'text',
    ...CONSTANT,
    required: true,
    doc: 'The voice: the name of an entry in your settings (`glyphreel.voices`, or `voices` in the settings file of the command line).',
    example: 'narrator',
  },
  {
    name: 'shows',
    kind: 'text',
    ...CONSTANT,
    doc: 'What captions show, and what a text must say to follow the voice, instead of the words: `AI 2.0` where the voice says `AI two point oh`.',
    example: '"AI 2.0"',
  },
  ...soundSettings,
];

export const voice = defineItem<SoundItem>({
  keyword: 'voice',
  isContextual: true,
  subject: { is: 'text' },
  grid: null,
  block: 'optional',
  shape: 'voice "words" { by: … }',
  settingExample: 'by: narrator',
  docs: 'Words that a voice of your settings says. The audio is lowered while it speaks, and a text with the same words and `reveal: words` follows it.',
  form: 'voice "Hello world." { by: narrator  at: 1s }',
  snippet: 'voice "${1:Hello world.}" { by: ${2:narrator}  at: ${3:0s} }',
  settings,
  isText: false,
  symbol: (node) => ({ name: `“${(node.text?.value ?? '').replace(/\s+/g, ' ')}”`, detail: 'voice', kind: 'Event' }),
  mapNodes() {},
  compile(env, node) {
    if (!node.text) return null;
    const reader = new SettingsReader(env, node.settings, settings, 'a voice');
    const timing = soundTiming(env, reader);
    const words = node.text.value.trim();
    const value = reader.setting('by')?.value;
    const isName = value?.k === 'call' && !value.member && value.args === null;
    const by = isName ? value.name.text : value?.k === 'string' ? value.value : null;
    if (words === '' || words.length > MAX_VOICE_CHARACTERS) {
      report(env, node.text, voiceProblem.length({ length: words.length, max: MAX_VOICE_CHARACTERS }));
      return null;
    }
    const names = env.ctx.facts.voiceNames;
    if (by === null || by === '') {
      report(env, value ?? node.text, unknownVoice.missing({ names: names ?? [] }));
      return null;
    }
    if (names && !names.includes(by)) {
      report(env, value!, unknownVoice.name({ name: by, near: nearest(by, names) }));
      return null;
    }
    const spoken = env.ctx.facts.voices?.[voiceKey({ by, words })];
    if (spoken && 'problem' in spoken) {
      report(env, node.text, voiceProblem.failed({ problem: spoken.problem }));
      return null;
    }
    const shown = reader.arg('shows');
    const shows = shown && 'text' in shown ? shown.text.trim() : '';
    return {
      kind: 'sound',
      range: rangeOf(env, node),
      media: { kind: 'audio', written: words, path: spoken?.path ?? '' },
      speech: { words, by, ...(shows ? { shows } : {}), ...(spoken ? { seconds: spoken.seconds } : {}) },
      ...timing,
    };
  },
});
