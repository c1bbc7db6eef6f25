// What the panel tells about its picture: who drew a point, what costs time, where an item is seen, and what the picture is compared with.

import type { PreviewFrame } from '../../../src/contract/protocol.ts';
import type { MessageHandlers } from '../../../src/contract/dispatch-message.ts';
import type { InspectToPreview } from '../../../src/contract/webview-inspect.ts';
import { host } from '../host.ts';
import { FollowRender } from '../picture/follow-render.ts';
import type { Stage } from '../picture/stage.ts';
import type { Player } from '../player.ts';
import { ContactSheet } from './contact-sheet.ts';
import { capturePicture } from './capture-picture.ts';
import { LooksView } from './looks-view.ts';
import { WhoView } from './who-view.ts';

export class Inspection {
  readonly who: WhoView;
  readonly sheet: ContactSheet;
  readonly looks: LooksView;
  readonly #render: FollowRender;
  readonly #stage: Stage;
  readonly #player: Player;
  #scene = '';
  #planId = '';
  /** Of the frame on the canvas; null before the first. */
  #presentedPlan: string | null = null;
  /** The look whose picture is wanted. */
  #lookId: number | null = null;
  #t = 0;

  constructor(stage: Stage, player: Player) {
    this.#stage = stage;
    this.#player = player;
    const focusPicture = () => stage.canvas.focus();
    this.who = new WhoView({
      reveal: ({ range, file }) => host.post({ type: 'revealRange', range, ...(file === undefined ? {} : { file }) }),
      hide: (hidden) => host.post({ type: 'setHidden', hidden }),
      measure: (isWanted) => host.post({ type: 'measure', isWanted }),
      close: focusPicture,
    });
    this.sheet = new ContactSheet({
      ask: (count, width) => host.post({ type: 'askContactSheet', count, width }),
      goTo: (t) => player.playback.seek(t),
    });
    this.looks = new LooksView({
      try: (id) => host.post({ type: 'tryLook', id }),
      restore: (id) => host.post({ type: 'restoreLook', id }),
      close: focusPicture,
    });
    this.#render = new FollowRender(stage.compare, () => stage.canvas.width, {
      ask: (t, width) => host.post({ type: 'askRendered', t, width }),
      refuse: (why) => stage.toast(why),
    });
  }

  readonly handlers: MessageHandlers<InspectToPreview> = {
    who: ({ who }) => this.who.show(who),
    hidden: ({ items }) => this.who.showHidden(items),
    area: (message) => this.#stage.tint.show(message),
    costs: ({ costs }) => {
      this.who.showCosts(costs);
      this.#stage.costs = costs;
    },
    contactSheet: ({ pictures }) => this.sheet.show(pictures),
    rendered: (message) => this.#render.answered(message),
    looks: ({ looks }) => this.looks.show(looks),
    captureLook: ({ id }) => {
      this.#lookId = id;
      this.#captureLook();
    },
  };

  /** What is shown now. */
  framePresented({ t, planId }: Pick<PreviewFrame, 't' | 'planId'>): void {
    this.#t = t;
    this.#presentedPlan = planId;
    this.#captureLook();
    this.#render.moved(t);
  }

  showScene(scene: string, planId: string): void {
    if (scene !== this.#scene) this.sheet.root.close();
    if (planId !== this.#planId) {
      this.#stage.forgetCosts();
      // The next frame is not of that look.
      this.#lookId = null;
    }
    this.#planId = planId;
    this.#scene = scene;
  }

  /** Once a frame of the scene as it is now is on the canvas. */
  #captureLook(): void {
    const id = this.#lookId;
    if (id === null || this.#presentedPlan !== this.#planId) return;
    this.#lookId = null;
    void capturePicture(this.#stage.canvas).then((jpeg) => jpeg && host.post({ type: 'lookCaptured', id, jpeg }));
  }

  togglePin(): void {
    this.#render.end();
    this.#stage.compare.togglePin();
  }

  toggleRendered(): void {
    this.#render.toggle(this.#t);
  }

  openSheet(): void {
    this.#player.playback.pause();
    this.sheet.open(this.#scene, this.#t);
  }
}
