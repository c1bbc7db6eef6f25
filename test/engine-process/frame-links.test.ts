import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { FrameLinks } from '../../src/engine/process/frame-links.ts';

test('a port that another program has taken is not the end: another port can be asked for', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const links = new FrameLinks();
  expect(await links.listen(port)).toBeNull();
  const heard = await links.listen(null);
  expect(heard).toBeGreaterThan(0);
  expect(heard).not.toBe(port);
  expect(await links.listen(port)).toBe(heard);
  other.close();
});
