import { expect, test } from 'vitest';
import { createFrameLog } from '../../../src/engine/inputs/audio/frame-log.ts';
import type { LoggedFrame } from '../../../src/engine/inputs/audio/frame-log.ts';

/** Lines of ffmpeg 4.1, and of 8, which no longer prints `pos` and writes counts without a colon before them. */
const LOG = `Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'late.mp4':
  Duration: 00:00:04.50, start: 1.483333, bitrate: 123 kb/s
    Stream #0:0(und): Video: h264 (avc1 / 0x31637661), yuv420p, 64x64, 24 fps
    Stream #0:1(und): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz, stereo, fltp
    Stream #0:2[0x3](und): Audio: vorbis, 44100 Hz
[Parsed_ashowinfo_3 @ 0x375d1a80] n:0 pts:22848 pts_time:0.476 pos:784 fmt:flt channels:2 chlayout:stereo rate:48000 nb_samples:1098 checksum:A5 plane_checksums: [ A5 ]
[aac @ 0x1] Error decoding
[Parsed_ashowinfo_3 @ 0x5566] n:1 pts:NOPTS pts_time:NOPTS fmt:flt channels:2 chlayout:stereo rate:48000 nb_samples:960 checksum:1
`;

test('reads container, start, codec and frames, however the text is split', () => {
  for (const size of [1, 7, 100, LOG.length]) {
    const log = createFrameLog();
    const frames: LoggedFrame[] = [];
    for (let at = 0; at < LOG.length; at += size) log.push(LOG.slice(at, at + size), frames);
    expect(log.header).toEqual({ container: 'mov,mp4,m4a,3gp,3g2,mj2', start: 1.483333, codec: 'aac' });
    expect(frames).toEqual([
      { pts: 22848, samples: 1098 },
      { pts: null, samples: 960 },
    ]);
    expect(log.messages()).toContain('Error decoding');
    expect(log.messages()).not.toContain('ashowinfo');
  }
});

test('keeps neither endless lines nor endless messages', () => {
  const log = createFrameLog();
  for (let i = 0; i < 2000; i++) log.push('x'.repeat(1000), []);
  for (let i = 0; i < 2000; i++) log.push(`\nmessage ${i}`, []);
  expect(log.messages().length).toBeLessThan(10_000);
});
