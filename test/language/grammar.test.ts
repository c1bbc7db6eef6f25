// Two tokens decide between alternatives of the grammar, everywhere.

import { expect, test } from 'vitest';
import { createReelServices } from '../../src/language/syntax/reel-parser.ts';

test('no two alternatives begin with the same two tokens', () => {
  // Chevrotain throws what it finds wrong with the grammar.
  expect(createReelServices('development').parser.LangiumParser.definitionErrors).toEqual([]);
});
