// What is fuzzed: functions that take bytes from outside. A target throws only when a promise of the code under test is broken;
// refusals that the code states (typed errors, diagnostics) are not failures.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROTOCOL_VERSION } from '../../src/contract/protocol.ts';
import type { EngineMessage } from '../../src/contract/protocol.ts';
import { parseCaptions } from '../../src/engine/inputs/captions/parse-captions.ts';
import { FontError } from '../../src/engine/inputs/fonts/font-error.ts';
import { readFontFile } from '../../src/engine/inputs/fonts/font-file.ts';
import { CubeError, parseCube } from '../../src/engine/inputs/lut/parse-cube.ts';
import type { Handlers } from '../../src/engine/process/router.ts';
import { route } from '../../src/engine/process/router.ts';
import { analyze, compile } from '../../src/language/compile.ts';
import { codeActions } from '../../src/language/features/code-actions.ts';
import { completions } from '../../src/language/features/completion.ts';
import { formatText } from '../../src/language/features/format.ts';
import { drawPlan } from './draw-plan.ts';

export interface Target {
  name: string;
  seeds(): Uint8Array[];
  words: readonly string[];
  /** Mutations in the short form; drawing takes a hundred times as long as parsing. */
  short?: number;
  run(bytes: Uint8Array): void | Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, '../..');

function filesIn(folder: string, ending: RegExp): Uint8Array[] {
  return readdirSync(path.join(ROOT, folder))
    .filter((name) => ending.test(name))
    .map((name) => new Uint8Array(readFileSync(path.join(ROOT, folder, name))));
}

const text = (...lines: string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));
const decoder = new TextDecoder();

const REEL_WORDS = [
  ...'scene layer particles text ticker timeline play let field look palette colors reel import use on for value hue color'.split(
    ' ',
  ),
  ...'constructor __proto__ toString hasOwnProperty 1e308 -0 0s 1beat 45deg #fff [] () {} | ? : ; " \\ /* // \u{1f600}'.split(
    ' ',
  ),
  ...'fbm rain attractor life reactionDiffusion scale(0) mirrorX kaleido(0) echo bloom audio.beat progress value'.split(
    ' ',
  ),
];
const reelSeeds = (): Uint8Array[] => [
  ...filesIn('test/language/reels', /\.reel$/),
  ...filesIn('test/language/goldens', /\.reel$/),
  ...filesIn('examples', /\.reel$/),
];

function expectStrings(values: readonly unknown[], what: string): void {
  for (const value of values) if (typeof value !== 'string') throw new TypeError(`${what} is a ${typeof value}`);
}

