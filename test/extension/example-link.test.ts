// Links that open a reel of a page.

import { deflateRawSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { Uri } from 'vscode';
import { linkToEffect, linkToText, readExampleLink } from '../../src/extension/links/example-link.ts';
import { possibleFiles } from '../../src/extension/links/possible-files.ts';
import { openExample } from '../../src/extension/links/open-example.ts';
import { reset, state } from './support/fake-vscode.ts';

const ID = 'glyphreel.glyphreel';
const REEL = 'reel "Grün & größer" { size: landscape }\nscene a for 4s { layer on md { value: plasma() } }\n';

describe('links', () => {
  test('read back as the text or the effect that they were made of', () => {
    expect(readExampleLink(Uri.parse(linkToText(ID, REEL)!))).toEqual({ text: REEL });
    expect(readExampleLink(Uri.parse(linkToEffect(ID, 'shader', 'bloom')))).toEqual({ effect: 'shader/bloom' });
  });

  test('are short, or are not made', () => {
    expect(linkToText(ID, REEL)!.length).toBeLessThan(250);
    // Digits that do not repeat.
    const noise = Array.from({ length: 1200 }, (_, i) => String(Math.sin(i + 1)).slice(-12));
    expect(linkToText(ID, noise.join(''))).toBeNull();
  });

  test('are refused where they are damaged, empty or hold too much', () => {
    const read = (query: string) => readExampleLink({ path: '/example', query });
    const packed = (text: string | Buffer) => `reel=${deflateRawSync(text).toString('base64url')}`;
    expect(read('reel=AAAA')).toBeNull();
    expect(read(packed('  \n'))).toBeNull();
    expect(read(packed(Buffer.from([0xff, 0xfe])))).toBeNull();
    expect(read(packed('a'.repeat(64 * 1024)))).not.toBeNull();
    expect(read(packed('a'.repeat(64 * 1024 + 1)))).toBeNull();
    expect(read('')).toBeNull();
    expect(readExampleLink({ path: '/open', query: packed(REEL) })).toBeNull();
  });
});

test('every string that could be a file is named', () => {
  const text =
    'use "./fx.ts"\nreel "A. Title" { audio: "a b.mp3" }\nscene a { text "One. Two" text file("notes") sound "../x" }';
  expect(possibleFiles(text)).toEqual(['./fx.ts', 'a b.mp3', '../x']);
});

test('strings over several lines, and strings that are not closed, are named too', () => {
  expect(possibleFiles('audio: """\n//server/a.mp3\n"""\nscene a for 1s {}')).toEqual(['//server/a.mp3']);
  expect(possibleFiles('audio: """\n/home/a.mp3')).toEqual(['/home/a.mp3']);
  expect(possibleFiles('reel { audio: "x/a.mp3\n}')).toEqual(['x/a.mp3']);
});

describe('opening', () => {
  const opened: string[] = [];
  const previews = { open: (uri: Uri) => void opened.push(uri.toString()) } as never;
  beforeEach(() => {
    reset();
    opened.length = 0;
  });

  test('a reel becomes a new text with its preview, without a question', async () => {
    await openExample({ text: REEL }, previews);
    await openExample({ effect: 'shader/bloom' }, previews);
    expect(state.shown).toEqual(['untitled:Untitled-1', 'untitled:Untitled-1']);
    expect(opened).toHaveLength(2);
    expect(state.messages).toEqual([]);
  });

  test('one that names files asks first, and is not drawn', async () => {
    const text = `reel { audio: "../song.mp3" }\n${REEL}`;
    await openExample({ text }, previews);
    expect(state.shown).toEqual([]);
    state.choices.push('Open');
    await openExample({ text }, previews);
    expect(state.shown).toHaveLength(1);
    expect(opened).toEqual([]);
    expect(state.messages.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  });

  test.each(['use "./evil.ts"', 'use """\n//server/evil.ts\n"""', 'import "other.reel"'])(
    '%s is refused',
    async (line) => {
      state.choices.push('Open');
      await openExample({ text: `${line}\n${REEL}` }, previews);
      expect(state.shown).toEqual([]);
      expect(state.messages.map(({ severity }) => severity)).toEqual(['error']);
    },
  );

  test('an effect that this version does not have is an error', async () => {
    await openExample({ effect: 'shader/nothing' }, previews);
    expect(state.shown).toEqual([]);
    expect(state.messages).toMatchObject([{ severity: 'error' }]);
  });
});
