// Lights up in the editors what plays in a preview. It follows the preview's clock, changes by steps that are too slow to flash, and is
// gone while the preview stands still.

import * as vscode from 'vscode';
import type { Range } from '../../contract/diagnostics.ts';
import { ACTIVE_COLORS } from '../manifest/colors.ts';
import type { PreviewPanel } from '../preview/preview-panel.ts';
import type { Previews } from '../preview/previews.ts';
import { onSettingChange, setting } from '../shared/settings-reader.ts';
import { type ActivePlaces, activePlaces } from './active-places.ts';

/** At most three changes a second are no flash (WCAG 2.3.1). */
const STEP_MS = 350;
/** With reduced motion. */
const CALM_STEP_MS = 1500;
const NOTHING: ActivePlaces = { scene: [], items: [] };

export class ActiveCode implements vscode.Disposable {
  readonly #previews: Previews;
  readonly #scene = decoration(ACTIVE_COLORS.scene.id);
  readonly #item = decoration(ACTIVE_COLORS.item.id);
  readonly #disposables: vscode.Disposable[];
  /** What is lit, by editor, as text: an editor is only told of changes. */
  readonly #lit = new Map<vscode.TextEditor, string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(previews: Previews) {
    this.#previews = previews;
    this.#disposables = [
      this.#scene,
      this.#item,
      previews.onDidChangeClock(() => this.#follow()),
      onSettingChange(['lightCode'], () => this.#follow()),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of this.#lit.keys()) if (!editors.includes(editor)) this.#lit.delete(editor);
        this.#follow();
      }),
    ];
  }

  dispose(): void {
    if (this.#timer) clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Steps as long as something plays. */
  #follow(): void {
    if (this.#timer) return;
    const plays = this.#show();
    if (!plays) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#follow();
    }, stepMs());
  }

  #show(): boolean {
    let plays = false;
    const isOn = setting('lightCode');
    for (const editor of vscode.window.visibleTextEditors) {
      const preview = isOn ? this.#previews.get(editor.document.uri) : undefined;
      const places = (preview && playing(preview)) ?? null;
      if (places) plays = true;
      this.#light(editor, places ?? NOTHING);
    }
    return plays;
  }

  #light(editor: vscode.TextEditor, { scene, items }: ActivePlaces): void {
    const key = JSON.stringify([scene, items]);
    const known = this.#lit.get(editor);
    if (known === key || (known === undefined && scene.length + items.length === 0)) return;
    this.#lit.set(editor, key);
    editor.setDecorations(this.#scene, scene.map(firstLine));
    editor.setDecorations(this.#item, items.map(firstLine));
  }
}

/** Null while it stands still, and while it shows another text than the editor has. */
function playing({ moment }: PreviewPanel): ActivePlaces | null {
  return moment?.playing && !moment.stale ? activePlaces(moment) : null;
}

const stepMs = (): number => {
  const motion = vscode.workspace.getConfiguration('workbench').get<string>('reduceMotion');
  return motion === 'on' ? CALM_STEP_MS : STEP_MS;
};

const firstLine = ({ start: { line } }: Range): vscode.Range => new vscode.Range(line, 0, line, 0);

/** A bar at the edge, which is seen in every theme, over a background that the theme may leave out. */
const decoration = (color: string): vscode.TextEditorDecorationType =>
  vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor(`glyphreel.${color}Background`),
    borderColor: new vscode.ThemeColor(`glyphreel.${color}Border`),
    borderStyle: 'solid',
    borderWidth: '0 0 0 2px',
    overviewRulerColor: new vscode.ThemeColor(`glyphreel.${color}Border`),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });
