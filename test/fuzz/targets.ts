// What is fuzzed: functions that take bytes from outside. A target throws only when a promise of the code under test is broken;
// refusals that the code states (typed errors, diagnostics) are not failures.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { PROTOCOL_VERSION } from '../../src/contract/protocol.ts';
import type { EngineMessage } from '../../src/contract/protocol.ts';
import { ArtError } from '../../src/engine/inputs/character-art/art-error.ts';
import { recordArt } from '../../src/engine/inputs/character-art/record-art.ts';
import { recordedArt } from '../../src/engine/inputs/character-art/recorded-art.ts';
import { parseCaptions } from '../../src/engine/inputs/captions/parse-captions.ts';
import { FontError } from '../../src/engine/inputs/fonts/font-error.ts';
import { readFontFile } from '../../src/engine/inputs/fonts/font-file.ts';
import { CubeError, parseCube } from '../../src/engine/inputs/lut/parse-cube.ts';
import { decodePicture } from '../../src/engine/inputs/picture/decode-picture.ts';
import { PictureError } from '../../src/engine/inputs/picture/picture-error.ts';
import type { Handlers } from '../../src/engine/process/router.ts';
import { route } from '../../src/engine/process/router.ts';
import { analyze, compile } from '../../src/language/compile.ts';
import { codeActions } from '../../src/language/features/code-actions.ts';
import { completions } from '../../src/language/features/completion.ts';
import { formatText } from '../../src/language/features/format.ts';
import { writeBmp } from '../inputs/picture/write-bmp.ts';
import { displayP3 } from '../inputs/picture/write-icc.ts';
import { writePng } from '../inputs/picture/write-png.ts';
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

/** Small, so that a mutated size is refused instead of decoded for seconds. */
const MOST_PIXELS = 1e6;

const pngSeeds = (): Uint8Array[] =>
  [false, true].map((isInterlaced) =>
    writePng({
      ...{ width: 20, height: 20, type: 3, depth: 4, isInterlaced, pixel: (x, y) => [(x + y) & 15] },
      filter: (y) => y % 5,
      chunks: [
        ['iCCP', Buffer.concat([Buffer.from('a\0\0', 'latin1'), deflateSync(displayP3())])],
        ['PLTE', Uint8Array.from({ length: 48 }, (_, i) => i * 5)],
        ['tRNS', Uint8Array.of(1, 2, 3)],
      ],
    }),
  );

const bmpSeeds = (): Uint8Array[] => [
  writeBmp({
    width: 9,
    height: 9,
    bits: 8,
    palette: [[1, 2, 3]],
    pixel: () => 0,
    runs: { compression: 1, data: [9, 0, 0, 0, 0, 2, 1, 1, 0, 1] },
  }),
  writeBmp({ width: 9, height: 9, bits: 16, masks: [0xf800, 0x7e0, 0x1f], pixel: (x, y) => x * y }),
];

const artSeeds = (): Uint8Array[] => [
  text(
    '{"version":2,"width":20,"height":5}',
    '[0.1,"o","\\u001b[31mred\\u001b[2J"]',
    '[0.2,"r","30x6"]',
    '[1e3,"o","x"]',
  ),
  text(
    '{"version":3,"term":{"cols":20,"rows":5},"idle_time_limit":1}',
    '# note',
    '[5,"o","\\u001b[?1049h\\u001b[99;99H漢😀"]',
  ),
  text('\u001b[1;33;44mA\u001b[5;10HB\u001b[38;2;1;2;3mC\u001b[9999B', '\u001bP1$r\u001b\\ e\u0301'),
  new Uint8Array(Buffer.from('\xb0\xb1\xb2\x1aSAUCE00', 'latin1')),
];

export const TARGETS: readonly Target[] = [
  {
    name: 'images',
    seeds: () => [
      ...filesIn('test/inputs/picture/fixtures', /\.(?:jpg|webp|avif)$/),
      ...pngSeeds(),
      ...bmpSeeds(),
      Uint8Array.from([
        ...Buffer.from('GIF89a'),
        4,
        0,
        3,
        0,
        0x80,
        0,
        0,
        255,
        0,
        0,
        0,
        0,
        255,
        0x2c,
        1,
        0,
        1,
        0,
        2,
        0,
        1,
        0,
        0,
        2,
        3,
        0x44,
        10,
        5,
        0,
        0x3b,
      ]),
      text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><defs><linearGradient id="a"/></defs><path d="M0 0h9v9z" fill="url(#a)"/></svg>',
      ),
    ],
    words: [
      'IDAT',
      'PLTE',
      'iCCP',
      'acTL',
      '\xff\xc0',
      '\xff\xda',
      '\xff\xd9',
      'Exif',
      'VP8X',
      'ANMF',
      'ispe',
      'ipma',
      '<use href="#a"/>',
      '&a;',
    ],
    async run(bytes) {
      try {
        const { data, width, height, warnings } = await decodePicture(bytes, MOST_PIXELS / 4, MOST_PIXELS);
        if (data.length !== width * height * 4) throw new Error('a picture is not as large as it says');
        expectStrings(warnings, 'a warning');
      } catch (error) {
        if (!(error instanceof PictureError)) throw error;
      }
    },
  },
  {
    name: 'art',
    seeds: artSeeds,
    words: [
      '\u001b[',
      '\u001b[9999;9999H',
      '\u001b[?1049h',
      '\u001b]8;;',
      '"r","99x9"',
      '1e99',
      '-1',
      'SAUCE00',
      '\u{1f600}',
      '\u0301',
    ],
    async run(bytes) {
      try {
        const art = recordedArt(await recordArt(bytes));
        for (const seconds of [0, art.seconds / 2, Infinity, -1]) {
          const { glyphs, ink } = art.at(seconds);
          if (glyphs.length !== art.cols * art.rows || ink.length !== glyphs.length)
            throw new Error('a screen is not as large as it says');
          expectStrings(glyphs, 'a glyph');
        }
      } catch (error) {
        if (!(error instanceof ArtError)) throw error;
      }
    },
  },
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
      const at = { uri: 'file:///fuzz.reel', version: 1, analysis, diagnostics: analysis.result.diagnostics };
      const query = { isAutomatic: false, elsewhere: { userOf: () => null } };
      JSON.stringify(codeActions(at, everywhere, query));
      const middle = analysis.main.parsed.lines.position(reel.length >> 1);
      JSON.stringify(codeActions(at, { start: middle, end: middle }, query));
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
