// Which files a reel may name.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowedPaths } from '../../src/language/server/allowed-paths.ts';

let root: string;
const at = (...parts: string[]): string => join(root, ...parts);

beforeAll(() => {
  root = realpathSync.native(mkdtempSync(join(tmpdir(), 'allowed-paths-')));
  for (const folder of ['project/reels/media', 'project/media', 'other', 'project-two'])
    mkdirSync(at(folder), { recursive: true });
  for (const file of [
    'project/reels/media/a.png',
    'project/media/b.png',
    'other/c.png',
    'project-two/d.png',
    'project/..e.png',
  ])
    writeFileSync(at(file), '');
  symlinkSync(at('other/c.png'), at('project/reels/media/link.png'));
  symlinkSync(at('project/media'), at('project/reels/shared'));
  symlinkSync(at('project/reels'), at('linked-reels'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('allowedPaths', () => {
  it('allows what is below the folder of the reel, and what does not exist', () => {
    const mayRead = allowedPaths(at('project/reels/a.reel'), []);
    expect(mayRead(at('project/reels/media/a.png'))).toBe(true);
    expect(mayRead(at('nowhere/x.png'))).toBe(true);
    expect(mayRead(at('project/media/b.png'))).toBe(false);
    expect(mayRead(at('other/c.png'))).toBe(false);
    expect(mayRead(at('project/reels/../media/b.png'))).toBe(false);
  });

  it('allows what is below the other folders, but not below those with a similar name', () => {
    const mayRead = allowedPaths(at('project/reels/a.reel'), [at('project')]);
    expect(mayRead(at('project/media/b.png'))).toBe(true);
    expect(mayRead(at('project/..e.png'))).toBe(true);
    expect(mayRead(at('project-two/d.png'))).toBe(false);
    expect(allowedPaths(at('project/reels/a.reel'), [at('other'), at('none')])(at('other/c.png'))).toBe(true);
  });

  it('follows links of files and of folders before it decides', () => {
    const mayRead = allowedPaths(at('project/reels/a.reel'), []);
    expect(mayRead(at('project/reels/media/link.png'))).toBe(false);
    expect(mayRead(at('project/reels/shared/b.png'))).toBe(false);
    expect(allowedPaths(at('linked-reels/a.reel'), [])(at('project/reels/media/a.png'))).toBe(true);
    expect(allowedPaths(at('project/reels/a.reel'), [at('project')])(at('project/reels/shared/b.png'))).toBe(true);
  });
});
