// The relay asks the engine what the language server cannot know, once per content.

import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EventEmitter } from 'vscode';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type {
  FactsNotification,
  MaterialAnswer,
  MaterialParams,
  PlanNotification,
} from '../../src/contract/protocol.ts';
import { FactsRelay } from '../../src/extension/language/facts-relay.ts';
import { compile } from '../../src/language/compile.ts';
import { reset, state } from './support/fake-vscode.ts';

beforeEach(reset);

function relayOf(answers: Record<string, (params: { path: string; text: string }) => unknown>) {
  const plans = new EventEmitter<PlanNotification>();
  const changes = new EventEmitter<readonly string[]>();
  const started = new EventEmitter<void>();
  const asked: string[] = [];
  const facts: FactsNotification[] = [];
  let answerMaterial: (params: MaterialParams) => Promise<MaterialAnswer | null> = () => Promise.resolve(null);
  const relay = new FactsRelay({
    engine: {
      request: async (method: string, params: { path: string; text: string }) => {
        asked.push(method);
        return answers[method]!(params);
      },
    },
    language: {
      sendFacts: async (sent: FactsNotification) => void facts.push(sent),
      onDidStart: started.event,
      onMaterial: (answer: typeof answerMaterial) => {
        answerMaterial = answer;
        return { dispose: () => {} };
      },
    },
    plans: { onDidChange: plans.event, get: () => undefined },
    watch: { onDidChange: changes.event },
    log: { warn: () => {} },
  } as unknown as ConstructorParameters<typeof FactsRelay>[0]);
  onTestFinished(() => relay.dispose());
  return { asked, facts, plans, changes, started, material: (params: MaterialParams) => answerMaterial(params) };
}

it('tells the characters of captions, and asks for their glyphs, once per content of the file', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-relay-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'a.srt');
  writeFileSync(file, 'x');
  const { plan } = compile('reel { captions: "a.srt" }\nscene a for 1s { layer on md { value: plasma() } }', {
    path: path.join(folder, 'a.reel'),
  });
  const notification = { uri: 'file:///a.reel', plan } as PlanNotification;
  let glyphs = 'aѪ';
  const { asked, facts, plans, changes } = relayOf({
    captionGlyphs: () => glyphs,
    missingGlyphs: ({ text }) => [...text].filter((glyph) => glyph === 'Ѫ'),
  });

  plans.fire(notification);
  await vi.waitFor(() => expect(facts.at(-1)).toEqual({ missingGlyphs: ['Ѫ'] }));
  expect(facts).toContainEqual({ captionGlyphs: { [file]: 'aѪ' } });
  plans.fire(notification);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked.filter((method) => method === 'captionGlyphs')).toHaveLength(1);

  glyphs = 'ab';
  utimesSync(file, 1, 1);
  changes.fire([file]);
  await vi.waitFor(() => expect(facts.at(-1)).toEqual({ captionGlyphs: { [file]: 'ab' } }));
});

it('asks the engine what a media file is, in trusted workspaces only', async () => {
  const answer = { facts: { problem: 'The picture a.png cannot be drawn: it is empty.' } };
  const { asked, material } = relayOf({ material: () => answer });
  state.trusted = false;
  expect(await material({ path: '/a.png' })).toBeNull();
  expect(asked).toEqual([]);
  state.trusted = true;
  expect(await material({ path: '/a.png' })).toEqual(answer);
});

it('knows nothing of a media file where the engine does not answer', async () => {
  const { material } = relayOf({
    material: () => {
      throw new Error('gone');
    },
  });
  expect(await material({ path: '/a.png' })).toBeNull();
});

it('tells a server that has started which folders the user allows', async () => {
  state.settings.set('glyphreel.allowedPaths', ['/media']);
  const { facts, started } = relayOf({});
  started.fire();
  await vi.waitFor(() => expect(facts.at(-1)).toMatchObject({ allowedPaths: ['/media'] }));
});

it('asks for the ink of palettes, once each', async () => {
  const { plan } = compile('palette own = " @." scene a for 1s { layer on md { value: u  palette: own } }');
  const notification = { uri: 'file:///a.reel', plan } as PlanNotification;
  const ink = [{ glyph: ' ', ink: 0 }];
  const { asked, facts, plans } = relayOf({ glyphInk: () => [ink], missingGlyphs: () => [] });
  plans.fire(notification);
  plans.fire(notification);
  await vi.waitFor(() => expect(facts).toContainEqual({ glyphInk: { '': { ' @.': ink } } }));
  expect(asked.filter((method) => method === 'glyphInk')).toHaveLength(1);
});

it('lets the voices of the settings speak, once each and in trusted workspaces only', async () => {
  const { plan } = compile('scene a for 2s { layer on md { value: u }  voice "Hello." { by: narrator } }');
  const notification = { uri: 'file:///a.reel', plan } as PlanNotification;
  const recording = { path: '/cache/a.voice.wav', seconds: 1 };
  const orders: unknown[] = [];
  const { asked, facts, plans } = relayOf({
    speak: (order) => {
      orders.push(order);
      return recording;
    },
    glyphInk: () => [[]],
    missingGlyphs: () => [],
  });
  state.settings.set('glyphreel.voices', { narrator: ['say-it', '--stdout'], broken: 'rm' });
  state.trusted = false;
  plans.fire(notification);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).not.toContain('speak');
  state.trusted = true;
  plans.fire(notification);
  plans.fire(notification);
  await vi.waitFor(() => expect(facts).toContainEqual({ voices: { 'narrator\nHello.': recording } }));
  expect(orders).toEqual([{ by: 'narrator', words: 'Hello.', command: ['say-it', '--stdout'] }]);
});
