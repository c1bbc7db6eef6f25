// `voice`: what is said when, and the texts and captions that follow it.

import { expect, test } from 'vitest';
import type { CompileFacts } from '../../src/contract/facts.ts';
import { commandOf, readVoices, voiceKey } from '../../src/contract/voice.ts';
import { completions } from '../../src/language/features/completion.ts';
import { analyze, compile } from '../../src/language/compile.ts';

const words = 'Hello world. This is the second sentence.';
const facts: CompileFacts = {
  path: '/reels/a.reel',
  voiceNames: ['narrator'],
  voices: { [voiceKey({ by: 'narrator', words })]: { path: '/cache/a.voice.wav', seconds: 4 } },
};
const reel = (items: string, header = '') => `reel { bpm: 120  ${header} }
scene a for 6s {
  layer on md { value: plasma() }
  ${items}
}`;

test('a voice is a sound of the reel, with its recording', () => {
  const { plan, diagnostics } = compile(reel(`voice "${words}" { by: narrator  at: 2beats  volume: 0.5 }`), facts);
  expect(diagnostics).toEqual([]);
  expect(plan.sounds).toEqual([
    {
      media: { kind: 'audio', written: words, path: '/cache/a.voice.wav' },
      speech: { words, by: 'narrator', seconds: 4 },
      at: 1,
      volume: 0.5,
      pan: 0,
    },
  ]);
});

test('before it is recorded it is in its scene alone, for the host to record', () => {
  const { plan, diagnostics } = compile(reel(`voice "${words}" { by: "narrator" }`));
  expect(diagnostics).toEqual([]);
  expect(plan).not.toHaveProperty('sounds');
  expect(plan.scenes[0]!.sounds!.map(({ speech }) => speech)).toEqual([{ words, by: 'narrator' }]);
});

test('a text with its words follows it, unless its reveal has a time', () => {
  const spoken = (reveal: string, text = 'HELLO [b]world[/]\\nthis is the second sentence') => {
    const { plan, diagnostics } = compile(
      reel(`text "${text}" { reveal: ${reveal} }  voice "${words}" { by: narrator  at: 1beats + 0.25s }`),
      facts,
    );
    expect(diagnostics).toEqual([]);
    const item = plan.scenes[0]!.items.find(({ kind }) => kind === 'text')!;
    if (item.kind !== 'text' || !item.spoken) return null;
    return { ...item.spoken, from: plan.scenes[0]!.nodes[item.spoken.from] };
  };
  expect(spoken('words')).toEqual({ from: { k: 'beats', n: 1 }, after: 0.25, seconds: 4 });
  expect(spoken('words(2s)')).toBeNull();
  expect(spoken('fade')).toBeNull();
  expect(spoken('words', 'other words')).toBeNull();
});

test('`captions: voices` shows what they say, a sentence at a time', () => {
  const { plan, diagnostics } = compile(
    reel(`voice "${words}" { by: narrator  at: 1s }`, 'captions: voices { size: 8% }'),
    facts,
  );
  expect(diagnostics).toEqual([]);
  const { spoken, path, look } = plan.captions!;
  expect([path, look]).toEqual(['', { size: 0.08 }]);
  expect(spoken!.map(({ text }) => text)).toEqual(['Hello world.', 'This is the second sentence.']);
  expect(spoken![0]!.from).toBe(1);
  expect(spoken![1]!.from).toBe(spoken![0]!.to);
  expect(spoken![1]!.to).toBe(5);
});

test('a voice that the settings lack is one sentence that says what to write', () => {
  const { diagnostics } = compile(reel(`voice "a" { by: ada }`), { ...facts, voiceNames: [] });
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['unknown-voice', '`ada` is not a voice of your settings.'],
  ]);
  expect(diagnostics[0]!.help).toContain('"voices": { "ada": ["espeak-ng", "--stdout"] }');
});

