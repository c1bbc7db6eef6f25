// The language server: connects the feature functions to stdio or Node IPC. A feature that throws is logged and answers with
// nothing; the server keeps running.

import { basename } from 'node:path';
import {
  CodeActionTriggerKind,
  type CompletionItem,
  type FormattingOptions,
  createConnection,
  type Connection,
  ProposedFeatures,
  ResponseError,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LIBRARY, libraryUri } from '../catalog/library.ts';
import { builtIn } from '../catalog/lookup.ts';
import {
  DROP_FILE_REQUEST,
  type DropFileParams,
  type DropFileResult,
  FACTS_NOTIFICATION,
  type FactsNotification,
  MATERIAL_REQUEST,
  type MaterialAnswer,
  type MaterialParams,
  PLAN_NOTIFICATION,
  type PlanNotification,
  SCENE_AT_REQUEST,
  type SceneAtParams,
  type SceneAtResult,
  TRY_VALUES_REQUEST,
  type TryValuesParams,
  TAP_REQUEST,
  TIMELINE_EDIT_REQUEST,
  TIMELINE_REQUEST,
  TWEAKS_REQUEST,
  type TapParams,
  type TapResult,
  type TimelineEditParams,
  type TimelineParams,
  type TweaksParams,
} from '../contract/protocol.ts';
import { type Analysis, analyze } from './compile.ts';
import { CODE_ACTION_KINDS, codeActions } from './features/code-actions.ts';
import { colorPresentations, documentColors } from './features/colors.ts';
import { completions, resolveCompletion } from './features/completion.ts';
import { forEditor } from './features/diagnostics.ts';
import { fileDocs } from './features/describe.ts';
import { documentLinks } from './features/document-links.ts';
import { dropFile, kindOfDrop } from './features/drop-file.ts';
import { documentSymbols } from './features/document-symbols.ts';
import { foldingRanges } from './features/folding.ts';
import { formatEdits, formatOnType } from './features/format.ts';
import { hover, mediaPathAt } from './features/hover.ts';
import { inlayHints } from './features/inlay-hints.ts';
import { referenceOf } from './features/reference-of.ts';
import { prepareRename, renameEdits } from './features/rename.ts';
import { sceneAt } from './features/scene-at.ts';
import { selectionRange } from './features/selection-ranges.ts';
import { encodeSemanticTokens, semanticTokensLegend } from './features/semantic-tokens.ts';
import { signatureHelp } from './features/signature-help.ts';
import { doesUse } from './features/refactor/inline.ts';
import { occurrencesOf, type OwnSymbol, symbolAt } from './features/symbol-at.ts';
import { resolvePath } from './check/load-units.ts';
import { Documents, type OpenReel } from './server/documents.ts';
import { answerForWorkspace } from './server/answer-for-workspace.ts';
import { answerInsertions } from './server/answer-insertions.ts';
import { Materials } from './server/materials.ts';
import { Host, pathToUri, uriToPath } from './server/host.ts';
import type { Timeline, TimelineEdit } from '../contract/timeline.ts';
import type { Tweaks } from '../contract/tweak.ts';
import { tweaksAt } from './features/tweaks.ts';
import { tapEdit } from './features/timeline/tap-edit.ts';
import { timelineEdit } from './features/timeline/timeline-edit.ts';
import { timelineOf } from './features/timeline/timeline-of.ts';
import { LineMap } from './syntax/line-map.ts';
import { parseReel } from './syntax/parse-reel.ts';

