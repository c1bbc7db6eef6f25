// The panel with the vocabulary as moving pictures, from which effects are inserted at the cursor of the reel that had the focus last.

import * as vscode from 'vscode';
import type { EffectKind } from '../../contract/catalog-entry.ts';
import { dispatchMessage, type MessageHandlers } from '../../contract/dispatch-message.ts';
import type { HostToInsert, InsertToHost, OfferedEffect } from '../../contract/webview-insert.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { INSERT_VIEW_TYPE } from '../manifest/view-types.ts';
import { columnBesideReels } from '../shared/column-beside-reels.ts';
import { failureText } from '../shared/failure.ts';
import { ownFrame } from '../shared/own-frame.ts';
import { REFERENCE_PICTURES, webviewHtml, webviewOptions } from '../shared/webview-html.ts';
import { reelIcon } from '../shared/reel-icon.ts';
import { type AskExample, ExamplePlayer } from './example-player.ts';
import { INSERT_PAGE } from './insert-page.ts';
import { type AskInsertion, InsertTarget } from './insert-target.ts';

/** In the order in which a scene is made. */
const KINDS: readonly EffectKind[] = [
  'field',
  'distance',
  'mask',
  'transform',
  'math',
  'color',
  'colors',
  'palette',
  'blend',
  'particles',
  'shader',
  'feedback',
  'transition',
  'reveal',
  'easing',
];

interface InsertPanelParts {
  engine: EngineClient;
  /** Both ask the language server. */
  askInsertion: AskInsertion;
  askExample: AskExample;
  root: vscode.Uri;
  log: vscode.LogOutputChannel;
}

export class InsertPanel implements vscode.Disposable {
  readonly #parts: InsertPanelParts;
  readonly #target: InsertTarget;
  #panel: vscode.WebviewPanel | null = null;

  constructor(parts: InsertPanelParts) {
    this.#parts = parts;
    this.#target = new InsertTarget(parts.askInsertion);
  }

  /** `reel`: where effects are inserted, whatever has the focus. */
  open(reel?: vscode.Uri): void {
    if (reel) this.#target.use(reel);
    if (this.#panel) return this.#panel.reveal();
    const panel = vscode.window.createWebviewPanel(
      INSERT_VIEW_TYPE,
      vscode.l10n.t('Insert Effect'),
      columnBesideReels(),
      { ...webviewOptions(this.#parts.root), retainContextWhenHidden: true },
    );
    this.#panel = panel;
    this.#fill(panel);
  }

  dispose(): void {
    this.#target.dispose();
    this.#panel?.dispose();
  }

  #fill(panel: vscode.WebviewPanel): void {
    const { engine, askExample, root, log } = this.#parts;
    const player = new ExamplePlayer(engine, askExample);
    const post = (message: HostToInsert) => panel.webview.postMessage(message);
    const postTarget = () => void post({ type: 'target', label: this.#target.label });
    const quietly = (error: unknown): null => {
      log.info(`Example of an effect: ${failureText(error)}`);
      return null;
    };
    const handlers: MessageHandlers<InsertToHost> = {
      ready: async () => {
        const pictures = panel.webview.asWebviewUri(vscode.Uri.joinPath(root, REFERENCE_PICTURES)).toString();
        void post({ type: 'offer', effects: await offeredEffects(), pictures });
        postTarget();
      },
      play: async ({ effect }) => {
        if (effect === null) return player.close();
        const seconds = await player.open(effect).catch(quietly);
        if (seconds !== null) await post({ type: 'exampleReady', ...effect, seconds });
      },
      askFrame: async ({ kind, name, t }) => {
        const frame = await player.frame({ kind, name }, t).catch(quietly);
        if (!frame) return void post({ type: 'exampleFrame', kind, name, frame: null });
        await post({ type: 'exampleFrame', kind, name, frame: ownFrame(frame) });
        player.giveBack(frame);
      },
      insert: async (effect) => void post({ type: 'inserted', ...(await this.#target.insert(effect)) }),
      error: ({ message }) => log.error(`Insert Effect: ${message}`),
    };
    panel.iconPath = reelIcon(root);
    const follow = this.#target.onDidChange(postTarget);
    panel.webview.onDidReceiveMessage((message: InsertToHost) =>
      dispatchMessage(handlers, message).catch((error: unknown) => log.error(`Insert Effect: ${failureText(error)}`)),
    );
    panel.onDidChangeViewState(() => {
      if (!panel.visible) player.close();
    });
    panel.onDidDispose(() => {
      follow.dispose();
      player.close();
      this.#panel = null;
    });
    panel.webview.html = webviewHtml(panel.webview, root, INSERT_PAGE);
  }
}

/** The vocabulary is loaded now: the start of the extension does not wait for it. */
async function offeredEffects(): Promise<OfferedEffect[]> {
  const { builtIn } = await import('../../catalog/lookup.ts');
  return KINDS.flatMap((kind) =>
    builtIn.entries(kind).map(({ name, category, summary }) => ({ kind, name, category, summary })),
  );
}
