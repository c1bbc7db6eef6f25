// Which changes on disk are reported: files of known types in the workspace, and files elsewhere that open reels name.

import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Uri as VsUri } from 'vscode';
import { PlanStore } from '../../src/extension/language/plan-store.ts';
import { Coalescer } from '../../src/extension/watch/coalesce.ts';
import { FileWatch } from '../../src/extension/watch/file-watch.ts';
import { planFiles } from '../../src/extension/watch/plan-files.ts';
import { WATCHED_FILES } from '../../src/extension/watch/watched-files.ts';
import { compile } from '../../src/language/compile.ts';
import { reset, state, Uri } from './support/fake-vscode.ts';

const REEL = `reel "x" { audio: "/music/song.mp3"  captions: "/words/song.srt" }
scene a for 1s { layer on md { value: plasma() } shade: lut("/looks/blue.cube") }`;
const compiled = (text: string) => compile(text, {});

beforeEach(reset);

describe('coalescer', () => {
  test('reports what comes in short succession once, and then again', async () => {
    const reports: (readonly string[])[] = [];
    const coalescer = new Coalescer((items) => void reports.push(items), 5);
    for (const item of ['a', 'b', 'a']) coalescer.add(item);
    while (reports.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    coalescer.add('c');
    while (reports.length === 1) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(reports).toEqual([['a', 'b'], ['c']]);
  });

  test('reports nothing after it was disposed', async () => {
    const reports: unknown[] = [];
    const coalescer = new Coalescer((items) => void reports.push(items), 1);
    coalescer.add('a');
    coalescer.dispose();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(reports).toEqual([]);
  });
});

test('the files of a plan are all that it names', () => {
  expect([...planFiles(compiled(REEL).plan)].map((file) => path.basename(file)).toSorted()).toEqual([
    'blue.cube',
    'song.mp3',
    'song.srt',
  ]);
});

function watchWith() {
  state.folders = [{ uri: Uri.file('/work') }];
  const plans = new PlanStore();
  const watch = new FileWatch(plans);
  onTestFinished(() => watch.dispose());
  const open = (uri: string, text: string, version = 1) => {
    const { plan } = compiled(text);
    plans.set({ uri, version, plan, diagnostics: [], brokenScenes: [], brokenPlaces: [], params: [] });
  };
  const folders = () =>
    state.watchers
      .filter(({ pattern, isDisposed }) => typeof pattern === 'object' && !isDisposed)
      .map(({ pattern }) => (pattern as { baseUri: { path: string } }).baseUri.path)
      .toSorted();
  return { plans, watch, open, folders };
}

describe('FileWatch', () => {
  test('reports files of the workspace by their absolute paths', async () => {
    const { watch } = watchWith();
    const changed = new Promise<readonly string[]>((resolve) => watch.onDidChange(resolve));
    expect(state.watchers.map(({ pattern }) => pattern)).toEqual([WATCHED_FILES]);
    state.watchers[0]!.change(Uri.file('/work/a.srt'));
    state.watchers[0]!.change(Uri.file('/work/b.cube'));
    state.watchers[0]!.change(Uri.parse('untitled:c.reel'));
    expect(await changed).toEqual([Uri.file('/work/a.srt').fsPath, Uri.file('/work/b.cube').fsPath]);
  });

  test('watches the folders outside the workspace that open reels name, as long as they do', () => {
    const { open, plans, folders } = watchWith();
    open('file:///work/a.reel', REEL);
    expect(folders()).toEqual(['/looks', '/music', '/words']);
    open('file:///elsewhere/b.reel', REEL.replace('/words/song.srt', '/work/song.srt'));
    expect(folders()).toEqual(['/elsewhere', '/looks', '/music', '/words']);
    plans.close(Uri.parse('file:///work/a.reel') as unknown as VsUri);
    expect(folders()).toEqual(['/elsewhere', '/looks', '/music']);
    plans.close(Uri.parse('file:///elsewhere/b.reel') as unknown as VsUri);
    expect(folders()).toEqual([]);
  });
});