test('completion offers the settings of a voice and the names of the user’s voices', () => {
  const offered = (text: string) => {
    const offset = text.indexOf('¦');
    return completions(analyze(text.replace('¦', ''), facts), offset).map(({ label }) => label);
  };
  expect(offered('scene a for 2s { voice "a" { ¦ } }')).toEqual(['by', 'shows', 'at', 'volume', 'pan']);
  expect(offered('scene a for 2s { voice "a" { by: ¦ } }')).toEqual(['narrator']);
  expect(offered('reel { captions: ¦ }')).toContain('voices');
});

test('captions and texts show something else than what is said', () => {
  const { plan, diagnostics } = compile(
    reel(
      `text "Hello 2.0" { reveal: words }  voice "${words}" { by: narrator  shows: "Hello 2.0!" }`,
      'captions: voices',
    ),
    facts,
  );
  expect(diagnostics).toEqual([]);
  expect(plan.captions!.spoken).toEqual([{ from: 0, to: 4, text: 'Hello 2.0!' }]);
  expect(plan.scenes[0]!.items.find(({ kind }) => kind === 'text')).toMatchObject({ spoken: { seconds: 4 } });
  expect(plan.scenes[0]!.sounds![0]!.speech).toMatchObject({ words, shows: 'Hello 2.0!' });
});

test('a pool shares its lines among its programs, by words and seed', () => {
  const voices = readVoices({
    one: ['say'],
    cast: [['a'], ['b', '-x'], ['c']],
    bad: [['a'], 3],
    none: [],
    '2x': ['a'],
  });
  expect(voices).toEqual({ one: [['say']], cast: [['a'], ['b', '-x'], ['c']] });
  expect(commandOf(voices, { by: 'one', words: 'anything' }, 7)).toEqual(['say']);
  expect(commandOf(voices, { by: 'gone', words: 'anything' }, 7)).toBeUndefined();
  const chosen = (seed: number) =>
    Array.from({ length: 60 }, (_, i) => commandOf(voices, { by: 'cast', words: `line ${i}` }, seed)![0]);
  expect(new Set(chosen(7))).toEqual(new Set(['a', 'b', 'c']));
  expect(chosen(7)).toEqual(chosen(7));
  expect(chosen(8)).not.toEqual(chosen(7));
});

test('captions can be left to the scenes, which count them', () => {
  const { plan, diagnostics } = compile(
    'reel { captions: "a.srt" { show: off } }\nscene a for 2s { layer on md { value: caption.index / 4 } text "${caption.line} ${caption.index}" }',
    { path: '/reels/a.reel' },
  );
  expect(diagnostics).toEqual([]);
  expect(plan.captions!.look).toEqual({ hidden: true });
});

test('a scene can be as long as its voices speak', () => {
  const lengthOf = (length: string, items: string, more = ''): unknown => {
    const { plan, diagnostics } = compile(
      `reel { bpm: 120 }\n${more}scene a for ${length} { layer on md { value: plasma() } ${items} }`,
      facts,
    );
    return diagnostics[0]?.code ?? plan.segments[0]!.end;
  };
  const said = `voice "${words}" { by: narrator  at: 1s }`;
  expect(lengthOf('voices', said)).toBe(5);
  expect(lengthOf('voices(1.5s)', said)).toBe(6.5);
  expect(lengthOf('voices(2beats)', said)).toBe(6);
  expect(lengthOf('voices(1s)', `voice "${words}" { by: narrator  at: 4beats }`)).toBe(7);
  expect(lengthOf('voices', `${said} voice "Later." { by: narrator  at: 6s }`)).toBe(7);
  expect(lengthOf('voices', '')).toBe('voice-failed');
  expect(lengthOf('voices(1s, 2s)', said)).toBe('voice-failed');
  expect(lengthOf('voices(3)', said)).toBe('wrong-kind');
  expect(lengthOf('voices', '', 'let voices = 3s\n')).toBe(3);
});
