// Seeks of a standing preview in real footage that has one key frame: a webview gets a frame on the way, and the exact one in the end.

import path from 'node:path';
import { expect, test } from 'vitest';
import type { PreviewFrame, PreviewView } from '../../src/contract/protocol.ts';
import { compile } from '../../src/language/compile.ts';
import { film } from '../inputs/footage/make-footage.ts';
import { useEngine } from './use-engine.ts';

const { engine, cache } = useEngine();
const view: PreviewView = { density: 'draft', maxSide: 320, compress: false };

function planOf(settings: string) {
  const file = film(
    'one-key.mp4',
    ...['-f', 'lavfi', '-i', 'testsrc2=s=640x360:r=25:d=12', '-pix_fmt', 'yuv420p'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '9999', '-sc_threshold', '0'],
  );
  return compile(`media p = "${file}"\nscene a for 12s { layer on md { value: p  color: p.color ${settings} } }`, {
    path: path.join(cache, 'a.reel'),
  }).plan;
}
const draw = async (session: string, t: number, id?: number) => {
  const frame = (await engine.request('previewFrame', {
    session,
    t,
    full: true,
    ...(id === undefined ? {} : { id }),
  })) as PreviewFrame;
  return { isPending: frame.isPending, pixels: Buffer.from(frame.pixels) };
};

test('a webview sees frames on the way to a far one, each asked for anew, and then the exact one', async () => {
  const plan = planOf('');
  for (const session of ['webview', 'exact'])
    await engine.request('previewOpen', { session, plan, reel: path.join(cache, 'a.reel'), view });
  await draw('webview', 0.5, 1);
  const answers: Awaited<ReturnType<typeof draw>>[] = [];
  do answers.push(await draw('webview', 11.5, answers.length + 2));
  while (answers.at(-1)!.isPending);
  // 280 pictures are on the way, of which one has to be there for the first answer.
  expect(answers.length).toBeGreaterThan(1);
  const exact = await draw('exact', 11.5);
  expect(exact.isPending).toBe(false);
  expect(answers.at(-1)!.pixels.equals(exact.pixels)).toBe(true);
  expect(answers[0]!.pixels.equals(exact.pixels)).toBe(false);
});

test('a layer that is steady waits for all pictures before it', async () => {
  const plan = planOf('glyphs: match steady: 0.5');
  await engine.request('previewOpen', { session: 'steady', plan, reel: path.join(cache, 'a.reel'), view });
  expect((await draw('steady', 2, 1)).isPending).toBe(false);
});
