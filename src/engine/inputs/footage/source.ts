// Footage: moving pictures of any kind that ffmpeg decodes. Opening it reads only what describes it; decoders start with the first
// picture that is asked for.

import { findFfmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import { defineSource } from '../media-source.ts';
import { analyseFootage } from './analyse-footage.ts';
import { stampOf } from './file-stamp.ts';
import { Footage } from './footage.ts';
import { materialFactsOf, probeFootage } from './probe-footage.ts';
import { needsShots, usedRange } from './used-range.ts';

export default defineSource<Footage>({
  kind: 'footage',
  noun: 'footage',
  extensions: [
    '.mp4',
    '.mov',
    '.m4v',
    '.mkv',
    '.webm',
    '.avi',
    '.gif',
    '.apng',
    '.mpg',
    '.mpeg',
    '.m2ts',
    '.ogv',
    '.flv',
    '.wmv',
  ],
  async load(path, access) {
    const { plan, signal, cacheDir } = access;
    const fileDigest = await access.digest(path, 'sampled');
    const ffmpegPath = access.ffmpegPath ?? (await findFfmpeg()).path;
    const { info, stamp } = await access.share(`footage ${path}`, async () => ({
      stamp: stampOf(path),
      info: await probeFootage(path, { ffmpegPath, signal }),
    }));
    const footage = new Footage({
      path,
      info,
      ffmpegPath,
      stamp,
      keptBytes: access.keptPictureBytes,
      isHandedOn: access.handsOnDecoders,
    });
    const range = plan && usedRange(plan, path, info.seconds);
    if (range && (needsShots(plan, path) || !info.isExact)) {
      const options = { path, info, ffmpegPath, stamp, fileDigest, range, cacheDir };
      footage.setAnalysis(needsShots(plan, path), (more) =>
        access.share(`analysis ${path}`, () => analyseFootage({ ...options, signal, ...more })),
      );
      // A thread that draws shows, and expects, what was found before it was started.
      if (access.isShared(`analysis ${path}`)) await footage.complete();
    }
    return footage;
  },
  facts: ({ info }) => ({
    summary: materialFactsOf(info).summary,
    warnings: info.warnings.map((message) => ({ message })),
  }),
  dispose: (footage) => footage.dispose(),
});
