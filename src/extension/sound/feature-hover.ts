// A hover on `audio.bass` and its like: the curve over the scene around it, and the value at the playhead of the preview.

import * as vscode from 'vscode';
import { findAudioFeature } from '../../catalog/variables.ts';
import { declaredName } from '../../contract/scene-name.ts';
import { isShare, valueAtTime } from '../../contract/sound-curves.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import type { PlanStore } from '../language/plan-store.ts';
import { sceneAt } from '../language/scene-at.ts';
import type { Previews } from '../preview/previews.ts';
import { failureText } from '../shared/failure.ts';
import { curvePicture } from './curve-picture.ts';

interface HoverParts {
  engine: EngineClient;
  plans: PlanStore;
  previews: Previews;
  log: vscode.LogOutputChannel;
}

export function registerFeatureHover({ engine, plans, previews, log }: HoverParts): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: 'reel' },
    {
      async provideHover(document, position, token) {
        const range = document.getWordRangeAtPosition(position, /\baudio\s*\.\s*[A-Za-z]+/);
        const name = range && document.getText(range).split('.').at(-1)!.trim();
        const held = plans.get(document.uri);
        const feature = name ? findAudioFeature(name) : undefined;
        if (!name || !held || !feature) return undefined;
        const moment = previews.get(document.uri)?.moment ?? null;
        // Outside of scenes, as in a `let` of the reel, the scene that the preview shows.
        const place = sceneAt(held, position, moment?.segment ?? null) ?? moment;
        if (!place) return undefined;
        const { scene, segment } = place;
        const view = { scene, ...(segment === null ? {} : { segment }) };
        // What needs trust shows no curve.
        const curves = await engine
          .request('soundCurves', { plan: held.plan, view, names: [name] })
          .catch((error: unknown) => void log.debug(`No curve of audio.${name}: ${failureText(error)}`));
        if (!curves || curves.frames === 0 || token.isCancellationRequested) return undefined;
        const seconds = curves.frames / curves.fps;
        const isShown = moment !== null && moment.scene === scene && moment.segment === segment;
        const t = isShown ? Math.max(0, Math.min(seconds, moment.t)) : null;
        const most = curves.values.reduce((a, b) => Math.max(a, b), 0);
        const picture = curvePicture(curves.values, {
          high: isShare(feature.range) || most === 0 ? 1 : most,
          playhead: t === null ? null : t / seconds,
          isDark: isDark(vscode.window.activeColorTheme.kind),
        });
        const own = declaredName(scene);
        const value = t === null ? null : valueAtTime(curves, name, t);
        const facts = [
          `over \`${own}\`, up to ${figure(most)}`,
          ...(value === null ? [] : [`**${figure(value)}** at the playhead, ${t!.toFixed(2)} s`]),
          ...(held.plan.audio ? [] : ['a steady beat, since the reel has no audio']),
        ];
        const text = `![Curve of audio.${name} over ${own}](${picture})\n\n${facts.join(' · ')}`;
        return new vscode.Hover(new vscode.MarkdownString(text), range);
      },
    },
  );
}

const isDark = (kind: vscode.ColorThemeKind): boolean =>
  kind === vscode.ColorThemeKind.Dark || kind === vscode.ColorThemeKind.HighContrast;

const figure = (value: number): string => String(Number(value.toFixed(2)));
