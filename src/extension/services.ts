// Everything that lives as long as the extension: created once and passed to the commands. No process starts here.

import path from 'node:path';
import * as vscode from 'vscode';
import {
  TAP_REQUEST,
  TIMELINE_EDIT_REQUEST,
  TIMELINE_REQUEST,
  TRY_VALUES_REQUEST,
  TWEAKS_REQUEST,
} from '../contract/protocol.ts';
import { ActiveCode } from './active-code/active-code.ts';
import { CostHints } from './costs/cost-hints.ts';
import { CostStore } from './costs/cost-store.ts';
import { SlowScenes } from './costs/slow-scenes.ts';
import { DoctorPage } from './doctor/doctor-page.ts';
import { EngineClient } from './engine/engine-client.ts';
import { InsertPanel } from './insert/insert-panel.ts';
import { LinkAddress } from './engine/link-address.ts';
import { registerDropProvider } from './language/drop-provider.ts';
import { registerImagePaste } from './language/paste-image.ts';
import { registerFeatureHover } from './sound/feature-hover.ts';
import { FactsRelay } from './language/facts-relay.ts';
import { LanguageService } from './language/language-service.ts';
import { registerLibraryDocuments } from './language/library-documents.ts';
import { PlanStore } from './language/plan-store.ts';
import { EngineStatus } from './language/engine-status.ts';
import { handleLinks } from './links/handle-links.ts';
import { ReelLenses } from './lenses.ts';
import { ItemLenses } from './preview/inspect/item-lenses.ts';
import { Previews } from './preview/previews.ts';
import { watchActiveReel } from './reel-context.ts';
import { MadeVideos } from './renders/made-videos.ts';
import { RenderMemory } from './renders/render-choices.ts';
import { lastRender } from './renders/last-render.ts';
import { RenderHistory } from './renders/render-history.ts';
import type { RenderItem } from './renders/render-item.ts';
import { partKey } from './renders/render-part.ts';
import { RenderPictures } from './renders/render-pictures.ts';
import { RenderNotifications } from './renders/render-notification.ts';
import { RenderQueue } from './renders/render-queue.ts';
import { renderStatus } from './renders/render-status.ts';
import { RendersView } from './renders/renders-view.ts';
import { BrightnessWarnings } from './report/brightness-warnings.ts';
import { ReportPanels } from './report/report-panel.ts';
import { ReportStore } from './report/report-store.ts';
import { failureText } from './shared/failure.ts';
import { createLog } from './shared/log.ts';
import { onSettingChange, setting } from './shared/settings-reader.ts';
import { TextPages } from './shared/text-pages.ts';
import { FileWatch } from './watch/file-watch.ts';

export interface Services {
  root: vscode.Uri;
  /** Identifier of this extension. */
  extension: string;
  log: vscode.LogOutputChannel;
  engine: EngineClient;
  language: LanguageService;
  plans: PlanStore;
  watch: FileWatch;
  previews: Previews;
  insertPanel: InsertPanel;
  queue: RenderQueue;
  madeVideos: MadeVideos;
  renderMemory: RenderMemory;
  reports: ReportStore;
  reportPanels: ReportPanels;
  pages: TextPages;
  doctor: DoctorPage;
}

