// Renaming, also across files.

import { expect, it } from 'vitest';
import { analyze } from '../../../src/language/compile.ts';
import { prepareRename, renameEdits } from '../../../src/language/features/rename.ts';
import { symbolAt } from '../../../src/language/features/symbol-at.ts';
import { at } from './marked.ts';

it('are renamed with all their uses, across files', () => {
  const shared = 'let drive = 1\nfield own() = plasma() * drive';
  const readImport = (path: string): string | null => (path === '/reels/shared.reel' ? shared : null);
  const main = at('import "shared.reel" scene s for 1s { layer on md { value: dr¦ive } }', {
    path: '/reels/main.reel',
    readImport,
  });
  const other = analyze('import "shared.reel" scene t for 1s { layer on md { value: drive * own } }', {
    path: '/reels/other.reel',
    readImport,
  });
  const target = prepareRename(main.analysis, main.offset)!;
  expect(main.text.slice(target.start, target.end)).toBe('drive');
  const edits = renameEdits(
    main.analysis,
    '/reels/main.reel',
    target.symbol,
    'force',
    new Map([['/reels/other.reel', other]]),
  );
  expect(edits.map(({ path, spans }) => [path, spans.length]).sort()).toEqual(
    [
      ['/reels/other.reel', 1],
      ['/reels/shared.reel', 2],
      [null, 1],
    ].sort(),
  );
  expect(() => renameEdits(main.analysis, '/reels/main.reel', target.symbol, 'scene')).toThrow('word of the language');
  expect(() => renameEdits(main.analysis, '/reels/main.reel', target.symbol, '2x')).toThrow('Expected a name');
  const own = at('let a¦ = 1 let b = a');
  expect(() => renameEdits(own.analysis, null, symbolAt(own.analysis, own.offset)!, 'b')).toThrow('already');
});
