// A small scanner over the whole text: what the editor services and the splitter need (formatting, colours of tokens,
// completion in broken text) without the cost of parsing. It agrees with the grammar's terminals; a test holds it to that.

export type TokenKind = 'word' | 'number' | 'size' | 'color' | 'string' | 'punct' | 'lineComment' | 'blockComment' | 'unknown';

/** `start` and `end` are UTF-16 offsets; white space has no token. */
export interface Token { kind: TokenKind; start: number; end: number; text: string }

const PATTERN = new RegExp([
  String.raw`(\/\/[^\r\n]*)`,
  String.raw`(\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/)?)`,
  String.raw`("[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*\\?"?)`,
  String.raw`([0-9]+x[0-9]+)`,
  String.raw`((?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?:[A-Za-z_][A-Za-z0-9_]*|%)?)`,
  String.raw`(#[0-9A-Za-z_]*)`,
  String.raw`([A-Za-z_][A-Za-z0-9_]*)`,
  String.raw`(<=|>=|==|!=|[-+*\/^<>?:|=.(){}\[\],;])`,
  String.raw`([^\s\uFEFF])`,
].join('|'), 'g');
const KINDS: TokenKind[] = ['lineComment', 'blockComment', 'string', 'size', 'number', 'color', 'word', 'punct', 'unknown'];

export function scan(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(PATTERN.source, 'g');
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    let group = 1;
    while (match[group] === undefined) group++;
    tokens.push({ kind: KINDS[group - 1]!, start: match.index, end: pattern.lastIndex, text: match[0] });
  }
  return tokens;
}

export const isComment = (token: Token): boolean => token.kind === 'lineComment' || token.kind === 'blockComment';
