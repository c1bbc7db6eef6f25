// All requests of the protocol and who answers them. The router demands one for each.

import type { MaterialFacts } from '../../contract/media.ts';
import { PROTOCOL_VERSION } from '../../contract/protocol.ts';
import { createAccess } from '../inputs/disk-access.ts';
import { audioOverview } from '../inputs/audio/analyse-audio.ts';
import { cacheRoot } from '../files/cache-dir.ts';
import { packageVersion } from '../render/cache/engine-version.ts';
import type { EmitEvent } from './channel.ts';
import { EngineContext } from './engine-context.ts';
import { describeFailure, untrusted } from '../errors/engine-error.ts';
import { FrameSocketServer } from './frame-socket-server.ts';
import { previewHandlers } from './preview-handlers.ts';
import { renderHandlers } from './render-handlers.ts';
import { soundHandlers } from './sound-handlers.ts';
import type { Handlers } from './router.ts';

const MOST_GLYPHS = 5000;
const MOST_PALETTES = 1000;
const FAREWELL_MS = 50;

export function createHandlers(emit: EmitEvent): Handlers {
  const context = new EngineContext();
  const pixels = new FrameSocketServer();
  return {
    ...previewHandlers(context, emit, pixels),
    ...renderHandlers(context, emit),
    ...soundHandlers(context),
    async hello(params) {
      context.greet(params);
      return {
        protocol: PROTOCOL_VERSION,
        engine: packageVersion(),
        pid: process.pid,
        pixelPath: params.pixels ? await pixels.open() : null,
      };
    },
    async analyze({ path: file }) {
      if (!context.trusted) throw untrusted(`${file} is only opened in a trusted workspace.`);
      const { beats, sound, seconds, wave } = await audioOverview(file, context.mediaOptions());
      return { beats, sound, seconds, wave };
    },
    async material({ path: file, picture: isWanted = false }) {
      if (!context.trusted) throw untrusted(`${file} is only opened in a trusted workspace.`);
      const [{ identifyMaterial }, { materialPicture }, { RenderError }] = await Promise.all([
        import('../inputs/identify-material.ts'),
        import('../inputs/material-picture.ts'),
        import('../errors/render-error.ts'),
      ]);
      try {
        const facts = await identifyMaterial(file, context.mediaOptions());
        const isArt = facts.kind === 'character-art';
        const picture = !isWanted
          ? null
          : isArt
            ? await artPicture(file, facts)
            : await materialPicture(file, facts, context.mediaOptions());
        if (picture === null) return { facts };
        const { mime, bytes } = picture;
        return { facts, picture: `data:${mime};base64,${Buffer.from(bytes).toString('base64')}` };
      } catch (error) {
        if (!(error instanceof RenderError) || !error.code.startsWith('input-')) throw error;
        return { facts: { problem: error.message } };
      }
    },
    async speak(order) {
      if (!context.trusted) throw untrusted('Voices only speak in a trusted workspace.');
      const [{ speak }, { RenderError }] = await Promise.all([
        import('../inputs/audio/speak.ts'),
        import('../errors/render-error.ts'),
      ]);
      try {
        return await speak(order, context.mediaOptions());
      } catch (error) {
        if (!(error instanceof RenderError) || error.code !== 'input-audio') throw error;
        return { problem: error.message };
      }
    },
    async glyphInk({ palettes, font }) {
      const { openGlyphInk } = await import('../inputs/fonts/glyph-ink.ts');
      const inkOf = await openGlyphInk(context.trusted ? (font ?? null) : null);
      return palettes.slice(0, MOST_PALETTES).map((palette) => inkOf(palette.slice(0, MOST_GLYPHS)));
    },
    async missingGlyphs({ text, font }) {
      const { openFontStack } = await import('../inputs/fonts/open-font-stack.ts');
      const stack = await openFontStack(context.trusted ? (font ?? null) : null);
      return [...new Set(text.slice(0, MOST_GLYPHS))].filter((glyph) => stack.find(glyph) === null);
    },
    async captionGlyphs({ path: file }) {
      if (!context.trusted) throw untrusted(`${file} is only opened in a trusted workspace.`);
      const [{ default: source }, { captionGlyphs }] = await Promise.all([
        import('../inputs/captions/source.ts'),
        import('../inputs/captions/caption-glyphs.ts'),
      ]);
      return captionGlyphs((await source.open(file, createAccess())).value.captions);
    },
    async captions({ path: file }) {
      if (!context.trusted) throw untrusted(`${file} is only opened in a trusted workspace.`);
      const { default: source } = await import('../inputs/captions/source.ts');
      const { captions } = (await source.open(file, createAccess())).value;
      return captions.map(({ from, to, text }) => ({ from, to, text }));
    },
    async loadModule({ path: file }) {
      if (!context.trusted) throw untrusted(`${file} holds code, which only runs in a trusted workspace.`);
      const [{ default: source }, { EffectModuleError }, { entryOf }] = await Promise.all([
        import('../inputs/modules/source.ts'),
        import('../inputs/modules/effect-module-error.ts'),
        import('../effect-api/entry-of.ts'),
      ]);
      try {
        const { value, files } = await source.open(file, createAccess());
        return { entries: value.map((effect) => entryOf(effect)), files: [...files] };
      } catch (error) {
        return {
          entries: [],
          files: [file, ...(error instanceof EffectModuleError ? [error.file] : [])],
          error: describeFailure(error).message,
        };
      }
    },
    async clearCache() {
      const { clearCache } = await import('../render/cache/clear-cache.ts');
      return { bytes: clearCache(cacheRoot(context.cacheDir)).bytes };
    },
    async doctor() {
      const { examineMachine } = await import('../doctor/examine-machine.ts');
      const { findings, ok } = await examineMachine(context.mediaOptions());
      const lines = findings.map(
        ({ topic, text, ok: good, help }) => `${good ? '✓' : '✗'} ${topic}\n  ${text}${help ? `\n  → ${help}` : ''}`,
      );
      return {
        text: `${ok ? 'This machine has all that Glyphreel needs.' : 'Something is missing on this machine.'}\n\n${lines.join('\n\n')}\n`,
        ok,
      };
    },
    shutdown() {
      setTimeout(() => process.exit(0), FAREWELL_MS);
      return null;
    },
  };
}

async function artPicture(file: string, facts: MaterialFacts): Promise<{ bytes: Uint8Array; mime: string } | null> {
  const { drawArt } = await import('../preview/draw-art.ts');
  const bytes = await drawArt(file, facts);
  return bytes && { bytes, mime: 'image/png' };
}
