// Connects the frame link with the player, the picture and the host.

import { host } from '../host.ts';
import type { Player } from '../player.ts';
import { canShowPlanes } from './frame-image.ts';
import { FrameLink } from './frame-link.ts';
import type { FramePresenter } from './frame-presenter.ts';

export function openFrameLink(player: Player, presenter: FramePresenter): FrameLink {
  let lastPlanId = '';
  const link = new FrameLink({
    connect(url, protocol, { opened, received, closed }) {
      const socket = new WebSocket(url, protocol);
      socket.binaryType = 'arraybuffer';
      socket.addEventListener('open', opened);
      socket.addEventListener('message', ({ data }) => received(data as ArrayBuffer | string));
      socket.addEventListener('close', closed);
      return socket;
    },
    ask: (broken) => host.post({ type: 'askFrameLink', origin: location.origin, takesPlanes: canShowPlanes(), broken }),
    after: (ms, callback) => void setTimeout(callback, ms),
    async onFrame({ id, sentAt, frame }) {
      player.frameReceived(id, frame);
      const times = await presenter.present(frame, 'link');
      const { planId } = frame;
      if (planId === lastPlanId) return;
      lastPlanId = planId;
      host.post({ type: 'framePresented', serial: null, sentAt, planId, ...times });
    },
    onSkipped: (id) => player.frameSkipped(id),
    onLost: () => player.framesLost(),
  });
  player.onUnanswered = () => link.doubt();
  return link;
}
