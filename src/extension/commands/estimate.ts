// Estimate Render Time: measures frames of the reel on this machine, and offers to render it.

import * as vscode from 'vscode';
import { estimated, notRendered } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import { blockingProblem, makeJob } from '../renders/make-job.ts';
import { renderTarget, startRender } from '../renders/start-render.ts';
import type { Services } from '../services.ts';

export async function run(services: Services, given?: unknown): Promise<void> {
  const found = await renderTarget(services, given);
  if (!found) return;
  const { document, held } = found;
  const problem = blockingProblem(held, { whole: true });
  if (problem) return void (await showNotice(notRendered(problem, document.uri)));
  const { job, label } = makeJob(document, held, { whole: true });
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Measuring {0} on this machine', label),
  };
  const answer = await vscode.window.withProgress(options, () => services.engine.request('estimate', { job }));
  const chosen = await showNotice(estimated(label, answer));
  if (chosen) await startRender(services, found, { whole: true });
}
