// Semantic tokens: colours names by what they resolve to, which the TextMate grammar cannot know.

import { SemanticTokensBuilder, type SemanticTokens, type SemanticTokensLegend } from 'vscode-languageserver';
import type { Analysis } from '../compile.ts';
import { occurrences, type OwnSymbol } from './symbol-at.ts';

const TYPES = [
  'function',
  'variable',
  'parameter',
  'property',
  'enumMember',
  'class',
  'method',
  'namespace',
  'type',
  'macro',
] as const;
const MODIFIERS = ['declaration', 'readonly', 'defaultLibrary'] as const;
type TokenType = (typeof TYPES)[number];

export const semanticTokensLegend: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] };

const OWN: Record<OwnSymbol['kind'], TokenType> = {
  let: 'variable',
  'scene let': 'variable',
  palette: 'enumMember',
  colors: 'enumMember',
  field: 'function',
  look: 'method',
  media: 'variable',
  param: 'parameter',
  scene: 'class',
  parameter: 'parameter',
  layer: 'property',
};

export interface SemanticToken {
  start: number;
  end: number;
  type: TokenType;
  modifiers: number;
}

export function semanticTokens(analysis: Analysis): SemanticToken[] {
  const found = new Map<number, SemanticToken>();
  const add = (start: number, end: number, type: TokenType, modifiers: number): void => {
    if (end > start && !found.has(start)) found.set(start, { start, end, type, modifiers });
  };
  for (const { symbol, occurrence } of occurrences(analysis)) {
    if (occurrence.file === null)
      add(occurrence.start, occurrence.end, OWN[symbol.kind], occurrence.isDefinition ? 1 : 0);
  }
  for (const { file, start, end, target } of analysis.links) {
    if (file !== null) continue;
    switch (target.t) {
      case 'entry': {
        const { kind } = target.entry;
        const type =
          kind === 'palette' || kind === 'colors'
            ? 'enumMember'
            : kind === 'shader' ||
                kind === 'feedback' ||
                kind === 'transition' ||
                kind === 'transform' ||
                kind === 'reveal'
              ? 'method'
              : kind === 'particles'
                ? 'class'
                : 'function';
        add(start, end, type, 4);
        break;
      }
      case 'entryParameter':
        add(start, end, 'parameter', 0);
        break;
      case 'variable':
        add(start, end, 'variable', 2 | 4);
        break;
      case 'member':
        add(start, end, 'property', 4);
        break;
      case 'setting':
        add(start, end, 'property', 0);
        break;
      case 'word':
        add(start, end, 'enumMember', 4);
        break;
      case 'grid':
        add(start, end, 'type', 4);
        break;
      default:
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

export function encodeSemanticTokens(analysis: Analysis): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const token of semanticTokens(analysis)) {
    const { line, character } = analysis.main.parsed.lines.position(token.start);
    builder.push(line, character, token.end - token.start, TYPES.indexOf(token.type), token.modifiers);
  }
  return builder.build();
}