/** Wires the features to a connection; the caller listens. */
export function startServer(connection: Connection): void {
  const materials = new Materials(
    (params: MaterialParams) => connection.sendRequest<MaterialAnswer | null>(MATERIAL_REQUEST, params),
    () => documents.refreshAll(),
  );
  const host = new Host((path) => documents.byPath(path)?.text ?? null, materials);
  const documents = new Documents(
    host,
    (plan) => void connection.sendNotification(PLAN_NOTIFICATION, plan),
    (reel, diagnostics) =>
      void connection.sendDiagnostics({
        uri: reel.uri,
        version: reel.version,
        diagnostics: forEditor(diagnostics, (file) => importRange(reel, documents.analysisOf(reel), file)),
      }),
    (error) => log(error),
  );
  const log = (error: unknown): void =>
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  let folders: string[] = [];

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const options = (params.initializationOptions ?? {}) as {
      trusted?: boolean;
      imagesBase?: string;
      allowedPaths?: string[];
    };
    if (typeof options.trusted === 'boolean') host.setTrusted(options.trusted);
    if (typeof options.imagesBase === 'string') host.picturesFolder = uriToPath(options.imagesBase);
    host.allow(options.allowedPaths ?? []);
    folders = (params.workspaceFolders ?? []).flatMap((folder) => uriToPath(folder.uri) ?? []);
    host.workspace = folders;
    return {
      serverInfo: { name: 'Glyphreel' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: { triggerCharacters: ['.', ':', '(', '"', '|', ' ', '#'], resolveProvider: true },
        hoverProvider: true,
        signatureHelpProvider: { triggerCharacters: ['(', ','], retriggerCharacters: [':'] },
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        documentLinkProvider: {},
        colorProvider: true,
        codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS },
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
        inlayHintProvider: true,
        workspaceSymbolProvider: true,
        workspace: { fileOperations: { willRename: EVERY_FILE, didRename: EVERY_FILE } },
        semanticTokensProvider: { legend: semanticTokensLegend, full: true },
      },
    };
  });

  /** Runs a feature on an open reel. If it is not open, or the feature throws (which is logged), the answer is `otherwise`. */
  const on = <T>(uri: string, otherwise: T, feature: (reel: OpenReel, analysis: Analysis) => T): T => {
    const reel = documents.reels.get(uri);
    if (!reel) return otherwise;
    try {
      return feature(reel, documents.analysisOf(reel));
    } catch (error) {
      log(error);
      return otherwise;
    }
  };
  const toEdits = (reel: OpenReel, edits: { start: number; end: number; newText: string }[]): TextEdit[] =>
    edits.map((edit) => ({ range: reel.lines.range(edit.start, edit.end), newText: edit.newText }));
  const spanRange = (analysis: Analysis, file: string | null, start: number, end: number): Range =>
    (analysis.units.find((unit) => unit.file === file) ?? analysis.main).parsed.lines.range(start, end);
  const uriOf = (reel: OpenReel, file: string | null): string =>
    file === null ? reel.uri : (documents.byPath(file)?.uri ?? uriOfFile(file));
  const uriOfFile = (path: string): string => (LIBRARY.has(path) ? libraryUri(path) : pathToUri(path));

  // Warm up the parser before the first request.
  connection.onInitialized(
    () => void setImmediate(() => analyze('scene warm for 1s { layer on md { value: plasma() } }')),
  );

  connection.onDidOpenTextDocument(({ textDocument }) =>
    documents.open(textDocument.uri, textDocument.version, textDocument.text),
  );
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const before = TextDocument.create(uri, 'reel', 0, documents.reels.get(uri)?.text ?? '');
    documents.change(uri, version, TextDocument.update(before, contentChanges, version).getText());
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    documents.close(textDocument.uri);
    void connection.sendDiagnostics({ uri: textDocument.uri, diagnostics: [] });
    documents.refreshAll();
  });
  connection.onDidChangeWatchedFiles(() => documents.refreshAll());
  connection.onNotification(FACTS_NOTIFICATION, (facts: FactsNotification) => {
    host.learn(facts);
    if (facts.renderDiagnostics) documents.rendered(Object.keys(facts.renderDiagnostics));
    documents.refreshAll();
  });
  connection.onRequest(SCENE_AT_REQUEST, ({ uri, position }: SceneAtParams): SceneAtResult =>
    on<SceneAtResult>(uri, { scene: null, segment: null }, (reel, analysis) =>
      sceneAt(analysis, reel.lines.offset(position)),
    ),
  );

  connection.onRequest(DROP_FILE_REQUEST, ({ uri, position, path }: DropFileParams): DropFileResult | null =>
    on<DropFileResult | null>(uri, null, (reel, analysis) => {
      const kind = kindOfDrop(path);
      if (kind === undefined) return null;
      const written = reel.path === undefined ? path : host.written(reel.path, path);
      const { insert, edits } = dropFile(analysis, reel.lines.offset(position), written, kind);
      return { insert, edits: toEdits(reel, edits) };
    }),
  );

  connection.onRequest(TRY_VALUES_REQUEST, ({ uri, values, changes }: TryValuesParams): PlanNotification | null =>
    on<PlanNotification | null>(uri, null, (reel) =>
      changes && changes.version !== reel.version ? null : documents.tried(reel, values, changes?.edits),
    ),
  );

  connection.onRequest(TWEAKS_REQUEST, ({ uri, position }: TweaksParams): Tweaks | null =>
    on<Tweaks | null>(uri, null, (reel, analysis) => ({
      version: reel.version,
      ...tweaksAt(analysis, reel.lines.offset(position)),
    })),
  );

  connection.onRequest(TIMELINE_REQUEST, ({ uri }: TimelineParams): Timeline | null =>
    on<Timeline | null>(uri, null, (reel, analysis) => ({ version: reel.version, ...timelineOf(analysis) })),
  );
  connection.onRequest(TIMELINE_EDIT_REQUEST, ({ uri, gesture }: TimelineEditParams): TimelineEdit | null =>
    on<TimelineEdit | null>(uri, null, (reel, analysis) => ({
      version: reel.version,
      ...timelineEdit(analysis, gesture),
    })),
  );
  connection.onRequest(TAP_REQUEST, ({ uri, position, taps }: TapParams): TapResult | null =>
    on<TapResult | null>(uri, null, (reel, analysis) => ({
      version: reel.version,
      edits: toEdits(reel, [tapEdit(analysis, reel.lines.offset(position), taps)]),
    })),
  );

  answerInsertions(connection, on);

  // Documentation with pictures is most of a list's size, so it is sent only for the selected item.
  let lastDocs: CompletionItem['documentation'][] = [];
  let lastReel: string | undefined;
  connection.onCompletion(({ textDocument, position }) =>
    on(textDocument.uri, null, (reel, analysis) => {
      const items = completions(analysis, reel.lines.offset(position), {
        ...(reel.path === undefined
          ? {}
          : {
              listFiles: (endings) => host.listFiles(reel.path!, endings),
              fileDetail: (written) => summaryOf(materials, resolvePath(reel.path!, written)),
            }),
      });
      lastDocs = items.map((item) => item.documentation);
      lastReel = reel.path;
      return items.map(({ documentation: _later, ...item }, i): CompletionItem => ({
        ...item,
        data: { i, ...item.data },
      }));
    }),
  );
  connection.onCompletionResolve(async (item) => {
    const { i, file } = item.data as { i: number; file?: string };
    const documentation = lastDocs[i];
    const path = file === undefined || lastReel === undefined ? undefined : resolvePath(lastReel, file);
    const picture = path === undefined ? undefined : await materials.pictureOf(path);
    return resolveCompletion(
      documentation ? { ...item, documentation } : item,
      builtIn,
      (entry) => host.pictureOf(entry),
      path === undefined ? undefined : (written) => docsOf(materials, path, written, picture),
    );
  });
  connection.onHover(async ({ textDocument, position }) => {
    const path = on(textDocument.uri, null, (reel, analysis) => mediaPathAt(analysis, reel.lines.offset(position)));
    const picture = path === null ? undefined : await materials.pictureOf(path);
    return on(textDocument.uri, null, (reel, analysis) => {
      const info = hover(analysis, reel.lines.offset(position), {
        pictureOf: (entry) => host.pictureOf(entry),
        thumbnailOf: () => picture,
      });
      return (
        info && {
          contents: { kind: 'markdown' as const, value: info.markdown },
          range: reel.lines.range(info.start, info.end),
        }
      );
    });
  });
  connection.onSignatureHelp(({ textDocument, position }) =>
    on(textDocument.uri, null, (reel, analysis) => signatureHelp(analysis, reel.lines.offset(position))),
  );
  connection.onDefinition(({ textDocument, position }) =>
    on(textDocument.uri, null, (reel, analysis) => {
      const offset = reel.lines.offset(position);
      const symbol = symbolAt(analysis, offset);
      if (symbol)
        return { uri: uriOf(reel, symbol.file), range: spanRange(analysis, symbol.file, symbol.start, symbol.end) };
      const page = referenceOf(analysis, offset, host.docsFolder);
      if (page) return page;
      const link = documentLinks(analysis).find(
        ({ range }) => reel.lines.offset(range.start) <= offset && offset <= reel.lines.offset(range.end),
      );
      const start = { line: 0, character: 0 };
      return link ? { uri: uriOfFile(link.path), range: { start, end: start } } : null;
    }),
  );
  connection.onReferences(({ textDocument, position, context }) =>
    on(textDocument.uri, null, (reel, analysis) => {
      const symbol = symbolAt(analysis, reel.lines.offset(position));
      if (!symbol) return null;
      const found = new Map<string, { uri: string; range: Range }>();
      for (const { path, spans } of renameEdits(
        analysis,
        reel.path ?? null,
        symbol,
        symbol.name,
        otherAnalyses(reel),
      )) {
        const uri = uriOf(reel, path);
        const lines = path === null ? reel.lines : new LineMap(host.read(path) ?? '');
        for (const span of spans) {
          if (!context.includeDeclaration && span.start === symbol.start && path === symbol.file) continue;
          const range = lines.range(span.start, span.end);
          found.set(`${uri}${span.start}`, { uri, range });
        }
      }
      return [...found.values()];
    }),
  );
  connection.onDocumentHighlight(({ textDocument, position }) =>
    on(textDocument.uri, null, (reel, analysis) => {
      const symbol = symbolAt(analysis, reel.lines.offset(position));
      return (
        symbol &&
        occurrencesOf(analysis, symbol)
          .filter((each) => each.file === null)
          .map((each) => ({ range: reel.lines.range(each.start, each.end) }))
      );
    }),
  );
  connection.onPrepareRename(({ textDocument, position }) =>
    on(textDocument.uri, null, (reel, analysis) => {
      const target = prepareRename(analysis, reel.lines.offset(position));
      return target && { range: reel.lines.range(target.start, target.end), placeholder: target.symbol.name };
    }),
  );
  connection.onRenameRequest(({ textDocument, position, newName }) => {
    const reel = documents.reels.get(textDocument.uri);
    if (!reel) return null;
    const analysis = documents.analysisOf(reel);
    const target = prepareRename(analysis, reel.lines.offset(position));
    if (!target) return null;
    let files;
    try {
      files = renameEdits(analysis, reel.path ?? null, target.symbol, newName, otherAnalyses(reel));
    } catch (error) {
      return new ResponseError<void>(-32803, (error as Error).message); // RequestFailed
    }
    const changes: Record<string, TextEdit[]> = {};
    for (const { path, spans } of files) {
      const lines = path === null ? reel.lines : new LineMap(host.read(path) ?? '');
      changes[uriOf(reel, path)] = spans.map((span) => ({
        range: lines.range(span.start, span.end),
        newText: newName,
      }));
    }
    return { changes };
  });
  connection.onDocumentSymbol(({ textDocument }) =>
    on(textDocument.uri, null, (_reel, analysis) => documentSymbols(analysis.main.parsed)),
  );
  connection.onFoldingRanges(({ textDocument }) =>
    on(textDocument.uri, null, (_reel, analysis) => foldingRanges(analysis.main.parsed)),
  );
  connection.onSelectionRanges(({ textDocument, positions }) =>
    on(textDocument.uri, null, (reel, analysis) =>
      positions.map((position) => selectionRange(analysis.main.parsed, reel.lines.offset(position))),
    ),
  );
  connection.onDocumentLinks(({ textDocument }) =>
    on(textDocument.uri, null, (_reel, analysis) =>
      documentLinks(analysis).map(({ range, path }) => ({ range, target: uriOfFile(path) })),
    ),
  );
  connection.onDocumentColor(({ textDocument }) =>
    on(textDocument.uri, [], (_reel, analysis) => documentColors(analysis.main.parsed)),
  );
  connection.onColorPresentation(({ color, range }) => colorPresentations(color, range));
  connection.onCodeAction(({ textDocument, range, context: { only, triggerKind } }) =>
    on(textDocument.uri, null, (reel, analysis) => {
      const isAutomatic = triggerKind === CodeActionTriggerKind.Automatic;
      const query = { isAutomatic, elsewhere: { userOf: (symbol: OwnSymbol) => userOf(reel, symbol) } };
      const diagnostics = documents.diagnosticsOf(reel);
      return codeActions(
        { uri: reel.uri, version: reel.version, analysis, diagnostics },
        range,
        only ? { ...query, only } : query,
      );
    }),
  );
  connection.onDocumentFormatting(({ textDocument, options }) =>
    on(textDocument.uri, null, (reel) => toEdits(reel, formatEdits(reel.text, { indent: indentOf(options) }))),
  );
  connection.onDocumentRangeFormatting(({ textDocument, range, options }) =>
    on(textDocument.uri, null, (reel) =>
      toEdits(
        reel,
        formatEdits(reel.text, {
          range: { start: reel.lines.offset(range.start), end: reel.lines.offset(range.end) },
          indent: indentOf(options),
        }),
      ),
    ),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument, position, options }) =>
    on(textDocument.uri, null, (reel) =>
      toEdits(reel, formatOnType(reel.text, reel.lines.offset(position), indentOf(options))),
    ),
  );
  connection.languages.inlayHint.on(({ textDocument, range }) =>
    on(textDocument.uri, null, (_reel, analysis) =>
      inlayHints(analysis).filter(
        ({ position }) => position.line >= range.start.line && position.line <= range.end.line,
      ),
    ),
  );
  connection.languages.semanticTokens.on(({ textDocument }) =>
    on(textDocument.uri, { data: [] }, (_reel, analysis) => encodeSemanticTokens(analysis)),
  );

  answerForWorkspace(connection, documents, host);

  /** Name of another reel that uses a definition of this one. */
  function userOf(reel: OpenReel, symbol: OwnSymbol): string | null {
    const { path } = reel;
    if (path === undefined || symbol.kind === 'scene let') return null;
    for (const [other, analysis] of otherAnalyses(reel)) if (doesUse(analysis, path, symbol)) return basename(other);
    return null;
  }

  /** Other reels that may use the same definitions: the open ones and those of the workspace. */
  function otherAnalyses(reel: OpenReel): Map<string, Analysis> {
    const others = new Map<string, Analysis>();
    for (const other of documents.reels.values())
      if (other !== reel && other.path !== undefined) others.set(other.path, documents.analysisOf(other));
    for (const path of host.reelsIn(folders)) {
      if (others.has(path) || path === reel.path) continue;
      const text = host.read(path);
      if (text !== null && /\bimport\b/.test(text)) others.set(path, analyze(text, host.factsFor(path)));
    }
    return others;
  }
}

