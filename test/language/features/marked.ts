// A reel with its cursor, written as `¦` in the text.

import { type Analysis, analyze } from '../../../src/language/compile.ts';
import type { CompileFacts } from '../../../src/contract/facts.ts';

export function at(
  marked: string,
  facts: CompileFacts = { path: '/reels/main.reel' },
): { analysis: Analysis; offset: number; text: string } {
  const offset = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  return { analysis: analyze(text, facts), offset, text };
}

/** A reel whose only layer holds `inside`. */
export const layer = (inside: string): string => `scene s for 2s { layer on md { ${inside} } }`;
