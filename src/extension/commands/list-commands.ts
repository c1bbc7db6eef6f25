// Commands on the list of renders: cancel, again, open, reveal, report. Called without one they mean the obvious one.

import path from 'node:path';
import * as vscode from 'vscode';
import { inOrder } from '../renders/render-item.ts';
import type { RenderItem } from '../renders/render-item.ts';
import type { Services } from '../services.ts';
import { renderPart } from './render-commands.ts';

const isItem = (given: unknown): given is RenderItem => typeof given === 'object' && given !== null && 'job' in given;

export async function cancelRender({ queue }: Services, given?: unknown): Promise<void> {
  const open = inOrder(queue.items).filter(({ state }) => state === 'running' || state === 'queued');
  const item = isItem(given)
    ? given
    : open.length > 1
      ? (
          await vscode.window.showQuickPick(
            open.map((each) => ({ label: each.label, description: each.state, each })),
            { title: 'Cancel which render?' },
          )
        )?.each
      : open[0];
  if (item) await queue.cancel(item);
}

/** The same part again, as its text and the settings are now; where its reel is gone, as they were. */
export async function retryRender(services: Services, given?: unknown): Promise<void> {
  if (!isItem(given)) return;
  const uri = vscode.Uri.parse(given.uri);
  const isThere =
    uri.scheme === 'untitled'
      ? vscode.workspace.textDocuments.some((document) => document.uri.toString() === given.uri)
      : await vscode.workspace.fs.stat(uri).then(
          () => true,
          () => false,
        );
  if (!isThere) return void services.queue.retry(given);
  if (await renderPart(services, uri, given.part)) services.queue.remove(given);
}

export function removeRender({ queue }: Services, given?: unknown): void {
  if (isItem(given)) queue.remove(given);
}

/** The system's player where there is one; on a remote machine the editor's own viewer. */
export async function openVideo(_services: Services, given?: unknown): Promise<void> {
  if (!isItem(given) || !given.done) return;
  const file = vscode.Uri.file(given.done.output);
  const isHere = vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  if (!isHere || !(await vscode.env.openExternal(file))) await vscode.commands.executeCommand('vscode.open', file);
}

export async function revealVideo(_services: Services, given?: unknown): Promise<void> {
  if (!isItem(given) || !given.done) return;
  const file = vscode.Uri.file(given.done.output);
  const isHere = vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  await vscode.commands.executeCommand(isHere ? 'revealFileInOS' : 'revealInExplorer', file);
}

export async function openReport(services: Services, given?: unknown): Promise<void> {
  if (!isItem(given) || !given.done) return showReport(services);
  const { done, job, uri } = given;
  services.reportPanels.open(
    await services.reports.add(uri, done.report, done.page, job.plan, job.options.scene ?? null),
  );
}

export function showReport({ reports, reportPanels }: Services): void {
  const editor = vscode.window.activeTextEditor;
  const held = reports.get(editor?.document.languageId === 'reel' ? editor.document.uri.toString() : null);
  if (held) reportPanels.open(held);
  else
    void vscode.window.showInformationMessage(
      `There is no report yet: it comes with a render${editor ? ` of ${path.basename(editor.document.fileName)}` : ''}.`,
    );
}
