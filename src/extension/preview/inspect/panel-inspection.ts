// What a panel tells about its picture: which items are hidden, where an item is seen, what costs time, how the scene looked before, and
// what was rendered.

import type * as vscode from 'vscode';
import { flatItems } from '../../../contract/flat-items.ts';
import { itemName } from '../../../contract/item-name.ts';
import { siteOf } from '../../../contract/site-of.ts';
import type { PanelContext } from '../panel-context.ts';
import type { ShownScene } from '../shown-scene.ts';
import type { TriedValues } from '../tried-values.ts';
import { CostWatch } from './cost-watch.ts';
import { ItemTint } from './item-tint.ts';
import { RenderedFrames } from './rendered-frames.ts';
import { SceneLooks } from './scene-looks.ts';

export class PanelInspection implements vscode.Disposable {
  readonly costs: CostWatch;
  readonly tint: ItemTint;
  readonly looks: SceneLooks;
  readonly rendered: RenderedFrames;
  readonly #context: PanelContext;
  readonly #scene: ShownScene;
  readonly #onHidden: () => void;

  constructor(context: PanelContext, scene: ShownScene, tried: TriedValues, onHidden: () => void) {
    this.#context = context;
    this.#scene = scene;
    this.#onHidden = onHidden;
    this.costs = new CostWatch(context, scene);
    this.tint = new ItemTint(context, scene);
    this.looks = new SceneLooks(context, scene, tried);
    this.rendered = new RenderedFrames(context, scene);
  }

  /** Leaves these items out of the picture, and no others. */
  async hide(sites: readonly number[]): Promise<void> {
    this.#scene.hidden = sites;
    this.#postHidden();
    this.#onHidden();
    await this.#scene.refresh();
  }

  /** The webview was reloaded. */
  reset(): void {
    this.#postHidden();
    this.looks.reset();
  }

  dispose(): void {
    for (const part of [this.costs, this.tint, this.looks]) part.dispose();
  }

  #postHidden(): void {
    const { hidden, shown } = this.#scene;
    const scene = shown?.plan.scenes.find(({ name }) => name === shown.scene);
    if (!scene) return;
    const items = flatItems(scene.items)
      .filter((item) => hidden.includes(siteOf(item)))
      .map((item) => ({
        site: siteOf(item),
        kind: item.kind,
        name: itemName(item),
        range: item.range,
        ...(scene.file === undefined ? {} : { file: scene.file }),
      }));
    void this.#context.post({ type: 'hidden', items });
  }
}
