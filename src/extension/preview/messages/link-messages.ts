// Messages about the panel's frame link.

import type { MessageHandlers } from '../../../contract/dispatch-message.ts';
import type { PreviewToHost } from '../../../contract/webview.ts';
import type { PanelContext } from '../panel-context.ts';
import type { PanelLink } from '../panel-link.ts';
import type { PreviewFrames } from '../preview-frames.ts';

export function linkMessages(
  context: PanelContext,
  link: PanelLink,
  frames: PreviewFrames,
): Pick<MessageHandlers<PreviewToHost>, 'askFrameLink'> {
  return {
    askFrameLink: async ({ broken, ...webview }) => {
      const granted = await link.grant(webview);
      // The engine has let go of the broken link, so this frame goes as a message. Requested ones are requested again.
      if (broken && context.panel.visible && frames.last) void frames.push(frames.last);
      void context.post({ type: 'frameLink', link: granted });
    },
  };
}
