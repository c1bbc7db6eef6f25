// Commands that start renders: the reel, the scene under the cursor, a segment from a list, a place from a CodeLens.

import * as vscode from 'vscode';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { PlanNotification } from '../../contract/protocol.ts';
import { sceneAt } from '../language/scene-at.ts';
import type { ScenePlace } from '../language/scene-at.ts';
import { blockingMistake, makeJob } from '../renders/make-job.ts';
import type { RenderPart } from '../renders/make-job.ts';
import { formatSeconds } from '../renders/render-item.ts';
import type { Services } from '../services.ts';
import { revealCode } from '../shared/reveal-code.ts';
import { toRange } from '../shared/to-vscode.ts';
import { targetDocument } from './target-document.ts';

/** Document and plan of what is meant, or null after having said why not. */
async function target(
  services: Services,
  given: unknown,
): Promise<{ document: vscode.TextDocument; held: PlanNotification } | null> {
  if (!vscode.workspace.isTrusted) {
    const choice = await vscode.window.showWarningMessage(
      'Rendering writes files and starts ffmpeg, so it needs a trusted workspace.',
      'Manage Trust',
    );
    if (choice) await vscode.commands.executeCommand('workbench.trust.manage');
    return null;
  }
  const document = await targetDocument(given, services.previews);
  const held = document && (await services.plans.fresh(document));
  if (document && !held)
    void vscode.window.showErrorMessage('The language server has not read this reel yet. Try again in a moment.');
  return document && held ? { document, held } : null;
}

/** Queues it, or says what stands against it; whether it was queued. */
async function start(
  services: Services,
  document: vscode.TextDocument,
  held: PlanNotification,
  part: RenderPart,
): Promise<boolean> {
  const mistake = blockingMistake(held, part);
  if (mistake) {
    void sayMistake(document, mistake);
    return false;
  }
  const { label, job } = makeJob(document, held, part);
  services.queue.add(document.uri.toString(), label, job, part);
  return true;
}

async function sayMistake(document: vscode.TextDocument, mistake: Diagnostic | { message: string }): Promise<void> {
  const choice = await vscode.window.showErrorMessage(
    `Not rendered: ${mistake.message}`,
    ...('range' in mistake ? ['Show'] : []),
  );
  if (choice && 'range' in mistake) await revealCode(document.uri, toRange(mistake.range));
}

const partOf = ({ scene, segment }: ScenePlace): RenderPart => (segment === null ? { scene } : { scene, segment });

export async function renderReel(services: Services, given?: unknown): Promise<void> {
  const found = await target(services, given);
  if (found) await start(services, found.document, found.held, { whole: true });
}

/** The scene under the cursor; without an editor, the one the preview shows. */
export async function renderScene(services: Services, given?: unknown): Promise<void> {
  const found = await target(services, given);
  if (!found) return;
  const { document, held } = found;
  const editor = vscode.window.visibleTextEditors.find((e) => e.document === document);
  const shown = services.previews.get(document.uri)?.shown ?? null;
  const place = (editor && sceneAt(held, editor.selection.active, shown?.segment ?? null)) ?? shown;
  if (place) return void (await start(services, document, held, partOf(place)));
  const broken =
    editor &&
    held.diagnostics.find(
      (d) =>
        d.severity === 'error' && d.scene !== undefined && toRange(d.range).start.line >= editor.selection.active.line,
    );
  void vscode.window.showInformationMessage(
    broken ? `Not rendered: ${broken.message}` : 'Put the cursor into the scene that you want to render.',
  );
}

export async function renderPlace(services: Services, given: unknown, place: ScenePlace): Promise<void> {
  const found = await target(services, given);
  if (found) await start(services, found.document, found.held, partOf(place));
}

/** This part of the reel's present text; a segment that has become another scene's is not what was meant. */
export async function renderPart(services: Services, uri: vscode.Uri, part: RenderPart): Promise<boolean> {
  const found = await target(services, uri);
  if (!found) return false;
  const isStill =
    !('segment' in part) || found.held.plan.segments.some((s) => s.number === part.segment && s.scene === part.scene);
  return start(services, found.document, found.held, isStill ? part : { scene: part.scene });
}

export async function renderSegment(services: Services): Promise<void> {
  const found = await target(services, undefined);
  if (!found) return;
  const { plan } = found.held;
  const items = plan.segments.map((s) => ({
    label: `${s.number}. ${s.scene}`,
    description: `${formatSeconds(s.end - s.start)}, from ${s.start.toFixed(2)} s`,
    place: { scene: s.scene, segment: s.number },
  }));
  const choice = await vscode.window.showQuickPick(items, {
    title: 'Render a segment',
    placeHolder: 'A segment is one playing of one scene',
  });
  if (choice) await start(services, found.document, found.held, partOf(choice.place));
}

export async function estimate(services: Services, given?: unknown): Promise<void> {
  const found = await target(services, given);
  if (!found) return;
  const part: RenderPart = { whole: true };
  const mistake = blockingMistake(found.held, part);
  if (mistake) return sayMistake(found.document, mistake);
  const { job, label } = makeJob(found.document, found.held, part);
  const options = { location: vscode.ProgressLocation.Notification, title: `Measuring ${label} on this machine` };
  const answer = await vscode.window.withProgress(options, () => services.engine.request('estimate', { job }));
  const { width, height, fps } = answer.format;
  const size = answer.bytes > 0 ? `, about ${(answer.bytes / 1e6).toFixed(answer.bytes < 1e7 ? 1 : 0)} MB` : '';
  const text = `${label} would take about ${formatSeconds(answer.seconds)}: ${answer.frames} frames at ${answer.quality} (${width}×${height}, ${fps} a second) with ${answer.workers} ${answer.workers === 1 ? 'worker' : 'workers'}${size}.`;
  if ((await vscode.window.showInformationMessage(text, 'Render Reel')) !== undefined)
    await start(services, found.document, found.held, part);
}
