// From a command to a queued render: the reel and its plan, then the checks that can refuse it or ask.

import * as vscode from 'vscode';
import type { PlanNotification } from '../../contract/protocol.ts';
import { requestedOutputs } from '../../contract/render.ts';
import type { OutputRequest } from '../../contract/render.ts';
import type { ScenePlace } from '../language/scene-at.ts';
import { unknownOutputVariables } from '../manifest/output-variables.ts';
import { delivered, notRendered, planNotReady, renderNeedsTrust, unknownOutputVariable } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import type { Services } from '../services.ts';
import { setting } from '../shared/settings-reader.ts';
import { targetDocument } from '../shared/target-document.ts';
import { chooseOutput } from './choose-output.ts';
import { blockingProblem, makeJob } from './make-job.ts';
import { partKey } from './render-part.ts';
import type { RenderPart } from './render-part.ts';
import type { RenderWishes } from './render-wishes.ts';

export interface RenderTarget {
  document: vscode.TextDocument;
  held: PlanNotification;
}

export const partOf = ({ scene, segment }: ScenePlace): RenderPart =>
  segment === null ? { scene } : { scene, segment };

/** Document and plan of the reel a command is for; null once the user has been told why there is none. */
export async function renderTarget(services: Services, given: unknown): Promise<RenderTarget | null> {
  if (!vscode.workspace.isTrusted) {
    void showNotice(renderNeedsTrust());
    return null;
  }
  const document = await targetDocument(given, services.previews);
  if (!document) return null;
  await services.language.start();
  const held = await services.plans.fresh(document);
  if (held) return { document, held };
  void showNotice(planNotReady(document.fileName));
  return null;
}

/** Queues it, or shows why not; whether it was queued. */
export async function startRender(
  services: Services,
  { document, held }: RenderTarget,
  part: RenderPart,
  wishes: RenderWishes = {},
): Promise<boolean> {
  const { uri } = document;
  const unknown = unknownOutputVariables(setting('render.output', uri));
  if (unknown.length > 0 && !wishes.outputs) {
    void showNotice(unknownOutputVariable(unknown));
    return false;
  }
  const problem = blockingProblem(held, part);
  if (problem) {
    void showNotice(notRendered(problem, uri));
    return false;
  }
  const { label, job, notes } = makeJob(document, held, part, wishes);
  const { quality } = job.options;
  const asked = { uri: uri.toString(), part: partKey(part), quality };
  const chosen: OutputRequest[] = [];
  for (const request of requestedOutputs(job.options)) {
    const wanted = { ...asked, output: request.output };
    const output = await chooseOutput(wanted, services.madeVideos, services.queue.items, showNotice);
    if (output === null) return false;
    chosen.push({ ...request, output });
  }
  const [main, ...others] = chosen;
  const options = { ...job.options, ...main, ...(others.length > 0 ? { alsoOutputs: others } : {}) };
  services.queue.add(asked.uri, label, { ...job, options }, part);
  if (notes.length > 0) void showNotice(delivered(label, notes));
  return true;
}

/** Whole reels, one after the other, so that questions about one do not cover those about another. */
export async function renderReels(services: Services, given: readonly unknown[]): Promise<void> {
  for (const each of given) {
    const found = await renderTarget(services, each);
    if (found) await startRender(services, found, { whole: true });
  }
}

/** This part of the reel's current text. A segment that plays another scene by now is not the one that was meant. */
export async function renderPart(
  services: Services,
  uri: vscode.Uri,
  part: RenderPart,
  wishes: RenderWishes,
): Promise<boolean> {
  const found = await renderTarget(services, uri);
  if (!found) return false;
  const isStill =
    !('segment' in part) || found.held.plan.segments.some((s) => s.number === part.segment && s.scene === part.scene);
  return startRender(services, found, isStill ? part : { scene: part.scene }, wishes);
}
