// Everything that lives as long as the extension, made once and handed to whoever needs it.

import path from 'node:path';
import * as vscode from 'vscode';
import { DoctorPage } from './commands/machine-commands.ts';
import { EngineClient } from './engine/engine-client.ts';
import { FactsRelay } from './language/facts-relay.ts';
import { LanguageService } from './language/language-service.ts';
import { PlanStore } from './language/plan-store.ts';
import { ReelLenses } from './lenses.ts';
import { watchActiveReel } from './reel-context.ts';
import { Previews } from './preview/previews.ts';
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

export interface Services {
  root: vscode.Uri;
  version: string;
  log: vscode.LogOutputChannel;
  engine: EngineClient;
  language: LanguageService;
  plans: PlanStore;
  previews: Previews;
  queue: RenderQueue;
  reports: ReportStore;
  reportPanels: ReportPanels;
  doctor: DoctorPage;
}

/** Makes objects only: no process starts here. */
export function createServices(context: vscode.ExtensionContext): Services {
  const root = context.extensionUri;
  const dist = (name: string) => path.join(context.extensionPath, 'dist', name);
  const log = createLog();
  const plans = new PlanStore();
  const engine = new EngineClient(dist('engine.mjs'), hello, log);
  const language = new LanguageService(dist('server.mjs'), plans, log);
  const previews = new Previews({ engine, plans, root, log });
  const queue = new RenderQueue(engine);
  const reports = new ReportStore();
  const reportPanels = new ReportPanels(engine, reports, root, log);
  const doctor = new DoctorPage();
  const warnings = new BrightnessWarnings(plans);
  context.subscriptions.push(
    log,
    plans,
    engine,
    language,
    previews,
    queue,
    reportPanels,
    doctor,
    warnings,
    new ReelLenses(plans),
    watchActiveReel(previews),
    new RendersView(queue),
    new RenderNotifications(queue),
    renderStatus(queue),
    new FactsRelay(engine, language, plans, log),
    queue.onDidEnd((item) => {
      if (!item.done) return;
      const { done, job, uri } = item;
      reports.add(uri, done.report, done.page, job.plan, job.options.scene ?? null).then(
        ({ report }) => warnings.note(uri, report, job.plan.scenes),
        (error: unknown) => log.error(`Report of ${item.label}: ${failureText(error)}`),
      );
    }),
    vscode.workspace.onDidCloseTextDocument((document) => document.languageId === 'reel' && plans.close(document.uri)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void engine.restart().catch(() => undefined)),
    onSettingChange(['ffmpegPath', 'cache.folder'], () => {
      if (!queue.running) void engine.restart().catch(() => undefined);
    }),
  );
  return {
    root,
    version: String(context.extension.packageJSON.version),
    log,
    engine,
    language,
    plans,
    previews,
    queue,
    reports,
    reportPanels,
    doctor,
  };
}

function hello() {
  const ffmpegPath = setting('ffmpegPath');
  const cacheDir = setting('cache.folder');
  return {
    trusted: vscode.workspace.isTrusted,
    ...(ffmpegPath ? { ffmpegPath } : {}),
    ...(cacheDir ? { cacheDir } : {}),
  };
}
