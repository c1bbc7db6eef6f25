// Messages about what draws the picture.

import type { MessageHandlers } from '../../../contract/dispatch-message.ts';
import type { PreviewToHost } from '../../../contract/webview.ts';
import type { PanelContext } from '../panel-context.ts';
import type { ShownScene } from '../shown-scene.ts';

export function inspectMessages(
  context: PanelContext,
  scene: ShownScene,
): Pick<MessageHandlers<PreviewToHost>, 'askWho' | 'setHidden'> {
  const { parts, session } = context;
  return {
    askWho: async ({ t, u, v }) => {
      const who = await parts.engine.request('previewWho', { session, t, u, v });
      await context.post({ type: 'who', who });
    },
    setHidden: ({ hidden }) => {
      scene.hidden = hidden;
      return scene.refresh();
    },
  };
}