export const TARGETS: readonly Target[] = [
  {
    name: 'compile',
    seeds: reelSeeds,
    words: REEL_WORDS,
    run(bytes) {
      const reel = decoder.decode(bytes);
      const { plan, diagnostics } = compile(reel);
      JSON.parse(JSON.stringify({ plan, diagnostics }));
      expectStrings(
        diagnostics.flatMap(({ code, message, fixes = [] }) => [
          code,
          message,
          ...fixes.flatMap(({ title, edits }) => [title, ...edits.map(({ newText }) => newText)]),
        ]),
        'a part of a diagnostic',
      );
    },
  },
  {
    name: 'editor',
    seeds: reelSeeds,
    words: REEL_WORDS,
    run(bytes) {
      const reel = decoder.decode(bytes);
      const analysis = analyze(reel);
      for (const offset of [0, reel.length >> 1, reel.length])
        expectStrings(
          completions(analysis, offset).map(({ label }) => label),
          'a completion',
        );
      const everywhere = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
      JSON.stringify(codeActions('file:///fuzz.reel', compile(reel).diagnostics, everywhere));
      const formatted = formatText(reel);
      if (formatted !== null && formatText(formatted) !== formatted)
        throw new Error('formatting a formatted text changes it');
    },
  },
  { name: 'draw', seeds: reelSeeds, words: REEL_WORDS, run: (bytes) => drawPlan(compile(decoder.decode(bytes)).plan) },
  {
    name: 'captions',
    seeds: () => [
      text(
        '1',
        '00:00:01,000 --> 00:00:02,000',
        'if a < b <i>then</i>',
        '',
        '2',
        '00:00:02.5 --> 00:00:03.123456',
        'two\\Nlines',
      ),
      text(
        'WEBVTT',
        '',
        'STYLE',
        '::cue { color: red }',
        '',
        '00:01.000 --> 00:02.000 align:start',
        '<c.yellow>a</c> &amp; b',
      ),
      text('[ti:x]', '[00:01.00][00:03.00]a line', '[01:02:03.4]<00:01.00>word <00:02.00>by'),
      new Uint8Array(Buffer.from('\ufeff1\n00:00:01,000 --> 00:00:02,000\nUTF-16\n', 'utf16le')),
    ],
    words: [
      '-->',
      '\r\r\n',
      '\n \n',
      '00:00:00,000',
      '99:99:99,999',
      '<',
      '&#x110000;',
      '{\\an8}',
      'WEBVTT',
      '[offset:+1]',
      '\u2028',
    ],
    run(bytes) {
      for (const name of ['a.srt', 'a.vtt', 'a.lrc']) {
        const { captions, warnings } = parseCaptions(bytes, name);
        for (const { from, to, text: words } of captions)
          if (!(Number.isFinite(from) && to >= from) || typeof words !== 'string')
            throw new Error('a caption has no valid time or text');
        expectStrings(
          warnings.map(({ message }) => message),
          'a warning',
        );
      }
    },
  },
  {
    name: 'fonts',
    seeds: () => filesIn('assets/fonts', /\.(?:ttf|otf|woff2)$/),
    words: ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'ttcf', 'wOFF', 'wOF2', 'OTTO', '\0\u0001\0\0', '\u00ff\u00ff'],
    run(bytes) {
      try {
        const { unitsPerEm, ascent, descent, advance } = readFontFile(bytes);
        if (!(unitsPerEm > 0 && ascent + descent > 0 && advance > 0)) throw new Error('a font has no size');
      } catch (error) {
        if (!(error instanceof FontError)) throw error;
      }
    },
  },
  {
    name: 'lut',
    seeds: () => [
      ...filesIn('docs/reference/looks', /\.cube$/),
      text('TITLE "x"', 'LUT_1D_SIZE 2', 'DOMAIN_MIN 0 0 0', '0 0 0', '1 1 1'),
      text(
        'LUT_3D_SIZE 2',
        'LUT_3D_INPUT_RANGE 0 1',
        ...Array.from({ length: 8 }, (_, i) => `${i & 1} ${(i >> 1) & 1} ${i >> 2}`),
      ),
    ],
    words: [
      'LUT_3D_SIZE',
      'LUT_1D_SIZE',
      'DOMAIN_MAX',
      'LUT_1D_INPUT_RANGE',
      '1e400',
      'nan',
      '-inf',
      '# ',
      '\r\n',
      '65536',
      '257',
    ],
    run(bytes) {
      try {
        parseCube(bytes);
      } catch (error) {
        if (!(error instanceof CubeError)) throw error;
      }
    },
  },
  {
    name: 'protocol',
    seeds: () => [
      text(JSON.stringify({ kind: 'request', id: 1, method: 'hello', params: { protocol: PROTOCOL_VERSION } })),
      text(JSON.stringify({ kind: 'request', id: 2, method: 'doctor', params: {} })),
      text(
        JSON.stringify({
          kind: 'request',
          id: 3,
          method: 'render',
          params: { job: { id: 'a', plan: null, options: {} } },
        }),
      ),
    ],
    words: ['"kind"', '"request"', '"method"', '"constructor"', '"__proto__"', 'null', '[]', '{}', '1e999', '"params"'],
    async run(bytes) {
      let message: unknown;
      try {
        message = JSON.parse(decoder.decode(bytes));
      } catch {
        return;
      }
      await answersOnce(message);
    },
  },
];

/** Every request is answered exactly once, and nothing else is answered. */
async function answersOnce(message: unknown): Promise<void> {
  const sent: EngineMessage[] = [];
  let receive: (message: EngineMessage) => void = () => {};
  const channel = {
    send: (each: EngineMessage) => void sent.push(each),
    onMessage: (listener: (message: EngineMessage) => void) => void (receive = listener),
    onClose: () => {},
  };
  const handlers = { hello: () => ({}), doctor: () => ({}), render: () => Promise.reject(new Error('of its own')) };
  route(channel as never, () => handlers as unknown as Handlers);
  receive(message as EngineMessage);
  await new Promise((resolve) => setImmediate(resolve));
  const isRequest = (message as { kind?: unknown } | null)?.kind === 'request';
  const answers = sent.filter(({ kind }) => kind === 'response' || kind === 'failure').length;
  if (answers !== (isRequest ? 1 : 0))
    throw new Error(`${answers} answers to ${isRequest ? 'a request' : 'no request'}`);
}
