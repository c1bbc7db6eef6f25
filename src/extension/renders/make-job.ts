// A render job from the plan of the current text and the settings.

import os from 'node:os';
import * as vscode from 'vscode';
import { deliver } from '../../catalog/deliver.ts';
import { platformNamed } from '../../catalog/delivery-platforms.ts';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { PlanNotification } from '../../contract/protocol.ts';
import { declaredName, sceneFileName } from '../../contract/scene-name.ts';
import type { OutputRequest, RenderJob, RenderOptions } from '../../contract/render.ts';
import { setting } from '../shared/settings-reader.ts';
import { outputPath } from './output-path.ts';
import { partName, rangeText } from './render-item.ts';
import type { RenderPart } from './render-item.ts';

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
  if (plan.scenes.length === 0) return errors[0] ?? { message: 'The reel has no scene yet.' };
  if ('whole' in part || part.scene === undefined) return errors[0] ?? null;
  const { scene: wanted } = part;
  if (plan.scenes.some(({ name }) => name === wanted)) return null;
  return (
    errors.find(({ scene }) => scene === declaredName(wanted)) ?? {
      message: brokenScenes.includes(wanted) ? `Scene ${wanted} has errors.` : `There is no scene "${wanted}".`,
    }
  );
}

/** What follows the reel's name in that of a part's file. */
export function partSuffix(part: RenderPart): string {
  if ('whole' in part) return '';
  if ('segment' in part) return `-segment-${part.segment}`;
  const scene = part.scene === undefined ? '' : `-${sceneFileName(part.scene)}`;
  return 'range' in part ? `${scene}-${rangeText(part.range, '-')}` : scene;
}

function selectionOf(part: RenderPart): Pick<RenderOptions, 'scene' | 'segment' | 'range'> {
  if ('whole' in part) return {};
  if ('range' in part) return part;
  return 'segment' in part ? { segment: part.segment } : { scene: part.scene };
}

/** `platform`: the name of the one that the video is for. `outputs`: instead of the one that the settings name. */
export function makeJob(
  document: vscode.TextDocument,
  held: PlanNotification,
  part: RenderPart,
  platform?: string,
  outputs?: readonly OutputRequest[],
): MadeJob {
  const uri = document.uri;
  const quality = setting('render.quality', uri);
  const aspect = setting('render.aspect', uri);
  const workers = setting('render.workers', uri);
  const reelPath = uri.scheme === 'file' ? uri.fsPath : uri.path;
  const fileName = reelPath.split(/[\\/]/).at(-1) ?? reelPath;
  const name = fileName.replace(/\.reel$/, '');
  const suffix = partSuffix(part) + (platform === undefined ? '' : `-${platform}`);
  const options: RenderOptions = {
    quality,
    ...(aspect === 'reel' ? {} : { aspect }),
    ...(workers > 0 ? { workers } : {}),
    ...selectionOf(part),
    sidecars: setting('render.sidecars', uri),
    embed: setting('render.embed', uri),
    keepIntermediates: setting('render.keepIntermediates', uri),
    output: outputPath(setting('render.output', uri), {
      reelPath: uri.scheme === 'file' ? reelPath : name,
      workspace:
        (vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0])?.uri.fsPath ?? null,
      part: suffix,
      quality,
      now: new Date(),
      home: os.homedir(),
    }),
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