export function createServices(context: vscode.ExtensionContext): Services {
  const root = context.extensionUri;
  const dist = (name: string) => path.join(context.extensionPath, 'dist', name);
  const log = createLog();
  const plans = new PlanStore();
  const watch = new FileWatch(plans);
  const engine = new EngineClient(dist('engine.mjs'), hello, log);
  const language = new LanguageService(dist('server.mjs'), plans, log);
  const costs = new CostStore();
  const queue = new RenderQueue(engine, new RenderHistory(context.workspaceState));
  const previews = new Previews({
    linkAddress: new LinkAddress(engine),
    engine,
    costs,
    lastRender: (uri, shown) => lastRender(queue.items, uri, shown),
    plans,
    watch,
    root,
    log,
    recompile: () => void language.sendFacts({}),
    compileTrial: (uri, { values, changes }) =>
      language.ask(TRY_VALUES_REQUEST, { uri: uri.toString(), values, ...(changes && { changes }) }),
    tweaksAt: (uri, { line, character }) =>
      language.ask(TWEAKS_REQUEST, { uri: uri.toString(), position: { line, character } }),
    timelineOf: (uri) => language.ask(TIMELINE_REQUEST, { uri: uri.toString() }),
    editTimeline: (uri, gesture) => language.ask(TIMELINE_EDIT_REQUEST, { uri: uri.toString(), gesture }),
    tapAt: (uri, { line, character }, taps) =>
      language.ask(TAP_REQUEST, { uri: uri.toString(), position: { line, character }, taps }),
  });
  const insertPanel = new InsertPanel({
    engine,
    askInsertion: (method, params) => language.ask(method, params),
    askExample: (method, params) => language.ask(method, params),
    root,
    log,
  });
  const pictures = new RenderPictures(
    vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'renders'),
    async (file) => (await engine.request('material', { path: file, picture: true })).picture,
  );
  const madeVideos = new MadeVideos(context.globalState);
  const renderMemory = new RenderMemory(context.workspaceState);
  const reports = new ReportStore();
  const reportPanels = new ReportPanels({ engine, reports, freshPlan: (document) => plans.fresh(document), root, log });
  const pages = new TextPages();
  const doctor = new DoctorPage({ engine, pages, version: String(context.extension.packageJSON.version), root });
  const warnings = new BrightnessWarnings(plans);
  context.subscriptions.push(
    log,
    plans,
    watch,
    engine,
    language,
    previews,
    insertPanel,
    queue,
    reportPanels,
    pages,
    warnings,
    new ReelLenses(plans),
    new ActiveCode(previews),
    new ItemLenses(plans, previews),
    costs,
    new CostHints(costs, plans),
    new SlowScenes(costs, plans),
    registerDropProvider((method, params) => language.ask(method, params)),
    registerImagePaste((method, params) => language.ask(method, params)),
    registerFeatureHover({ engine, plans, previews, log }),
    registerLibraryDocuments(),
    watchActiveReel(previews),
    handleLinks(previews),
    new EngineStatus(engine),
    pictures,
    new RendersView(queue, pictures),
    new RenderNotifications(queue),
    renderStatus(queue),
    new FactsRelay({ engine, language, plans, watch, log }),
    queue.onDidEnd((item) => {
      const report = (error: unknown) => log.error(`Result of ${item.label}: ${failureText(error)}`);
      noteResult(item, { reports, warnings, madeVideos }).catch(report);
      pictures.make(item).catch(report);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => document.languageId === 'reel' && plans.close(document.uri)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void engine.restart().catch(() => undefined)),
    onSettingChange(['ffmpegPath', 'cache.folder'], () => {
      if (!queue.isBusy) void engine.restart().catch(() => undefined);
    }),
  );
  pictures.load(queue.items).catch((error: unknown) => log.warn(`Pictures of renders: ${failureText(error)}`));
  return {
    root,
    extension: context.extension.id,
    log,
    engine,
    language,
    plans,
    watch,
    previews,
    insertPanel,
    queue,
    madeVideos,
    renderMemory,
    reports,
    reportPanels,
    pages,
    doctor,
  };
}

/** Settings that the engine needs when it starts. */
function hello() {
  const ffmpegPath = setting('ffmpegPath');
  const cacheDir = setting('cache.folder');
  return {
    trusted: vscode.workspace.isTrusted,
    ...(ffmpegPath ? { ffmpegPath } : {}),
    ...(cacheDir ? { cacheDir } : {}),
  };
}

interface ResultParts {
  reports: ReportStore;
  warnings: BrightnessWarnings;
  madeVideos: MadeVideos;
}

async function noteResult(item: RenderItem, { reports, warnings, madeVideos }: ResultParts): Promise<void> {
  const { done, job, uri, start } = item;
  if (!done) return;
  const { quality: asked, scene = null } = job.options;
  const made = { uri, part: partKey(item.part), asked, quality: start?.quality ?? asked };
  for (const { path: output } of done.outputs) await madeVideos.note(output, made);
  if (done.report === '') return;
  const { report } = await reports.add(uri, done.report, done.page, job.plan, scene);
  if (job.plan) warnings.note(uri, report, job.plan.scenes);
}