const EVERY_FILE = { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] };

/** What the file is, in a line. */
function summaryOf(materials: Materials, path: string): string | undefined {
  const facts = materials.facts.get(path);
  return facts && !('problem' in facts) ? facts.summary : undefined;
}

function docsOf(materials: Materials, path: string, name: string, picture: string | undefined): string | undefined {
  const facts = materials.facts.get(path);
  if (!facts) return undefined;
  if ('problem' in facts) return facts.problem;
  return fileDocs({ name, facts, ...(picture === undefined ? {} : { picture }) });
}

/** One level of indentation by the editor's settings. */
const indentOf = ({ insertSpaces, tabSize }: FormattingOptions): string => (insertSpaces ? ' '.repeat(tabSize) : '\t');

/** Where a reel imports the file: the import itself, or its first import where that happens through another file. */
function importRange(reel: OpenReel, analysis: Analysis, file: string): Range | null {
  let first: Range | null = null;
  for (const { node, base } of parseReel(reel.text).statements) {
    if (node?.k !== 'import') continue;
    const range = analysis.main.parsed.lines.range(base + node.path.start, base + node.path.end);
    if (resolvePath(reel.path ?? null, node.path.value) === file) return range;
    first ??= range;
  }
  return first;
}

const isEntry = process.argv.some(
  (arg) => arg === '--stdio' || arg === '--node-ipc' || arg.startsWith('--pipe=') || arg.startsWith('--socket='),
);
if (isEntry) {
  const connection = createConnection(ProposedFeatures.all);
  startServer(connection);
  connection.listen();
}
