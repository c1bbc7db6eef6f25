// The engine as a process: handshake, exactly one answer, frames of a real reel that differ over time and stay the same
// for the same moment, edits under a running clock, stills, trust, and its end with its parent.

import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { PreviewFrame, PreviewView } from '../../src/contract/protocol.ts';
import { compile } from '../../src/language/compile.ts';
import { forkEngine } from './fork-engine.ts';
import { useEngine } from './use-engine.ts';

const REEL = `reel "T" { size: landscape fps: 24 bpm: 120 }
scene one for 2s { layer on md { value: plasma() * 1.3 hue: t * 0.2 palette: dense } feedback: echo() }
scene two for 2s { transition: crossfade(0.5s) layer on md { value: rings() hue: 0.6 } energy: quiet }`;
const view: PreviewView = { density: 'draft', maxSide: 320, compress: false };
const { engine, cache } = useEngine();
const { plan } = compile(REEL, {});

/** One second of 16-bit mono at 8 kHz. */
function wavFile(sample: (t: number) => number): Buffer {
  const file = Buffer.alloc(44 + 16000);
  file.write('RIFF____WAVEfmt ', 'latin1');
  file.writeUInt32LE(36 + 16000, 4);
  for (const [at, value] of [
    [16, 16],
    [24, 8000],
    [28, 16000],
    [40, 16000],
  ])
    file.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ])
    file.writeUInt16LE(value, at);
  file.write('data', 36, 'latin1');
  for (let i = 0; i < 8000; i++) file.writeInt16LE(Math.round(sample(i / 8000) * 32767), 44 + i * 2);
  return file;
}

const frameAt = async (session: string, t: number) =>
  (await engine.request('previewFrame', { session, t })) as PreviewFrame;

