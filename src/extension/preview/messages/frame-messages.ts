// Messages about frames: requested, shown, saved.

import * as vscode from 'vscode';
import type { MessageHandlers } from '../../../contract/dispatch-message.ts';
import type { PreviewToHost } from '../../../contract/webview.ts';
import type { PanelContext } from '../panel-context.ts';
import type { PreviewFrames } from '../preview-frames.ts';
import type { ShownScene } from '../shown-scene.ts';

export function frameMessages(
  context: PanelContext,
  frames: PreviewFrames,
  scene: ShownScene,
  onClock: () => void,
): Pick<MessageHandlers<PreviewToHost>, 'requestFrame' | 'framePresented' | 'clock' | 'saveFrame'> {
  return {
    requestFrame: (message) => frames.request(message),
    framePresented: (message) => void (frames.presented(message) && scene.refresh()),
    clock: ({ t, playing, marks }) => {
      const isElsewhere = !playing && (t !== context.clock.t || context.clock.playing);
      context.clock = { t, playing, marks, atMs: Date.now() };
      context.clockChanges.fire();
      if (isElsewhere) onClock();
    },
    saveFrame: ({ t }) => {
      context.clock.t = t;
      void vscode.commands.executeCommand('glyphreel.saveFrame', context.uri);
    },
  };
}
