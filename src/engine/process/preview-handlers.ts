// The requests of preview panels: sessions by name, their frames, their sound, their small pictures, and stills.

import type { ScenePlan } from '../../contract/plan.ts';
import type { PixelForm } from '../../contract/protocol.ts';
import { needsMix } from '../inputs/audio/mix/mix-recipe.ts';
import { mixDigest } from '../inputs/audio/mix/mix-sound.ts';
import { audioDigest } from '../inputs/audio/sound-track.ts';
import type { Renderer } from '../frame/renderer/renderer.ts';
import { openRenderer, type OpenRendererOptions } from '../inputs/open-renderer.ts';
import { drawStill } from '../preview/draw-still.ts';
import { drawThumbnails } from '../preview/draw-thumbnails.ts';
import { findFfmpeg } from '../machine/ffmpeg/find-ffmpeg.ts';
import { grabPng } from '../outputs/video/grab-frame.ts';
import { cacheRoot } from '../files/cache-dir.ts';
import { encodeJpeg } from '../outputs/pictures/encode-jpeg.ts';
import { cachedFeatures } from '../preview/feature-cache.ts';
import { featuresOrSilence } from '../preview/features-or-silence.ts';
import { previewAudio } from '../preview/preview-audio.ts';
import { PreviewSession } from '../preview/preview-session.ts';
import type { EmitEvent } from './channel.ts';
import type { EngineContext } from './engine-context.ts';
import { noPreview, untrusted } from '../errors/engine-error.ts';
import type { Handlers } from './router.ts';
import { FrameLinks } from './frame-links.ts';
import type { FrameSocketServer } from './frame-socket-server.ts';
import { demandTrust } from './trust.ts';

/** A marked range of five seconds of full HD footage is decoded once, not at every turn. */
const PREVIEW_BYTES = 384 * 1024 * 1024;

/** A webview that waits for footage shows something by then, and asks again. */
const PICTURES_MS = 60;

type PreviewHandlers = Pick<
  Handlers,
  | 'previewOpen'
  | 'previewClose'
  | 'previewFrame'
  | 'listenForLinks'
  | 'grantLink'
  | 'previewWho'
  | 'previewArea'
  | 'previewMeasure'
  | 'contactSheet'
  | 'renderedFrame'
  | 'previewAudio'
  | 'thumbnails'
  | 'still'
>;

export function previewHandlers(context: EngineContext, emit: EmitEvent, pixels: FrameSocketServer): PreviewHandlers {
  const sessions = new Map<string, PreviewSession>();
  const links = new FrameLinks();
  /** A file that cannot be used is marked in the text; what is drawn without it goes on. */
  const openPreview = (options: OpenRendererOptions): Promise<Renderer> =>
    openRenderer({
      ...options,
      store: {
        ...context.mediaOptions(),
        cacheDir: cacheRoot(context.cacheDir),
        keptPictureBytes: PREVIEW_BYTES,
        // An edit opens the files of the reel again.
        handsOnDecoders: true,
        onFailure: () => {},
      },
    });
  const features = (plan: ScenePlan, scene?: string) => cachedFeatures(plan, scene, context.mediaOptions());
  /** By audio file: why a preview could not decode it. */
  const troubles = new Map<string, string>();
  const loadAudio = async (plan: ScenePlan, scene?: string) => {
    const { features: found, problem } = await featuresOrSilence(plan, scene, context.mediaOptions());
    if (plan.audio && problem !== null) troubles.set(plan.audio.path, problem);
    else if (plan.audio) troubles.delete(plan.audio.path);
    return found;
  };
  const sessionOf = (name: string) => {
    const session = sessions.get(name);
    if (!session) throw noPreview(name);
    return session;
  };
  const newSession = (name: string) => {
    const session = new PreviewSession({
      createRenderer: openPreview,
      audioFeatures: loadAudio,
      encodeJpeg,
      onSeeking: (done, total) => emit('seeking', { session: name, done, total }),
      onCosts: (costs) => emit('costs', { session: name, costs }),
    });
    sessions.set(name, session);
    return session;
  };

  return {
    async previewOpen({ session, plan, reel, view }) {
      demandTrust(context.trusted, plan);
      const info = await (sessions.get(session) ?? newSession(session)).open({ plan, reel, view });
      const soundTrouble = plan.audio && troubles.get(plan.audio.path);
      if (soundTrouble) return { ...info, soundTrouble };
      const soundDigest = await digestOfSound(plan).catch(() => null);
      return soundDigest ? { ...info, soundDigest } : info;
    },
    async previewClose({ session }) {
      const held = sessions.get(session);
      sessions.delete(session);
      links.close(session);
      await held?.close();
      return null;
    },
    async previewFrame({ session, t, full, id }) {
      const held = sessionOf(session);
      const form = (): PixelForm => {
        const { view } = held.source ?? {};
        const link = id === undefined ? undefined : links.get(session);
        if (link && view?.compressLink === undefined) return link.form;
        return (link ? view?.compressLink : view?.compress) ? 'jpeg' : 'rgba';
      };
      const frame = await held.frame(t, full, { form, ...(id === undefined ? {} : { patienceMs: PICTURES_MS }) });
      if (frame.dropped) return frame;
      const sent = id === undefined ? frame : links.send(session, id, frame);
      return sent.linked ? sent : pixels.send(sent);
    },
    listenForLinks: async ({ port }) => ({ port: await links.listen(port) }),
    grantLink: ({ session, ...webview }) => ({ token: links.grant(session, webview) }),
    previewWho: ({ session, ...at }) => sessionOf(session).who(at),
    previewArea: ({ session, t, site }) => sessionOf(session).area(t, site),
    contactSheet: ({ session, count, width }) => sessionOf(session).contactSheet(count, width),
    async renderedFrame(order) {
      if (!context.trusted) throw untrusted(`${order.path} is only opened in a trusted workspace.`);
      const ffmpegPath = context.ffmpegPath ?? (await findFfmpeg()).path;
      const png = await grabPng({ ...order, video: order.path, ffmpegPath });
      return png && { frame: order.frame, png };
    },
    async previewMeasure({ session, isWanted }) {
      await sessionOf(session).measure(isWanted);
      return null;
    },
    async previewAudio({ session }) {
      const plan = sessionOf(session).source?.plan;
      return plan ? previewAudio(plan, context.mediaOptions()) : null;
    },
    async thumbnails({ session, width }) {
      const held = sessionOf(session);
      const { source } = held;
      if (!source || source.plan.segments.length === 0) return [];
      return drawThumbnails(source, width, {
        createRenderer: openPreview,
        audio: await loadAudio(source.plan),
        encodeJpeg,
        isWanted: () => held.source === source && sessions.has(session),
      });
    },
    async still({ plan, scene, t, format }) {
      demandTrust(context.trusted, plan);
      const audio = await features(plan, scene);
      return drawStill(
        { plan, t, ...(scene === undefined ? {} : { scene }), ...(format ? { format } : {}) },
        { createRenderer: openPreview, audio },
      );
    },
  };
}

/** Changes whenever a preview would sound different. */
async function digestOfSound(plan: ScenePlan): Promise<string | null> {
  if (needsMix(plan)) return mixDigest(plan);
  return plan.audio && audioDigest(plan.audio.path);
}
