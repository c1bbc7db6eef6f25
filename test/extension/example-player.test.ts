// The example that the panel of effects plays: one session, the newest effect wins.

import { expect, test } from 'vitest';
import type { EffectKind } from '../../src/contract/catalog-entry.ts';
import type { EngineClient } from '../../src/extension/engine/engine-client.ts';
import { ExamplePlayer } from '../../src/extension/insert/example-player.ts';
import { compile } from '../../src/language/compile.ts';

const { plan } = compile('scene a for 1s { layer on md { value: plasma() } }');
const effect = (name: string) => ({ kind: 'field' as EffectKind, name });

function player(known = ['plasma', 'fbm']) {
  const log: string[] = [];
  const answers: (() => void)[] = [];
  const engine = {
    request: (method: string) => {
      log.push(method);
      return Promise.resolve(method === 'previewOpen' ? { duration: 4 } : null);
    },
    frame: () => Promise.resolve({ t: 0, pixels: new Uint8Array(4) }),
    giveBack: () => void log.push('giveBack'),
  } as unknown as EngineClient;
  const made = new ExamplePlayer(engine, async (_method, { name }) => {
    log.push(`ask ${name}`);
    await new Promise<void>((resolve) => answers.push(resolve));
    return known.includes(name) ? { plan, segment: 1 } : null;
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const answer = async () => {
    await settled();
    answers.shift()?.();
    await settled();
  };
  return { made, log, answer };
}

test('opens the example and draws its frames', async () => {
  const { made, log, answer } = player();
  const opened = made.open(effect('plasma'));
  await answer();
  expect(await opened).toBe(4);
  expect(await made.frame(effect('plasma'), 0)).toMatchObject({ t: 0 });
  expect(log).toEqual(['ask plasma', 'previewOpen']);
});

test('an effect that another one follows is not opened, and its frames are not drawn', async () => {
  const { made, log, answer } = player();
  const first = made.open(effect('plasma'));
  const second = made.open(effect('fbm'));
  await answer();
  expect([await first, await second]).toEqual([null, 4]);
  expect(await made.frame(effect('plasma'), 0)).toBeNull();
  expect(log).toEqual(['ask fbm', 'previewOpen']);
});

test('closes its session once, and has nothing for an effect without an example', async () => {
  const { made, log, answer } = player();
  const opened = made.open(effect('nothing'));
  await answer();
  expect(await opened).toBeNull();
  made.close();
  made.close();
  await answer();
  expect(log).toEqual(['ask nothing', 'previewClose']);
});
