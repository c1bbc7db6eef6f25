// The parser's complaints as sentences for authors: what was expected here, what stands here instead.

import type { IRecognitionException } from 'chevrotain';
import type { SyntaxProblem } from './tree.ts';

export const KEYWORDS = new Set([
  'reel',
  'import',
  'use',
  'let',
  'palette',
  'colors',
  'field',
  'look',
  'scene',
  'timeline',
  'play',
  'layer',
  'particles',
  'text',
  'ticker',
  'on',
  'off',
  'for',
  'and',
  'or',
  'not',
]);
const TOKEN_NAMES: Record<string, string> = {
  ID: 'a name',
  NUMBER: 'a number',
  QUOTED: 'a text in quotes',
  COLOR: 'a colour',
  SIZE: 'a size',
  EOF: 'the end',
};
const IN_BLOCKS = new Map([
  ['layer', 'A layer belongs into a scene: `scene name for 6s { layer on md { … } }`.'],
  ['particles', 'Particles belong into a scene.'],
  ['text', 'A text belongs into a scene.'],
  ['ticker', 'A ticker belongs into a scene.'],
  ['play', '`play` belongs into a `timeline { … }`.'],
]);
/** What may stand where the rule gave up. */
const RULE_HINTS: Record<string, string> = {
  Reel: 'a statement: reel, import, use, let, palette, colors, field, look, scene or timeline',
  Statement: 'a statement: reel, import, use, let, palette, colors, field, look, scene or timeline',
  Header: 'a setting such as `fps: 24`, or `}`',
  Scene: 'a layer, particles, text, ticker, let, a setting such as `gamma: 0.7`, or `}`',
  SceneItem: 'a layer, particles, text, ticker, let or a setting',
  Layer: 'a setting such as `value: plasma()`, or `}`',
  Particles: 'a setting such as `count: 150`, or `}`',
  Text: 'a setting such as `at: center`, or `}`',
  Ticker: 'a setting such as `row: 2`, or `}`',
  Timeline: '`play` and the name of a scene, or `}`',
  Word: 'a name',
  Operator: 'an operator',
};

export function syntaxProblem(error: IRecognitionException, text: string): SyntaxProblem {
  const token = error.token;
  const previous =
    'previousToken' in error ? (error.previousToken as IRecognitionException['token'] | undefined) : undefined;
  const atEnd = !Number.isFinite(token.startOffset) || token.tokenType?.name === 'EOF' || token.startOffset < 0;
  const end =
    previous && Number.isFinite(previous.startOffset) ? previous.startOffset + previous.image.length : text.length;
  const start = atEnd ? Math.max(0, text.length - 1) : token.startOffset;
  const stop = atEnd ? text.length : token.startOffset + Math.max(1, token.image.length);
  const rule = (error.context?.ruleStack?.at(-1) ?? '').replace(/\u200b/g, '');
  const found = atEnd ? 'the text ends' : `found ${quoted(token.image)}`;
  const wanted = expectedToken(error.message);
  const at = { start, end: stop };

  if (token.startOffset === 0) {
    const belongs = IN_BLOCKS.get(token.image);
    return { ...at, message: `Expected ${RULE_HINTS.Reel}, but ${found}.`, ...(belongs ? { help: belongs } : {}) };
  }
  if (error.name === 'MismatchedTokenException' && wanted && wanted !== 'EOF') {
    if (wanted === 'ID' && KEYWORDS.has(token.image)) {
      return {
        ...at,
        message: `Expected a name, but \`${token.image}\` is a word of the language.`,
        help: `Add something to it: \`${token.image}_\`.`,
        fix: { title: `Rename to \`${token.image}_\``, start, end: stop, newText: `${token.image}_` },
      };
    }
    const isBracket = wanted === ')' || wanted === ']' || wanted === '}';
    if (isBracket && !atEnd && rule in RULE_HINTS)
      return { ...at, message: `Expected ${RULE_HINTS[rule]}, but ${found}.` };
    const separator =
      wanted === ')' || wanted === ']' ? `\`,\` or \`${wanted}\`` : (TOKEN_NAMES[wanted] ?? `\`${wanted}\``);
    const after = previous?.image ? ` after ${quoted(previous.image)}` : '';
    const insertable = isBracket || wanted === ':' || wanted === '=' || wanted === 'on';
    const help = wanted === 'on' ? 'A layer names its grid: `layer on md { … }`.' : undefined;
    return {
      ...at,
      message: `Expected ${separator}${after}, but ${found}.`,
      ...(help ? { help } : {}),
      ...(insertable
        ? {
            fix: {
              title: `Insert \`${wanted}\``,
              start: end,
              end,
              newText: wanted === '=' || wanted === 'on' ? ` ${wanted}` : wanted,
            },
          }
        : {}),
    };
  }
  if (error.name === 'NotAllInputParsedException' || wanted === 'EOF') {
    const hint =
      previous?.image && token.startOffset > 0
        ? 'the statement to end here, or an operator between values'
        : RULE_HINTS.Reel;
    return { ...at, message: `Expected ${hint}, but ${found}.` };
  }
  return { ...at, message: `Expected ${RULE_HINTS[rule] ?? 'a value'}, but ${found}.` };
}

const expectedToken = (message: string): string | undefined => /token of type '(.+?)'/.exec(message)?.[1];

function quoted(image: string): string {
  const short = image.length > 30 ? `${image.slice(0, 30)}…` : image;
  return `\`${short}\``;
}
