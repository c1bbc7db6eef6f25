// Messages about what draws the picture, and what it is compared with.

import type { MessageHandlers } from '../../../contract/dispatch-message.ts';
import type { PreviewToInspect } from '../../../contract/webview-inspect.ts';
import { ownBytes } from '../../shared/own-bytes.ts';
import type { PanelInspection } from '../inspect/panel-inspection.ts';
import type { PanelContext } from '../panel-context.ts';

export function inspectMessages(context: PanelContext, inspection: PanelInspection): MessageHandlers<PreviewToInspect> {
  const { parts, session } = context;
  return {
    askWho: async ({ t, u, v }) => {
      const who = await parts.engine.request('previewWho', { session, t, u, v });
      await context.post({ type: 'who', who });
    },
    setHidden: ({ hidden }) => inspection.hide(hidden),
    measure: ({ isWanted }) => {
      inspection.costs.isOpenInPanel = isWanted;
    },
    askContactSheet: async ({ count, width }) => {
      try {
        const pictures = await parts.engine.request('contactSheet', { session, count, width });
        const own = pictures.map((picture) => ({ ...picture, jpeg: ownBytes(picture.jpeg) }));
        await context.post({ type: 'contactSheet', pictures: own });
      } catch (error) {
        await context.post({ type: 'contactSheet', pictures: null });
        throw error;
      }
    },
    askRendered: (question) => inspection.rendered.ask(question),
    lookCaptured: ({ id, jpeg }) => inspection.looks.keepPicture(id, jpeg),
    tryLook: ({ id }) => inspection.looks.try(id),
    restoreLook: ({ id }) => inspection.looks.restore(id),
  };
}
