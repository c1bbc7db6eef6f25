// Commands that need no window: what they run, ask and refuse.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Uri as VsUri } from 'vscode';
import { run as newFromExample } from '../../src/extension/commands/new-from-example.ts';
import { run as openDocumentation } from '../../src/extension/commands/open-documentation.ts';
import { run as openVideo } from '../../src/extension/commands/open-video.ts';
import { listDocPages } from '../../src/extension/documentation/doc-pages.ts';
import { notRendered, rendersInterrupted, unknownOutputVariable } from '../../src/extension/notices/notices.ts';
import { showNotice } from '../../src/extension/notices/show-notice.ts';
import { statusText } from '../../src/extension/renders/status-text.ts';
import type { RenderItem } from '../../src/extension/renders/render-item.ts';
import type { Services } from '../../src/extension/services.ts';
import { columnBesideReels } from '../../src/extension/shared/column-beside-reels.ts';
import { reset, state, TabInputText, Uri } from './support/fake-vscode.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const services = { root: Uri.file(ROOT) } as unknown as Services;
const scratch = () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-commands-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

beforeEach(reset);

describe('Open Documentation', () => {
  test.each([
    ['language.md', 'language.md', ''],
    ['reference/field.md#plasma', 'reference/field.md', 'plasma'],
  ])('%s is shown in the Markdown preview', async (given, page, fragment) => {
    await openDocumentation(services, given);
    const [[name, uri]] = state.commands as [[string, VsUri]];
    expect(name).toBe('markdown.showPreview');
    expect([path.relative(path.join(ROOT, 'docs'), uri.fsPath), uri.fragment]).toEqual([
      path.normalize(page),
      fragment,
    ]);
  });

  test.each(['nowhere.md', '../package.json', ''])('%j is not a page', async (given) => {
    await openDocumentation(services, given);
    expect(state.commands).toEqual([]);
    expect(state.messages[0]!.severity).toBe('error');
  });

  test('lists the guide before the reference, by title', async () => {
    const pages = await listDocPages(Uri.file(path.join(ROOT, 'docs')) as unknown as VsUri);
    const paths = pages.map((page) => page.path);
    expect(paths).toEqual(expect.arrayContaining(['language.md', 'vscode.md', 'reference/field.md']));
    expect(paths.findLastIndex((page) => !page.startsWith('reference/'))).toBeLessThan(
      paths.findIndex((page) => page.startsWith('reference/')),
    );
    for (const { title } of pages) expect(title).not.toMatch(/\.md$|^#/);
  });
});

describe('Open Video', () => {
  const itemOf = (output: string) =>
    ({ job: {}, state: 'done', part: { whole: true }, done: { output } }) as unknown as RenderItem;
  const video = () => {
    const file = path.join(scratch(), 'a.mp4');
    writeFileSync(file, '');
    return file;
  };
  const group = (viewColumn: number, file: string | null) => ({
    viewColumn,
    activeTab: { input: file === null ? 'a webview' : new TabInputText(Uri.file(file)) },
  });

  test('uses the system on the desktop, and an editor tab where the setting says so', async () => {
    const file = video();
    state.settings.set('glyphreel.render.openIn', 'auto');
    await openVideo(services, itemOf(file));
    expect(state.external).toEqual([file]);
    state.settings.set('glyphreel.render.openIn', 'editor');
    state.tabGroups = [group(1, '/x/a.reel'), group(2, null)];
    await openVideo(services, itemOf(file));
    expect(state.external).toHaveLength(1);
    expect(state.commands[0]).toMatchObject(['vscode.open', { path: file }, { viewColumn: 2, preview: false }]);
  });

  test('never covers a reel: where each column shows one, it opens another column', () => {
    state.tabGroups = [group(1, '/x/a.reel'), group(2, '/x/b.reel')];
    expect(columnBesideReels()).toBe(-2);
    state.tabGroups = [group(1, '/x/notes.txt'), group(2, '/x/b.reel')];
    expect(columnBesideReels()).toBe(1);
  });

  test('says when the file is gone', async () => {
    await openVideo(services, itemOf('/nowhere/a.mp4'));
    expect(state.messages).toEqual([{ severity: 'error', message: '/nowhere/a.mp4 no longer exists.', actions: [] }]);
  });
});

describe('New Reel from Example', () => {
  test('without a folder asks for one, and creates nothing when the question is dismissed', async () => {
    await newFromExample(services, 'pulse');
    expect(state.openDialogs).toMatchObject([{ canSelectFolders: true, canSelectFiles: false }]);
    expect(state.commands).toEqual([]);
  });
});

describe('notices', () => {
  test('an action runs its command', async () => {
    state.choices = ['Show'];
    const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } };
    await showNotice(notRendered({ severity: 'error', code: 'unknown-name', message: 'No.', range }, 'file:///a.reel'));
    expect(state.messages[0]).toEqual({ severity: 'error', message: 'Not rendered: No.', actions: ['Show'] });
    expect(state.commands).toEqual([['glyphreel.revealCode', 'file:///a.reel', range]]);
  });

  test('a reason without a place offers nothing to show', async () => {
    await showNotice(notRendered({ message: 'The reel has no scene yet.' }, null));
    expect(state.messages[0]!.actions).toEqual([]);
  });

  test('an unknown output variable names the valid ones', () => {
    expect(unknownOutputVariable(['${nam}'])).toMatchObject({
      severity: 'warning',
      message:
        'Not rendered: the setting glyphreel.render.output has an unknown variable, ${nam}. Valid ones are ${folder}, ${workspace}, ${name}, ${part}, ${quality} and ${date}.',
    });
  });

  test('interrupted renders are offered one by one or together', () => {
    const item = { label: 'film' } as RenderItem;
    expect(rendersInterrupted([item]).message).toMatch(/^Rendering film was interrupted/);
    expect(rendersInterrupted([item, item])).toMatchObject({
      message: '2 renders were interrupted when the window closed. Finished clips are kept.',
      actions: [{ title: 'Resume All' }, { title: 'Show Renders' }],
    });
  });
});

describe('status bar', () => {
  const item = (label: string, over: Partial<RenderItem>) =>
    ({ label, state: 'queued', progress: null, start: null, ...over }) as RenderItem;
  const progress = (frame: number) =>
    ({
      type: 'progress',
      id: 'x',
      frame,
      frames: 400,
      segment: 1,
      fps: 24,
      etaSeconds: null,
      phase: 'frames',
    }) as const;

  test('shows the running render and how many wait; nothing when all have ended', () => {
    const items = [item('c', {}), item('b', {}), item('a', { state: 'running', progress: progress(101) })];
    expect(statusText(items)).toMatchObject({
      text: '$(sync~spin) a 25% +2',
      tooltip: '**Rendering a**\n\nframe 101 of 400\n\nWaiting: b\n\nWaiting: c',
    });
    expect(statusText([item('a', { state: 'done' })])).toBeNull();
  });

  test('shows waiting renders also while none runs', () => {
    expect(statusText([item('a', {})])).toMatchObject({ text: '$(clock) a', label: 'Waiting to render a' });
  });

  test('its label for screen readers stays the same from frame to frame', () => {
    const label = (frame: number) => statusText([item('a', { state: 'running', progress: progress(frame) })])!.label;
    expect(label(3)).toBe('Rendering a');
    expect(label(399)).toBe(label(3));
  });
});