describe('engine process', () => {
  test('refuses to work before the handshake, and with another protocol', async () => {
    const stranger = forkEngine(cache);
    expect(await stranger.send('doctor', {})).toMatchObject({ kind: 'failure', error: { code: 'protocol' } });
    expect(await stranger.send('hello', { protocol: 999, trusted: true })).toMatchObject({
      kind: 'failure',
      error: { code: 'protocol', message: expect.stringContaining('999') },
    });
    stranger.child.disconnect();
    await stranger.gone();
    expect(stranger.child.exitCode).toBe(0);
  });

  test('answers every request once, also those it does not know', async () => {
    expect(await engine.send('nonsense', {})).toMatchObject({ kind: 'failure', error: { code: 'unknown-method' } });
    await Promise.all(Array.from({ length: 20 }, () => engine.request('missingGlyphs', { text: 'A' })));
    expect([...engine.counts.values()].every((count) => count === 1)).toBe(true);
  });

  test('draws frames that move, and the same ones for the same moments', async () => {
    const info = await engine.request('previewOpen', { session: 'a', plan, reel: 'r.reel', view });
    expect(info).toMatchObject({
      scene: 'one',
      segment: 1,
      duration: 2,
      fps: 12,
      width: 320,
      height: 180,
      hasAudio: false,
    });
    expect(info.segments.map(({ scene, start, end }) => [scene, start, end])).toEqual([
      ['one', 0, 2],
      ['two', 2, 4],
    ]);
    expect(info.beats.slice(0, 3)).toEqual([0, 0.5, 1]);
    const [first, later] = [await frameAt('a', 0.5), await frameAt('a', 1.5)];
    expect(first.pixels.length).toBe(320 * 180 * 4);
    expect(first.stats.mean).toBeGreaterThan(5);
    expect(Buffer.compare(first.pixels, later.pixels)).not.toBe(0);
    expect(Buffer.compare((await frameAt('a', 0.5)).pixels, first.pixels)).toBe(0);
  });

  test('hands over the same pixels through their pipe and with their messages, and leaves no trace of the pipe', async () => {
    const inline = forkEngine(cache);
    const greeting = await inline.hello(true, false);
    expect(greeting).toMatchObject({ result: { pixelPath: null } });
    const sizes = [64, 320, 960, 320];
    for (const maxSide of sizes) {
      const params = { session: 'p', plan, reel: 'r.reel', view: { ...view, maxSide } };
      await Promise.all([engine.request('previewOpen', params), inline.request('previewOpen', params)]);
      for (const t of [0.25, 0.5]) {
        const [piped, plain] = await Promise.all(
          [engine, inline].map((each) => each.request('previewFrame', { session: 'p', t }) as Promise<PreviewFrame>),
        );
        expect([maxSide, Buffer.compare(piped!.pixels, plain!.pixels)]).toEqual([maxSide, 0]);
        expect([piped!.piped !== undefined, plain!.piped]).toEqual([maxSide > 64, undefined]);
        if (t === 0.25) engine.give(piped!); // What is read next fills the same memory.
      }
    }
    expect(existsSync(engine.pixelPath()!)).toBe(false);
    inline.child.disconnect();
    await inline.gone();
  });

  test('draws glyphs that an earlier process has drawn without the canvas, and the same', async () => {
    const open = async () => {
      const made = forkEngine(cache);
      await made.hello(true, false);
      await made.request('previewOpen', { session: 'g', plan, reel: 'r.reel', view: { ...view, maxSide: 200 } });
      return { made, frame: () => made.request('previewFrame', { session: 'g', t: 0.5 }) as Promise<PreviewFrame> };
    };
    const end = async ({ made }: Awaited<ReturnType<typeof open>>) => {
      made.child.disconnect();
      await made.gone();
    };
    const first = await open();
    const { pixels } = await first.frame();
    await end(first);
    vi.stubEnv('NAPI_RS_NATIVE_LIBRARY_PATH', path.join(cache, 'no-such-library.node'));
    const second = await open();
    vi.unstubAllEnvs();
    expect(Buffer.compare((await second.frame()).pixels, pixels)).toBe(0);
    await expect(second.made.request('thumbnails', { session: 'g', width: 64 })).rejects.toThrow(
      /native|binding|load/i,
    );
    await end(second);
  });

  test('shows a reel whose sound cannot be decoded, and says why it is silent', async () => {
    const { plan: loud } = compile(
      'reel "L" { audio: "./none.ogg" } scene one for 1s { layer on md { value: plasma() * (0.5 + audio.decay) } }',
      { path: path.join(cache, 'l.reel') },
    );
    expect(loud.audio).not.toBeNull();
    const info = await engine.request('previewOpen', { session: 'loud', plan: loud, reel: 'l.reel', view });
    expect(info.soundTrouble).toMatch(/none\.ogg.*no such file/);
    expect((await frameAt('loud', 0)).stats.mean).toBeGreaterThan(0);
    expect(await engine.request('thumbnails', { session: 'loud', width: 64 })).toHaveLength(1);
    await expect(engine.request('still', { plan: loud, reel: 'l.reel', t: 0 })).rejects.toThrow(/none\.ogg/);
    expect(await engine.request('previewOpen', { session: 'a', plan, reel: 'r.reel', view })).not.toHaveProperty(
      'soundTrouble',
    );
  });

  test('shows and plays the sound of a file that was replaced', async () => {
    const track = path.join(cache, 'replaced.wav');
    const { plan: loud } = compile(
      'reel "L" { audio: "./replaced.wav" } scene one for 1s { layer on md { value: audio.rms } }',
      { path: path.join(cache, 'l.reel') },
    );
    const look = async () => {
      const info = await engine.request('previewOpen', { session: 'replaced', plan: loud, reel: 'l.reel', view });
      const sound = await engine.request('previewAudio', { session: 'replaced' });
      const { mean } = (await frameAt('replaced', 0.5)).stats;
      return { digest: info.soundDigest, sound: sound!, mean };
    };
    writeFileSync(
      track,
      wavFile(() => 0),
    );
    const silent = await look();
    writeFileSync(
      track,
      wavFile((t) => Math.sin(t * 2764)),
    );
    const tone = await look();
    expect(silent.mean).toBeLessThan(1);
    expect(tone.mean).toBeGreaterThan(10);
    expect(tone.digest).not.toBe(silent.digest);
    expect(tone.sound.digest).toBe(tone.digest);
    expect(tone.sound.mime).toBe('audio/wav');
    expect(tone.sound.bytes.subarray(44).some((byte) => byte !== 0)).toBe(true);
    expect(silent.sound.bytes.subarray(44).some((byte) => byte !== 0)).toBe(false);
  });

  test('shows an edit at the same moment, under the same session', async () => {
    const before = await frameAt('a', 1);
    const edited = compile(REEL.replace('hue: t * 0.2', 'hue: 0.5 + t * 0.2'), {}).plan;
    await engine.request('previewOpen', { session: 'a', plan: edited, reel: 'r.reel', view });
    const after = await frameAt('a', 1);
    expect(after.t).toBe(before.t);
    expect(after.planId).not.toBe(before.planId);
    expect(Buffer.compare(after.pixels, before.pixels)).not.toBe(0);
  });

  test('shows another scene with its transition, and its target', async () => {
    const info = await engine.request('previewOpen', {
      session: 'a',
      plan,
      reel: 'r.reel',
      view: { ...view, scene: 'two', segment: 2 },
    });
    expect(info).toMatchObject({ scene: 'two', segment: 2, reelStart: 2, target: 5 });
    const cut = await frameAt('a', 0);
    const end = await frameAt('a', 1.9);
    expect(Buffer.compare(cut.pixels, end.pixels)).not.toBe(0);
  });

  test('serves several reels at once', async () => {
    await engine.request('previewOpen', {
      session: 'b',
      plan: compile('scene s for 1s { layer on lg { value: checker() hue: 0.1 } }', {}).plan,
      reel: 's.reel',
      view,
    });
    const [a, b] = await Promise.all([frameAt('a', 0.3), frameAt('b', 0.3)]);
    expect(Buffer.compare(a.pixels, b.pixels)).not.toBe(0);
    expect(await engine.request('previewClose', { session: 'b' })).toBeNull();
    await expect(engine.request('previewFrame', { session: 'b', t: 0 })).rejects.toMatchObject({ code: 'no-preview' });
  });

  test('sends JPEG where that is asked for, and small pictures of each segment', async () => {
    await engine.request('previewOpen', { session: 'a', plan, reel: 'r.reel', view: { ...view, compress: true } });
    const frame = await frameAt('a', 0.2);
    expect(frame.form).toBe('jpeg');
    expect([...frame.pixels.slice(0, 2)]).toEqual([0xff, 0xd8]);
    const pictures = await engine.request('thumbnails', { session: 'a', width: 96 });
    expect(pictures.map(({ segment, width, height }) => [segment, width, height])).toEqual([
      [1, 96, 54],
      [2, 96, 54],
    ]);
    expect(pictures.every(({ jpeg }) => jpeg.length > 200)).toBe(true);
  });

  test('draws a still as PNG in the format that is given', async () => {
    const still = await engine.request('still', { plan, reel: 'r.reel', t: 1, format: { width: 192, height: 108 } });
    expect([still.width, still.height]).toEqual([192, 108]);
    expect(Buffer.from(still.png.slice(1, 4)).toString()).toBe('PNG');
  });

  test('names glyphs that no font has', async () => {
    expect(await engine.request('missingGlyphs', { text: 'A✦\u{10FFFD}' })).toEqual(['\u{10FFFD}']);
  });

  test('gives the characters of captions, each once', async () => {
    const file = path.join(cache, 'glyphs.srt');
    writeFileSync(file, '1\n00:00:00,000 --> 00:00:01,000\n<i>abba</i> e\u0301\n');
    expect(await engine.request('captionGlyphs', { path: file })).toBe('ab \u00e9');
    await expect(engine.request('captionGlyphs', { path: `${file}.none` })).rejects.toMatchObject({
      code: 'input-missing',
    });
  });

  test('draws with custom effects, and again with their edited files', async () => {
    const at = (name: string) => path.join(cache, name);
    writeFileSync(
      at('fx.ts'),
      "import { defineField } from 'glyphreel/effects';\nimport { level } from './level.ts';\nexport const grey = defineField({ name: 'grey', category: 'x', summary: 'Grey.', params: {}, example: 'grey', build: (s) => s.num(level) });",
    );
    writeFileSync(at('level.ts'), 'export const level = 0.3;');
    const loaded = await engine.request('loadModule', { path: at('fx.ts') });
    expect(loaded).toMatchObject({ entries: [{ kind: 'field', name: 'grey' }], files: [at('fx.ts'), at('level.ts')] });

    const own = compile(
      'use "./fx.ts"\nscene a for 1s { layer on md { value: grey  color: rgb(value, value, value)  palette: "█" } tonemap: off  gamma: 1 }',
      { path: at('r.reel'), fileExists: () => true, customEffects: { [at('fx.ts')]: loaded.entries }, trusted: true },
    );
    expect(own.diagnostics).toEqual([]);
    const brightness = async () => {
      await engine.request('previewOpen', { session: 'own', plan: own.plan, reel: at('r.reel'), view });
      return (await frameAt('own', 0.5)).stats.mean;
    };
    const before = await brightness();
    writeFileSync(at('level.ts'), 'export const level = 0.6;');
    expect(await brightness()).toBeGreaterThan(before * 1.8);

    writeFileSync(at('level.ts'), 'export const level = ;');
    expect(await engine.request('loadModule', { path: at('fx.ts') })).toMatchObject({
      entries: [],
      files: expect.arrayContaining([at('fx.ts'), at('level.ts')]),
      error: expect.stringContaining('level.ts is not valid TypeScript'),
    });
    await engine.request('previewClose', { session: 'own' });
  });

  test('opens no media without trust', async () => {
    const careful = forkEngine(cache);
    await careful.hello(false);
    const loud = compile('reel { audio: "x.mp3" }\nscene s for 1s { layer on md { value: plasma() } }', {
      path: '/tmp/r.reel',
    }).plan;
    await expect(
      careful.request('previewOpen', { session: 'a', plan: loud, reel: 'r.reel', view }),
    ).rejects.toMatchObject({ code: 'untrusted', message: expect.stringContaining('x.mp3') });
    await expect(careful.request('analyze', { path: '/tmp/x.mp3' })).rejects.toMatchObject({ code: 'untrusted' });
    await expect(careful.request('loadModule', { path: '/tmp/x.ts' })).rejects.toMatchObject({ code: 'untrusted' });
    await careful.request('previewOpen', { session: 'a', plan, reel: 'r.reel', view });
    careful.child.disconnect();
    await careful.gone();
  });

  test('says what this machine offers', async () => {
    const { text } = await engine.request('doctor', {});
    expect(text).toMatch(/ffmpeg[\s\S]*fonts[\s\S]*cache/);
  });
});
