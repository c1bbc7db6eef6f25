// `check --delivery`: what a platform makes of each scene, in words.

import { deliver } from '../catalog/deliver.ts';
import { platformNamed } from '../catalog/delivery-platforms.ts';
import { DEFAULT_FORMAT, defaultOutput } from '../catalog/output-formats.ts';
import type { DeliveryReport, Likeness, SceneDelivery } from '../contract/delivery.ts';
import { findFfmpeg } from '../engine/machine/ffmpeg/find-ffmpeg.ts';
import { detectHardware } from '../engine/machine/hardware/hardware.ts';
import { checkDelivery } from '../engine/render/delivery/check-delivery.ts';
import type { DeliveryCheck } from '../engine/render/delivery/check-delivery.ts';
import { chooseFrame } from '../engine/render/plan/choose-frame.ts';
import { type DrawingOptions, prepareDrawing } from './prepare-drawing.ts';
import { counted } from './terminal.ts';

export async function measureDelivery(
  file: string,
  name: string,
  options: Omit<DrawingOptions, 'quality'>,
  report: Pick<DeliveryCheck, 'onStart' | 'onScene'>,
  signal: AbortSignal,
): Promise<DeliveryReport> {
  const platform = platformNamed(name)!;
  const quality = 'production' as const;
  const ffmpeg = await findFfmpeg();
  const { order } = await prepareDrawing(file, { ...options, quality }, signal);
  const { plan, options: delivered } = deliver(platform, order.plan, {
    quality,
    output: defaultOutput(DEFAULT_FORMAT, name),
  });
  const { format } = chooseFrame(plan, delivered, detectHardware());
  return checkDelivery({ ...order, platform, plan, format, ffmpegPath: ffmpeg.path, ...report, signal });
}

/** Where, how large, and at what rate. */
export function describeDelivery({ platform: name, width, height, fps, deliveredKbps }: DeliveryReport): string {
  const { title, delivered } = platformNamed(name)!;
  const sent =
    deliveredKbps === null
      ? 'the file itself'
      : `${deliveredKbps / 1000} Mbit/s${delivered.source === null ? ' (assumed)' : ''}`;
  return `${title}, ${width}×${height} at ${fps} frames a second; viewers get ${sent}`;
}

const VERDICTS: Record<SceneDelivery['verdict'], string> = {
  good: 'survives',
  fair: 'loses detail',
  poor: 'loses much',
};

/** One line for the scene, and one for each change that helps. */
export function sceneLines({ scene, seconds, frames, likeness, verdict, uploadKbps, help }: SceneDelivery): string[] {
  const upload = `${(uploadKbps / 1000).toFixed(1)} Mbit/s uploaded`;
  return [
    `${scene} ${VERDICTS[verdict]}: ${likenessText(likeness)} (${counted(frames, 'frame')} from ${seconds.toFixed(2)} s, ${upload})`,
    ...help.map(({ advice, likeness: after }) => `${advice}: ${likenessText(after)}`),
    ...(verdict !== 'good' && help.length === 0 ? ['no change that was tried helps'] : []),
  ];
}

const likenessText = ({ y, u, v }: Likeness): string =>
  `luma ${y.toFixed(3)}, colour ${u.toFixed(3)} and ${v.toFixed(3)}`;
