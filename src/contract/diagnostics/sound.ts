// Diagnostics about the sound of a reel.

import { defineDiagnostic } from './define-diagnostic.ts';

const seconds = (value: number): string => `${Number(value.toFixed(2))} s`;

export const audioTooShort = defineDiagnostic(
  'audio-too-short',
  'warning',
  {
    summary: 'A track that ends before the reel.',
    explanation:
      'After the end of the track the reel is silent and `audio.*` is 0. Shorten the timeline, or repeat the track with ' +
      '`audio: "music.mp3" { loop: on }`.',
    example: 'reel { audio: "music.mp3" }\nscene a for 8s {\n  layer on md { value: audio.bass }\n}\n',
    fixed: 'reel { audio: "music.mp3" { loop: on } }\nscene a for 8s {\n  layer on md { value: audio.bass }\n}\n',
    facts: { sound: { seconds: 6, start: 0, bars: [], sections: [], drops: [] } },
  },
  {
    /** `end`: where `loop: on` can be written; null where there is a block already. */
    track: ({ sound, reel, end }: { sound: number; reel: number; end: number | null }) => ({
      message: `The audio ends at ${seconds(sound)}, but the reel lasts ${seconds(reel)}.`,
      help: 'Shorten the timeline, or write `{ loop: on }` after the file.',
      fixes:
        end === null
          ? []
          : [{ title: 'Add `{ loop: on }`', edits: [{ span: { start: end, end }, newText: ' { loop: on }' }] }],
    }),
  },
);

export const silentStart = defineDiagnostic(
  'silent-start',
  'info',
  {
    summary: 'A track that begins with silence.',
    explanation: 'The reel begins with the file. `from` starts it where the sound does.',
    example: 'reel { audio: "music.mp3" }\nscene a for 4s {\n  layer on md { value: audio.bass }\n}\n',
    fixed: 'reel { audio: "music.mp3" { from: 1.5s } }\nscene a for 4s {\n  layer on md { value: audio.bass }\n}\n',
    facts: { sound: { seconds: 60, start: 1.5, bars: [], sections: [], drops: [] } },
  },
  {
    /** `from`: as it would be written. `end`: where a block can be written; null where there is one already. */
    track: ({ silence, from, end }: { silence: number; from: string; end: number | null }) => ({
      message: `The audio is silent for the first ${seconds(silence)}.`,
      help: `\`{ from: ${from} }\` after the file starts where the sound does.`,
      fixes:
        end === null
          ? []
          : [
              {
                title: `Add \`{ from: ${from} }\``,
                edits: [{ span: { start: end, end }, newText: ` { from: ${from} }` }],
              },
            ],
    }),
  },
);

export const offsetWithoutBpm = defineDiagnostic(
  'offset-without-bpm',
  'warning',
  {
    summary: '`beatOffset` without `bpm`.',
    explanation:
      '`beatOffset` moves the steady beat of `bpm`. Without `bpm` the beats are those of the audio, and it has no effect.',
    example: 'reel { beatOffset: 0.3s }\nscene a for 4s {\n  layer on md { value: audio.beat }\n}\n',
    fixed: 'reel { bpm: 128  beatOffset: 0.3s }\nscene a for 4s {\n  layer on md { value: audio.beat }\n}\n',
  },
  {
    setting: () => ({
      message: '`beatOffset` has no effect without `bpm`.',
      help: 'Add `bpm`, or remove `beatOffset`.',
    }),
  },
);

