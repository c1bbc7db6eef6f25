// Save Frame…: the moment that the preview shows, or the middle of a scene, as a PNG at production quality.

import path from 'node:path';
import * as vscode from 'vscode';
import type { ScenePlan } from '../../contract/plan.ts';
import { isScenePlace } from '../language/is-scene-place.ts';
import { sceneAt } from '../language/scene-at.ts';
import type { ScenePlace } from '../language/scene-at.ts';
import { frameSaved, noPicture } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import type { Services } from '../services.ts';
import { targetDocument } from '../shared/target-document.ts';

export async function run(services: Services, given?: unknown, place?: unknown): Promise<void> {
  const document = await targetDocument(given, services.previews);
  const held = document && (await services.plans.fresh(document));
  if (!document || !held) return;
  const shown = services.previews.get(document.uri)?.shown ?? null;
  const editor = vscode.window.visibleTextEditors.find((e) => e.document === document);
  const wanted =
    (isScenePlace(place) ? place : shown) ??
    (editor && sceneAt(held, editor.selection.active, null)) ??
    firstOf(held.plan);
  const isBroken = wanted !== undefined && held.brokenScenes.includes(wanted.scene);
  // Of a scene with errors, the picture that the preview still shows.
  const plan = isBroken ? (services.plans.lastWhole(document.uri, wanted.scene) ?? held.plan) : held.plan;
  const segment = plan.segments.find((s) => s.number === wanted?.segment);
  const scene = plan.scenes.find((s) => s.name === wanted?.scene);
  if (!scene) return void (await showNotice(noPicture(isBroken ? wanted.scene : null)));
  const isShown = shown !== null && shown.scene === scene.name && shown.segment === (segment?.number ?? null);
  const length = segment ? segment.end - segment.start : (scene.length?.seconds ?? 0);
  const t = isShown ? shown.t : length / 2;

  const name = path.basename(document.uri.path).replace(/\.reel$/, '') || 'reel';
  const file = `${name}-${scene.name}-${t.toFixed(2)}s.png`;
  const folder =
    document.uri.scheme === 'file'
      ? vscode.Uri.joinPath(document.uri, '..')
      : vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save a frame of {0}', scene.name),
    filters: { 'PNG image': ['png'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, file) } : {}),
  });
  if (!target) return;
  const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Drawing {0}', file) };
  await vscode.window.withProgress(options, async () => {
    const where = segment ? { t: segment.start + t } : { t, scene: scene.name };
    const { png } = await services.engine.request('still', { plan, reel: document.uri.fsPath, ...where });
    await vscode.workspace.fs.writeFile(target, png);
  });
  await showNotice(frameSaved(target));
}

const firstOf = ({ segments: [first] }: ScenePlan): ScenePlace | undefined =>
  first && { scene: first.scene, segment: first.number };
