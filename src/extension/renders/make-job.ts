// A render job from the plan of the current text and the settings.

import os from 'node:os';
import * as vscode from 'vscode';
import { deliver } from '../../catalog/deliver.ts';
import { platformNamed } from '../../catalog/delivery-platforms.ts';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { PlanNotification } from '../../contract/protocol.ts';
import { declaredName } from '../../contract/scene-name.ts';
import type { OutputRequest, QualityName, RenderJob, RenderOptions } from '../../contract/render.ts';
import { setting } from '../shared/settings-reader.ts';
import { outputPath } from './output-path.ts';
import { partName, partSuffix } from './render-part.ts';
import type { RenderPart } from './render-part.ts';
import type { RenderWishes } from './render-wishes.ts';

export interface MadeJob {
  label: string;
  job: Omit<RenderJob, 'id'>;
  /** What a platform changed. */
  notes: readonly string[];
}

/** The first error that prevents rendering this part. A whole reel must have none, a scene none of its own. */
export function blockingProblem(
  { plan, diagnostics, brokenScenes }: PlanNotification,
  part: RenderPart,
): Diagnostic | { message: string } | null {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (plan.scenes.length === 0) return errors[0] ?? { message: vscode.l10n.t('The reel has no scene yet.') };
  const scene = 'whole' in part ? undefined : part.scene;
  if (scene === undefined) return errors[0] ?? null;
  if (plan.scenes.some(({ name }) => name === scene)) return null;
  return (
    errors.find((error) => error.scene === declaredName(scene)) ?? {
      message: brokenScenes.includes(scene)
        ? vscode.l10n.t('Scene {0} has errors.', scene)
        : vscode.l10n.t('There is no scene "{0}".', scene),
    }
  );
}

function placeOf(uri: vscode.Uri): { reelPath: string; name: string } {
  const reelPath = uri.scheme === 'file' ? uri.fsPath : uri.path;
  const fileName = reelPath.split(/[\\/]/).at(-1) ?? reelPath;
  return { reelPath, name: fileName.replace(/\.reel$/, '') };
}

function selectionOf(part: RenderPart): Pick<RenderOptions, 'scene' | 'segment' | 'range'> {
  if ('whole' in part) return {};
  if ('range' in part) return part;
  return 'segment' in part ? { segment: part.segment } : { scene: part.scene };
}

/** What is not wished for is as the settings say. */
export function makeJob(
  document: vscode.TextDocument,
  held: PlanNotification,
  part: RenderPart,
  wishes: RenderWishes = {},
): MadeJob {
  const { uri } = document;
  const { platform, outputs, resolution, fps } = wishes;
  const quality = wishes.quality ?? setting('render.quality', uri);
  const aspect = wishes.aspect ?? setting('render.aspect', uri);
  const workers = setting('render.workers', uri);
  const { reelPath, name } = placeOf(uri);
  const options: RenderOptions = {
    quality,
    ...(aspect === 'reel' ? {} : { aspect }),
    ...(resolution && { resolution }),
    ...(fps !== undefined && { fps }),
    ...(workers > 0 ? { workers } : {}),
    ...selectionOf(part),
    sidecars: wishes.sidecars ?? setting('render.sidecars', uri),
    embed: wishes.embed ?? setting('render.embed', uri),
    keepIntermediates: setting('render.keepIntermediates', uri),
    output: usualOutput(uri, part, quality, platform),
    ...engineOptions(),
    ...(outputs && requested(outputs)),
  };
  const named = partName(part);
  const label = named === null ? name : `${name} · ${named}`;
  const known = platform === undefined ? undefined : platformNamed(platform);
  if (!known) return { label, job: { plan: held.plan, options, reel: reelPath }, notes: [] };
  const { plan, options: delivered, notes } = deliver(known, held.plan, options);
  return { label: `${label} · ${known.title}`, job: { plan, options: delivered, reel: reelPath }, notes };
}

/** Where the setting puts it. */
export function usualOutput(uri: vscode.Uri, part: RenderPart, quality: QualityName, platform?: string): string {
  const { reelPath, name } = placeOf(uri);
  return outputPath(setting('render.output', uri), {
    reelPath: uri.scheme === 'file' ? reelPath : name,
    workspace: (vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0])?.uri.fsPath ?? null,
    part: partSuffix(part) + (platform === undefined ? '' : `-${platform}`),
    quality,
    now: new Date(),
    home: os.homedir(),
  });
}

function requested([main, ...others]: readonly OutputRequest[]): Partial<RenderOptions> {
  return { ...main, ...(others.length > 0 ? { alsoOutputs: others } : {}) };
}

/** Options about the machine rather than the reel. */
function engineOptions(): Pick<RenderOptions, 'ffmpegPath' | 'cacheDir' | 'cacheLimitBytes' | 'runner' | 'store'> {
  const ffmpegPath = setting('ffmpegPath');
  const cacheDir = setting('cache.folder');
  const runner = setting('render.runner');
  const store = setting('render.store');
  return {
    ...(ffmpegPath ? { ffmpegPath } : {}),
    ...(cacheDir ? { cacheDir } : {}),
    ...(runner ? { runner } : {}),
    ...(store ? { store } : {}),
    cacheLimitBytes: setting('cache.sizeGb') * 1024 ** 3,
  };
}