export const untilPoint = defineDiagnostic(
  'until-point',
  'error',
  {
    summary: 'A point after `until` that cannot end the segment.',
    explanation:
      '`until` names a time of the reel: seconds, or a bar, section or drop of the audio, counted from 1. It must be later than the ' +
      'start of the segment, and the audio must have it. `glyphreel analyze` prints what there is.',
    example:
      'scene a for 2s {\n  layer on md { value: plasma() }\n}\ntimeline {\n  play a for 8s\n  play a until 6s\n}\n',
    fixed:
      'scene a for 2s {\n  layer on md { value: plasma() }\n}\ntimeline {\n  play a for 8s\n  play a until 14s\n}\n',
  },
  {
    notLater: ({ point, at, start }: { point: string; at: number; start: number }) => ({
      message: `Expected a point after the start of this segment (${seconds(start)}), but \`${point}\` is at ${seconds(at)}.`,
      help: 'Shorten what plays before, or choose a later point.',
    }),
    missing: ({ point, what, count }: { point: string; what: string; count: number }) => ({
      message:
        count === 0
          ? `\`${point}\` does not exist: the audio has no ${what}s.`
          : `\`${point}\` does not exist: the audio has ${count} ${what}${count === 1 ? '' : 's'}.`,
      help: '`glyphreel analyze FILE` lists them.',
    }),
    noAudio: ({ point }: { point: string }) => ({
      message: `\`${point}\` needs audio, and this reel has none.`,
      help: 'Add `audio:` to the header, or write a time such as `until 14.2s`.',
    }),
    notAPoint: ({ got }: { got: string }) => ({
      message: `Expected a time or \`bar(n)\`, \`section(n)\` or \`drop(n)\` after \`until\`, but got \`${got}\`.`,
      help: 'For example `until 14.2s` or `until section(2)`.',
    }),
    repeated: () => ({
      message: 'Expected a length inside `repeat`, but `until` names one point of the reel.',
      help: 'For example `for 4beats`.',
    }),
    number: ({ point, got }: { point: string; got: string }) =>
      `Expected a whole number from 1 for \`${point}\`, but got \`${got}\`.`,
  },
);

export const unknownVoice = defineDiagnostic(
  'unknown-voice',
  'error',
  {
    summary: 'A voice that is not in your settings.',
    explanation:
      'A `voice` names an entry of your own settings: a program that gets the words by standard input and writes a WAV file to ' +
      'standard output, or to `{output}` in an argument. A reel cannot name programs. In the editor the setting is ' +
      '`glyphreel.voices`; for the command line it is `voices` in `settings.json`, or `--voice NAME=COMMAND`.',
    example: 'scene a for 4s {\n  layer on md { value: plasma() }\n  voice "Hello world." { by: naratr }\n}\n',
    fixed: 'scene a for 4s {\n  layer on md { value: plasma() }\n  voice "Hello world." { by: narrator }\n}\n',
    facts: { voiceNames: ['narrator'] },
  },
  {
    name: ({ name, near }: { name: string; near: string | undefined }) => ({
      message: `\`${name}\` is not a voice of your settings.`,
      help:
        near === undefined
          ? `Write \`"voices": { "${name}": ["espeak-ng", "--stdout"] }\` into the settings of the command line (or \`--voice "${name}=espeak-ng --stdout"\`), and \`"glyphreel.voices"\` in the editor.`
          : `Did you mean \`${near}\`?`,
    }),
    missing: ({ names }: { names: readonly string[] }) => ({
      message: 'Expected the name of a voice after `by:`.',
      help: names.length > 0 ? `Your settings have ${names.join(', ')}.` : 'For example `by: narrator`.',
    }),
  },
);

export const voiceProblem = defineDiagnostic(
  'voice-failed',
  'error',
  {
    summary: 'Words that a voice cannot say.',
    explanation:
      'The program of the voice failed, wrote no sound, took too long, or the words are too long for one recording.',
    example: 'scene a for 4s {\n  layer on md { value: plasma() }\n  voice "" { by: narrator }\n}\n',
    fixed: 'scene a for 4s {\n  layer on md { value: plasma() }\n  voice "Hello world." { by: narrator }\n}\n',
  },
  {
    length: ({ length, max }: { length: number; max: number }) => ({
      message: `Expected 1 to ${max} characters for the words of a voice, but got ${length}.`,
      help: 'Divide long speech into several voices.',
    }),
    failed: ({ problem }: { problem: string }) => ({
      message: problem,
      help: 'Run the command of the voice in a terminal to see what it says.',
    }),
    lengthArguments: () => 'Expected at most a time after the last word, as in `for voices(1s)`.',
    noVoices: () => ({
      message: 'The scene has no `voice`, so `voices` is no length.',
      help: 'Write the length as a time, such as `6s`.',
    }),
  },
);
