// The real server as a process, spoken to over stdio like an editor would.

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type CodeAction,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type SymbolInformation,
} from 'vscode-languageserver/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EffectKind } from '../../src/contract/catalog-entry.ts';
import {
  EXAMPLE_PLAN_REQUEST,
  type ExamplePlanResult,
  FACTS_NOTIFICATION,
  type FactsNotification,
  INSERT_EFFECT_REQUEST,
  type InsertEffectResult,
  MATERIAL_REQUEST,
  type MaterialAnswer,
  type MaterialParams,
  PLAN_NOTIFICATION,
  type PlanNotification,
  SCENE_AT_REQUEST,
  TRY_VALUES_REQUEST,
  type TryValuesParams,
} from '../../src/contract/protocol.ts';

import type { MaterialFacts } from '../../src/contract/media.ts';
import { materialFacts } from './marker-cases.ts';

interface Published {
  uri: string;
  diagnostics: { code: string; message: string }[];
}

let folder: string;
let server: ChildProcess;
let connection: MessageConnection;
const plans: PlanNotification[] = [];
const published: Published[] = [];
const waiting: (() => void)[] = [];

async function until<T>(find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
}
const arrived = (): void => {
  for (const resolve of waiting.splice(0)) resolve();
};
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const open = (name: string, text: string, version = 1): void => {
  void connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: uriOf(name), languageId: 'reel', version, text },
  });
};
const change = (name: string, version: number, text: string): void => {
  void connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: uriOf(name), version },
    contentChanges: [{ text }],
  });
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reel-server-'));
  server = spawn(process.execPath, [join(import.meta.dirname, '../../src/language/server.ts'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  connection = createMessageConnection(new StreamMessageReader(server.stdout!), new StreamMessageWriter(server.stdin!));
  connection.onNotification(PLAN_NOTIFICATION, (plan: PlanNotification) => {
    plans.push(plan);
    arrived();
  });
  connection.onNotification('textDocument/publishDiagnostics', (message: Published) => {
    published.push(message);
    arrived();
  });
  connection.onRequest(MATERIAL_REQUEST, ({ path }: MaterialParams): MaterialAnswer => {
    const facts = { ...(materialFacts({}) as MaterialFacts), summary: `PNG of ${basename(path)}` };
    return { facts, picture: 'data:image/png;base64,AAAA' };
  });
  connection.listen();
  const { capabilities } = await connection.sendRequest<{ capabilities: Record<string, unknown> }>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'reels' }],
    initializationOptions: { trusted: true },
  });
  expect(Object.keys(capabilities)).toEqual(
    expect.arrayContaining([
      'completionProvider',
      'hoverProvider',
      'renameProvider',
      'inlayHintProvider',
      'semanticTokensProvider',
      'documentOnTypeFormattingProvider',
    ]),
  );
  await connection.sendNotification('initialized', {});
});

