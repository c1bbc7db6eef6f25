// Warnings on scenes from their last render: of a missed brightness target, with a fix that sets the computed gamma, and of flashes.
// They move with the scene, and disappear when the scene is changed or renders well.

import * as vscode from 'vscode';
import { darkSegment, flashes, stripes } from '../../contract/diagnostics/scenes.ts';
import type { DiagnosticCode } from '../../contract/diagnostics.ts';
import { diagnosticUrl } from '../../contract/documentation.ts';
import type { PlanScene } from '../../contract/plan.ts';
import type { PlanNotification } from '../../contract/protocol.ts';
import type { FlashReport, RenderReport, SegmentReport } from '../../contract/render.ts';
import { flashHelp, flashSentence } from '../../contract/flash-texts.ts';
import type { PlanStore } from '../language/plan-store.ts';
import { sceneContent } from '../language/scene-content.ts';
import { toRange } from '../shared/to-vscode.ts';
import { setGamma } from './set-gamma.ts';

interface Miss {
  /** Null where only its flashes are worth a warning. */
  segment: SegmentReport | null;
  flashes: FlashReport[];
  /** Content of the scene when it was rendered; see `sceneContent`. */
  content: string;
}

export class BrightnessWarnings implements vscode.CodeActionProvider, vscode.Disposable {
  readonly #plans: PlanStore;
  readonly #collection = vscode.languages.createDiagnosticCollection('glyphreel-brightness');
  /** By reel, then by scene. */
  readonly #misses = new Map<string, Map<string, Miss>>();
  readonly #disposables: vscode.Disposable[];

  constructor(plans: PlanStore) {
    this.#plans = plans;
    this.#disposables = [
      this.#collection,
      plans.onDidChange((held) => this.#place(held)),
      plans.onDidClose((uri) => {
        this.#misses.delete(uri);
        this.#collection.delete(vscode.Uri.parse(uri));
      }),
      vscode.languages.registerCodeActionsProvider({ language: 'reel' }, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
    ];
  }

  /** Adds the results of a render. `scenes` are those of the rendered plan. */
  note(uri: string, report: RenderReport, scenes: PlanScene[]): void {
    const misses = this.#misses.get(uri) ?? new Map<string, Miss>();
    for (const scene of new Set(report.segments.map((s) => s.scene))) misses.delete(scene);
    for (const segment of report.segments) {
      const scene = scenes.find(({ name }) => name === segment.scene);
      const held = misses.get(segment.scene);
      if (!scene || segment.verdict === 'good' || (held?.segment && held.segment.mean <= segment.mean)) continue;
      misses.set(segment.scene, { segment, flashes: [], content: sceneContent(scene) });
    }
    for (const flash of report.flashes ?? []) {
      const scene = scenes.find(({ name }) => name === flash.scene);
      const held = misses.get(flash.scene);
      if (held) held.flashes.push(flash);
      else if (scene) misses.set(flash.scene, { segment: null, flashes: [flash], content: sceneContent(scene) });
    }
    this.#misses.set(uri, misses);
    const held = this.#plans.get(uri);
    if (held) this.#place(held);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const held = this.#plans.get(document.uri);
    const actions: vscode.CodeAction[] = [];
    for (const diagnostic of context.diagnostics) {
      if (codeOf(diagnostic) !== darkSegment.code || !held) continue;
      const scene = held.plan.scenes.find(({ nameRange }) => toRange(nameRange).isEqual(diagnostic.range));
      const gamma = scene && this.#misses.get(held.uri)?.get(scene.name)?.segment?.suggestedGamma;
      // The fix edits the scene's text, which an imported scene has in another file.
      if (!scene || scene.file !== undefined || gamma === undefined) continue;
      const edit = setGamma(
        document.getText(),
        document.offsetAt(toRange(scene.range).start),
        document.offsetAt(toRange(scene.range).end),
        gamma,
      );
      if (!edit) continue;
      const action = new vscode.CodeAction(
        vscode.l10n.t('Set gamma: {0} in scene {1}', Math.round(gamma * 100) / 100, scene.name),
        vscode.CodeActionKind.QuickFix,
      );
      action.diagnostics = [diagnostic];
      action.isPreferred = true;
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(
        document.uri,
        new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end)),
        edit.newText,
      );
      actions.push(action);
    }
    return actions;
  }

  #place({ uri, plan, brokenScenes }: PlanNotification): void {
    const misses = this.#misses.get(uri);
    if (!misses) return;
    const diagnostics: vscode.Diagnostic[] = [];
    for (const [name, { segment, flashes: found, content }] of misses) {
      const scene = plan.scenes.find((s) => s.name === name);
      if (!scene) {
        if (!brokenScenes.includes(name)) misses.delete(name);
        continue;
      }
      if (sceneContent(scene) !== content) misses.delete(name);
      else {
        if (segment) diagnostics.push(darkWarning(scene, segment));
        diagnostics.push(...found.map((flash) => flashWarning(scene, flash)));
      }
    }
    this.#collection.set(vscode.Uri.parse(uri), diagnostics);
  }
}

function darkWarning(
  scene: PlanScene,
  { verdict, mean, target, worst, advice, energy }: SegmentReport,
): vscode.Diagnostic {
  return warning(
    scene,
    darkSegment.scene({
      name: scene.name,
      mean,
      worst: worst ? { which: verdict === 'clipped' ? 'brightest' : 'darkest', ...worst } : null,
      advice: advice ?? `A scene that is ${energy} should be above ${target}.`,
    }),
  );
}

function flashWarning(scene: PlanScene, flash: FlashReport): vscode.Diagnostic {
  const message = `${flashSentence(flash)} ${flashHelp(flash)}`;
  return warning(scene, (flash.kind === 'stripes' ? stripes : flashes).scene({ message, help: '' }));
}

function warning(scene: PlanScene, { code, message }: { code: DiagnosticCode; message: string }): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(scene.nameRange), message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = 'glyphreel render';
  diagnostic.code = { value: code, target: vscode.Uri.parse(diagnosticUrl(code)) };
  return diagnostic;
}

const codeOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);
