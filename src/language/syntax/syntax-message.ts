// The parser's complaints as sentences for authors: what was expected here, what stands here instead.

import type { IRecognitionException } from 'chevrotain';
import { ITEM_SYNTAX } from '../generated/items.ts';
import { KEYWORDS, ruleOf, SCENE_WORDS, STATEMENT_WORDS } from './keywords.ts';
import type { SyntaxProblem } from './tree.ts';

const TOKEN_NAMES: Record<string, string> = {
  ID: 'a name',
  NUMBER: 'a number',
  QUOTED: 'a text in quotes',
  COLOR: 'a colour',
  SIZE: 'a size',
  EOF: 'the end',
};
/** Help for words that start nothing outside a block. */
const IN_BLOCKS = new Map([
  ...ITEM_SYNTAX.map(({ keyword, shape }): [string, string] => [
    keyword,
    `\`${keyword}\` must be inside a scene: \`scene name for 6s { ${shape} }\`.`,
  ]),
  ['play', '`play` must be inside a `timeline { … }`.'],
]);
const STATEMENT_HINT = `a statement: ${STATEMENT_WORDS.join(', ')}`;
const ITEM_HINT = `a layer, ${SCENE_WORDS.slice(1).join(', ')}`;
/** What can follow where the rule gave up. */
const RULE_HINTS = new Map([
  ['Reel', STATEMENT_HINT],
  ['Statement', STATEMENT_HINT],
  ['Header', 'a setting such as `fps: 24`, or `}`'],
  ['Scene', `${ITEM_HINT}, a setting such as \`gamma: 0.7\`, or \`}\``],
  ['SceneItem', `${ITEM_HINT} or a setting`],
  ...ITEM_SYNTAX.map(({ keyword, settingExample }): [string, string] => [
    ruleOf(keyword),
    `a setting such as \`${settingExample}\`, or \`}\``,
  ]),
  ['Timeline', '`play` and the name of a scene, or `}`'],
  ['Word', 'a name'],
  ['Operator', 'an operator'],
]);

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
    return { ...at, message: `Expected ${STATEMENT_HINT}, but ${found}.`, ...(belongs ? { help: belongs } : {}) };
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
    if (isBracket && !atEnd && RULE_HINTS.has(rule))
      return { ...at, message: `Expected ${RULE_HINTS.get(rule)}, but ${found}.` };
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
        : STATEMENT_HINT;
    return { ...at, message: `Expected ${hint}, but ${found}.` };
  }
  return { ...at, message: `Expected ${RULE_HINTS.get(rule) ?? 'a value'}, but ${found}.` };
}

const expectedToken = (message: string): string | undefined => /token of type '(.+?)'/.exec(message)?.[1];

function quoted(image: string): string {
  const short = image.length > 30 ? `${image.slice(0, 30)}…` : image;
  return `\`${short}\``;
}