afterAll(async () => {
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
  if (server.exitCode === null) await new Promise((resolve) => server.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
});

describe('server', () => {
  it('sends the plan and diagnostics of an open reel, and again when it changes', async () => {
    open('main.reel', 'scene one for 2s { layer on md { value: plasmaa() } }');
    const broken = await until(() => plans.find((plan) => plan.uri === uriOf('main.reel') && plan.version === 1));
    expect(broken.brokenScenes).toEqual(['one']);
    const list = await until(() => published.find((each) => each.uri === uriOf('main.reel')));
    expect(list.diagnostics.map((each) => each.code)).toEqual(['unknown-name']);
    change('main.reel', 2, 'scene one for 2s { layer on md { value: plasma() } }');
    const whole = await until(() => plans.find((plan) => plan.uri === uriOf('main.reel') && plan.version === 2));
    expect(whole.plan.scenes.map((scene) => scene.name)).toEqual(['one']);
    await until(() => published.find((each) => each.uri === uriOf('main.reel') && each.diagnostics.length === 0));
  });

  it('inserts an effect at a position, with what is then selected, or says why not', async () => {
    open('insert.reel', 'scene one for 2s {\n  layer on md { value: u }\n}\n');
    const insert = (line: number, character: number, kind: EffectKind, name: string) =>
      connection.sendRequest<InsertEffectResult>(INSERT_EFFECT_REQUEST, {
        uri: uriOf('insert.reel'),
        position: { line, character },
        kind,
        name,
      });
    expect(await insert(1, 25, 'shader', 'channelSwap')).toEqual({
      version: 1,
      edits: [
        {
          range: { start: { line: 1, character: 26 }, end: { line: 1, character: 26 } },
          newText: '\n  shade: channelSwap(order: gbr)',
        },
      ],
      select: { start: { line: 2, character: 28 }, end: { line: 2, character: 31 } },
      problem: null,
    });
    expect(await insert(0, 2, 'shader', 'nothing')).toMatchObject({
      edits: [],
      select: null,
      problem: 'This reel has no shader `nothing`.',
    });
  });

  it('has the plan of an example, and the segment that shows the effect', async () => {
    const example = (kind: EffectKind, name: string) =>
      connection.sendRequest<ExamplePlanResult | null>(EXAMPLE_PLAN_REQUEST, { kind, name });
    const field = await example('field', 'plasma');
    expect(field).toMatchObject({ segment: 1, plan: { segments: [{ scene: 'example' }] } });
    expect(await example('transition', 'wipe')).toMatchObject({ segment: 2 });
    expect(await example('field', 'nothing')).toBeNull();
  });

  it('applies changes of parts of the text', async () => {
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf('main.reel'), version: 3 },
      contentChanges: [
        { range: { start: { line: 0, character: 40 }, end: { line: 0, character: 46 } }, text: 'noise' },
        { range: { start: { line: 0, character: 14 }, end: { line: 0, character: 15 } }, text: '5' },
      ],
    });
    const { plan } = await until(() => plans.find((each) => each.uri === uriOf('main.reel') && each.version === 3));
    expect(plan.segments[0]!.end).toBe(5);
    expect(plan.scenes[0]!.nodes).toMatchObject([{ fn: 'noise' }]);
  });

  it('asks the client what the files of media statements are, and shows it', async () => {
    writeFileSync(join(folder, 'logo.png'), 'a picture');
    open('media.reel', 'media logo = "logo.png" { speed: 2 }\nscene a for 2s { layer on md { value: logo } }');
    const warned = await until(() =>
      published.find((each) => each.uri === uriOf('media.reel') && each.diagnostics.length > 0),
    );
    expect(warned.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['no-effect', '`speed` has no effect here: the file is a picture, which does not move.'],
    ]);
    const at = (line: number, character: number) => ({
      textDocument: { uri: uriOf('media.reel') },
      position: { line, character },
    });
    expect(await connection.sendRequest('textDocument/hover', at(1, 40))).toMatchObject({
      contents: {
        value: expect.stringMatching(/!\[logo\]\(data:image\/png;base64,AAAA\|width=320\)\n\nPNG of logo\.png/),
      },
    });
    const files = await connection.sendRequest<{ label: string; detail: string }[]>(
      'textDocument/completion',
      at(0, 14),
    );
    const logo = files.find(({ label }) => label === '"logo.png"')!;
    expect(logo.detail).toBe('PNG of logo.png');
    expect(await connection.sendRequest('completionItem/resolve', logo)).toMatchObject({
      documentation: { value: expect.stringContaining('PNG of logo.png') },
    });
  });

  it('offers refactorings, and refuses to inline what another reel uses', async () => {
    writeFileSync(join(folder, 'lib.reel'), 'let far = 2\nlet near = 3\nlet both = far * near\n');
    open('user.reel', 'import "./lib.reel"\nscene a for 1s { layer on md { value: u * far } }');
    open('lib.reel', 'let far = 2\nlet near = 3\nlet both = far * near\n');
    const inlineAt = async (line: number) => {
      const position = { line, character: 5 };
      const [action] = await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: uriOf('lib.reel') },
        range: { start: position, end: position },
        context: { diagnostics: [], only: ['refactor.inline'], triggerKind: 1 },
      });
      return action!;
    };
    expect((await inlineAt(0)).disabled?.reason).toBe('user.reel uses `far` too.');
    expect((await inlineAt(1)).edit?.changes?.[uriOf('lib.reel')]).toMatchObject([{ newText: '3' }, { newText: '' }]);
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf('user.reel') } });
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf('lib.reel') } });
  });

  it('finds the names of all reels of the workspace', async () => {
    writeFileSync(
      join(folder, 'closed.reel'),
      'look dusk = bloom()\nscene duskScene for 1s { layer on md { value: u } }\n',
    );
    const find = async (query: string) => {
      const found = await connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query });
      return found.map(({ name, containerName, location }) => [name, containerName, location.range.start.character]);
    };
    expect(await find('dsk')).toEqual([
      ['dusk', 'look · closed.reel', 5],
      ['duskScene', 'scene · closed.reel', 6],
    ]);
    // As it is in the editor, not as it was saved.
    open('closed.reel', 'look duskier = bloom()');
    expect(await find('DUSK')).toEqual([['duskier', 'look · closed.reel', 5]]);
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf('closed.reel') } });
    writeFileSync(join(folder, 'closed.reel'), 'field night(a) = a\n');
    expect(await find('dusk')).toEqual([]);
    expect(await find('night')).toEqual([['night', 'field · closed.reel', 6]]);
  });

  it('edits all reels when a file that they name is renamed', async () => {
    writeFileSync(join(folder, 'one.reel'), 'media logo = "art/logo.png"\n');
    open('two.reel', 'media logo = "art/logo.png"\nmedia other = "other.png"\n');
    const edit = await connection.sendRequest<{ changes: Record<string, { newText: string }[]> } | null>(
      'workspace/willRenameFiles',
      { files: [{ oldUri: uriOf('art'), newUri: uriOf('pictures') }] },
    );
    expect(Object.keys(edit!.changes).sort()).toEqual([uriOf('one.reel'), uriOf('two.reel')]);
    expect(edit!.changes[uriOf('two.reel')]!.map(({ newText }) => newText)).toEqual(['"pictures/logo.png"']);
    const none = { files: [{ oldUri: uriOf('nowhere'), newUri: uriOf('else') }] };
    expect(await connection.sendRequest('workspace/willRenameFiles', none)).toBeNull();
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf('two.reel') } });
  });

  it('refuses media outside the workspace until the user allows its folder', async () => {
    open('outside.reel', `media x = "${import.meta.filename}"\nscene a for 2s { layer on md { value: x } }`);
    const refused = await until(() => published.find((each) => each.uri === uriOf('outside.reel')));
    expect(refused.diagnostics.map(({ code }) => code)).toEqual(['path-not-allowed']);
    await connection.sendNotification(FACTS_NOTIFICATION, {
      allowedPaths: [import.meta.dirname],
    } satisfies FactsNotification);
    await until(() => published.find((each) => each.uri === uriOf('outside.reel') && each.diagnostics.length === 0));
  });

  it('answers what an editor asks', async () => {
    const at = (line: number, character: number) => ({
      textDocument: { uri: uriOf('main.reel') },
      position: { line, character },
    });
    const items = await connection.sendRequest<{ label: string }[]>('textDocument/completion', at(0, 40));
    const plasma = items.find((item) => item.label === 'plasma')!;
    expect(plasma).not.toHaveProperty('documentation');
    expect(await connection.sendRequest('completionItem/resolve', plasma)).toMatchObject({
      label: 'plasma',
      documentation: { value: expect.stringMatching(/value field[^]*!\[plasma\]\(data:image\/webp;base64,/) },
    });
    expect(await connection.sendRequest('textDocument/hover', at(0, 42))).toMatchObject({
      contents: { value: expect.stringContaining('noise') },
    });
    expect(
      await connection.sendRequest(SCENE_AT_REQUEST, { uri: uriOf('main.reel'), position: { line: 0, character: 30 } }),
    ).toEqual({ scene: 'one', segment: 1 });
    const tokens = await connection.sendRequest<{ data: number[] }>('textDocument/semanticTokens/full', {
      textDocument: { uri: uriOf('main.reel') },
    });
    expect(tokens.data.length % 5).toBe(0);
    expect(
      await connection.sendRequest('textDocument/formatting', {
        textDocument: { uri: uriOf('main.reel') },
        options: { tabSize: 2, insertSpaces: true },
      }),
    ).toMatchObject([{ newText: '\n' }]);
    expect(
      await connection.sendRequest('textDocument/hover', {
        textDocument: { uri: 'file:///nowhere.reel' },
        position: { line: 0, character: 0 },
      }),
    ).toBeNull();
  });

  it('compiles a reel with other values of its params, which change neither its plan nor its diagnostics', async () => {
    const text = 'param wait = 2s in 1s..5s\nscene a for wait { layer on md { value: plasma() } }';
    open('values.reel', text);
    const own = await until(() => plans.find(({ uri }) => uri === uriOf('values.reel')));
    expect(own.params).toEqual([
      {
        name: 'wait',
        kind: 'time',
        low: 1,
        high: 5,
        usual: '2s',
        range: { start: { line: 0, character: 6 }, end: { line: 0, character: 10 } },
        valueRange: { start: { line: 0, character: 13 }, end: { line: 0, character: 15 } },
      },
    ]);
    const asked: TryValuesParams = { uri: uriOf('values.reel'), values: { wait: '4s' } };
    const before = plans.length;
    const tried = await connection.sendRequest<PlanNotification | null>(TRY_VALUES_REQUEST, asked);
    expect(tried!.plan.segments.map(({ end }) => end)).toEqual([4]);
    expect(plans.slice(before).filter(({ uri }) => uri === uriOf('values.reel'))).toEqual([]);
    expect(await connection.sendRequest(TRY_VALUES_REQUEST, { ...asked, uri: uriOf('gone.reel') })).toBeNull();
  });

  it('follows imports from the disk and from open documents, and renames across them', async () => {
    writeFileSync(join(folder, 'shared.reel'), 'let drive = 0.5\n');
    writeFileSync(
      join(folder, 'other.reel'),
      'import "shared.reel"\nscene o for 1s { layer on md { value: drive } }\n',
    );
    open('user.reel', 'import "shared.reel"\nscene u for 1s { layer on md { value: drive } }\n');
    await until(() => plans.find((each) => each.uri === uriOf('user.reel') && each.plan.scenes.length === 1));
    const edit = await connection.sendRequest<{ changes: Record<string, unknown[]> }>('textDocument/rename', {
      textDocument: { uri: uriOf('user.reel') },
      position: { line: 1, character: 39 },
      newName: 'force',
    });
    expect(Object.keys(edit.changes).sort()).toEqual(['other.reel', 'shared.reel', 'user.reel'].map(uriOf).sort());
    await expect(
      connection.sendRequest('textDocument/rename', {
        textDocument: { uri: uriOf('user.reel') },
        position: { line: 1, character: 39 },
        newName: 'scene',
      }),
    ).rejects.toThrow('word of the language');
    const seen = plans.length;
    open('shared.reel', 'let force = 0.5\n');
    change('shared.reel', 2, 'let drive2 = 0.5\n');
    const broken = await until(() =>
      plans.slice(seen).find((each) => each.uri === uriOf('user.reel') && each.brokenScenes.length === 1),
    );
    expect(broken.diagnostics.map((each) => each.code)).toEqual(['unknown-name']);
  });

  it('checks importers again when an import is opened with unsaved text', async () => {
    writeFileSync(join(folder, 'lib.reel'), 'let amount = 0.5\n');
    open('importer.reel', 'import "lib.reel"\nscene i for 1s { layer on md { value: amount } }\n');
    await until(() => plans.find((each) => each.uri === uriOf('importer.reel') && each.brokenScenes.length === 0));
    const seen = plans.length;
    open('lib.reel', 'let quantity = 0.5\n');
    await until(() =>
      plans.slice(seen).find((each) => each.uri === uriOf('importer.reel') && each.brokenScenes.length === 1),
    );
  });

  it('leads from a built-in name to its section of the reference', async () => {
    open('built-in.reel', 'scene d for 1s { layer on md { value: plasma } }');
    const found = await connection.sendRequest<{ uri: string; range: { start: { line: number } } }>(
      'textDocument/definition',
      { textDocument: { uri: uriOf('built-in.reel') }, position: { line: 0, character: 40 } },
    );
    expect(found.uri).toMatch(/docs\/reference\/field\.md$/);
    expect(readFileSync(fileURLToPath(found.uri), 'utf8').split('\n')[found.range.start.line]).toBe('### plasma');
  });

  it('warns of captions as of texts, once the engine has read them', async () => {
    writeFileSync(join(folder, 'a.srt'), 'x');
    open('words.reel', 'reel { captions: "a.srt" }\nscene b for 2s { layer on md { value: plasma() } }\n');
    await until(() => plans.find((each) => each.uri === uriOf('words.reel')));
    const facts: FactsNotification = { captionGlyphs: { [join(folder, 'a.srt')]: 'aѪש' }, missingGlyphs: ['Ѫ'] };
    await connection.sendNotification(FACTS_NOTIFICATION, facts);
    await until(() =>
      published.find(
        (each) =>
          each.uri === uriOf('words.reel') && each.diagnostics.map((one) => one.code).join() === 'missing-glyph',
      ),
    );
  });

  it('takes in what the engine finds: beats, glyphs, render diagnostics that go stale with their scene', async () => {
    writeFileSync(join(folder, 'a.mp3'), 'x');
    const text = 'reel { audio: "a.mp3" }\nscene b for 2beats { layer on md { value: plasma()  palette: " .Ѫ" } }\n';
    open('beats.reel', text);
    const pending = await until(() => plans.find((each) => each.uri === uriOf('beats.reel')));
    expect(pending.plan.beatsPending).toBe(true);
    const facts: FactsNotification = {
      beats: { [join(folder, 'a.mp3')]: { times: [0, 0.7, 1.3], tempo: 90 } },
      missingGlyphs: ['Ѫ'],
      renderDiagnostics: {
        [uriOf('beats.reel')]: [
          {
            code: 'dark-segment',
            severity: 'warning',
            message: 'Too dark.',
            range: { start: { line: 1, character: 6 }, end: { line: 1, character: 7 } },
            scene: 'b',
            fixes: [],
          },
        ],
      },
    };
    await connection.sendNotification(FACTS_NOTIFICATION, facts);
    const known = await until(() => plans.find((each) => each.uri === uriOf('beats.reel') && !each.plan.beatsPending));
    expect(known.plan.segments[0]!.end).toBe(1.3);
    await until(() =>
      published.find(
        (each) =>
          each.uri === uriOf('beats.reel') &&
          each.diagnostics
            .map((one) => one.code)
            .sort()
            .join() === 'dark-segment,missing-glyph',
      ),
    );
    const from = published.length;
    change('beats.reel', 2, `// moved\n${text}`);
    await until(() =>
      published
        .slice(from)
        .find(
          (each) => each.uri === uriOf('beats.reel') && each.diagnostics.some((one) => one.code === 'dark-segment'),
        ),
    );
    const later = published.length;
    change('beats.reel', 3, text.replace('plasma()', 'plasma() * 2'));
    const stale = await until(() => published.slice(later).find((each) => each.uri === uriOf('beats.reel')));
    expect(stale.diagnostics.map((each) => each.code)).toEqual(['missing-glyph']);
  });
});
