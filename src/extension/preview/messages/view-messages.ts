// Messages about what is shown and where in the text it is.

import type { MessageHandlers } from '../../../contract/dispatch-message.ts';
import type { PreviewToHost } from '../../../contract/webview.ts';
import { revealCode } from '../../shared/reveal-code.ts';
import { toRange, toUri } from '../../shared/to-vscode.ts';
import { untilActive } from '../../shared/until-active.ts';
import { toggleFullScreen } from '../full-screen.ts';
import type { FollowedCursor } from '../followed-cursor.ts';
import type { PanelContext } from '../panel-context.ts';
import type { ShownScene } from '../shown-scene.ts';

export function viewMessages(
  context: PanelContext,
  scene: ShownScene,
  cursor: FollowedCursor,
): Pick<MessageHandlers<PreviewToHost>, 'setView' | 'selectSegment' | 'revealRange' | 'follow' | 'fullScreen'> {
  return {
    setView: ({ aspect, density }) => {
      context.state = { ...context.state, aspect, density };
      return scene.refresh();
    },
    selectSegment: ({ segment, reveal }) => scene.select(segment, reveal),
    revealRange: async ({ range, file }) => {
      await untilActive(context.panel);
      await revealCode(file ? toUri(file) : context.uri, toRange(range), { keepVisible: context.panel.viewColumn });
    },
    follow: ({ follow }) => {
      cursor.isFollowing = follow;
    },
    fullScreen: () => toggleFullScreen(context.panel),
  };
}
