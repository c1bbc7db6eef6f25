// Clips of one version of the engine and one encoder build have a queue of their own, so that only workers that have both take them.

import { createHash } from 'node:crypto';

export function queueName(engine: string, encoderBuild: string): string {
  const digest = createHash('sha256').update(`${engine}\n${encoderBuild}`).digest('hex').slice(0, 12);
  return `glyphreel-${digest}`;
}
