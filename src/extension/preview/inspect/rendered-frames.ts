// Frames of the last render at the time that the preview shows.

import { l10n } from 'vscode';
import { basename } from 'node:path';
import { newestOnly } from '../../shared/newest-only.ts';
import { ownBytes } from '../../shared/own-bytes.ts';
import type { PanelContext } from '../panel-context.ts';
import type { ShownScene } from '../shown-scene.ts';

interface Question {
  t: number;
  width: number;
}

export class RenderedFrames {
  readonly #context: PanelContext;
  readonly #scene: ShownScene;

  constructor(context: PanelContext, scene: ShownScene) {
    this.#context = context;
    this.#scene = scene;
  }

  /** Decoding takes a while: one question at a time. */
  readonly ask = newestOnly<Question>((question) => this.#answer(question));

  async #answer({ t, width }: Question): Promise<void> {
    const { parts, uri } = this.#context;
    const { shown } = this.#scene;
    if (!shown) return;
    const segment = shown.plan.segments.find(({ number }) => number === shown.segment) ?? null;
    const place = parts.lastRender(uri.toString(), { scene: shown.scene, segment, t });
    const refuse = (why: string) => this.#context.post({ type: 'rendered', t, picture: null, why });
    if (!place) return refuse(l10n.t('No render shows {0} yet. Render it, then compare.', shown.scene));
    const found = await parts.engine.request('renderedFrame', { ...place, width }).catch(() => null);
    const name = basename(place.path);
    if (!found) return refuse(l10n.t('{0} cannot be shown here: the file is gone, or it is no video.', name));
    await this.#context.post({ type: 'rendered', t, picture: { png: ownBytes(found.png), name }, why: '' });
  }
}
