// Links to a moment of a reel.

import { expect, test } from 'vitest';
import { Uri } from 'vscode';
import { linkTo, readLink } from '../../src/extension/links/reel-link.ts';

test('a link reads back as what it was made of', () => {
  const reel = Uri.file('/films/a & b/dawn #1.reel');
  const link = Uri.parse(linkTo({ scheme: 'vscode', extension: 'glyphreel.glyphreel' }, reel, 'dawn(h: 0.2)', 1.23456));
  expect(link.scheme).toBe('vscode');
  expect(link.authority).toBe('glyphreel.glyphreel');
  expect(readLink(link)).toEqual({ reel: reel.toString(), scene: 'dawn(h: 0.2)', t: 1.235 });
});

test('scene and time may be missing; anything but a reel is refused', () => {
  const read = (text: string) => readLink(Uri.parse(`vscode://glyphreel.glyphreel/${text}`));
  expect(read('open?reel=file:///a.reel')).toEqual({ reel: 'file:///a.reel', scene: null, t: null });
  expect(read('open?reel=file:///a.reel&t=-1')).toMatchObject({ t: null });
  expect(read('open?reel=file:///etc/passwd')).toBeNull();
  expect(read('close?reel=file:///a.reel')).toBeNull();
  expect(read('open')).toBeNull();
});
