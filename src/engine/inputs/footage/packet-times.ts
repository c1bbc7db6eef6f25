// Times of a stream's packets, as ffmpeg's `framecrc` format lists them: `stream, dts, pts, duration, size, checksum`.

export interface PacketTimes {
  packets: number;
  /** Seconds by the container's clock; null where packets have no times. */
  first: number | null;
  /** End of the last picture. */
  end: number | null;
}

/** What ffmpeg prints for a missing time is -2⁶³. */
const NO_TIME = -(2 ** 62);

/** `fps` gives a picture its length where its packet has none. */
export function parsePacketTimes(text: string, fps: number): PacketTimes {
  const base = /^#tb \d+: (\d+)\/(\d+)/m.exec(text);
  const tick = base ? Number(base[1]) / Number(base[2]) : null;
  let packets = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const match of text.matchAll(/^\d+,\s*(\S+),\s*(\S+),\s*(\d+),\s*(\d+),/gm)) {
    // AVI has only decoding times for some pictures.
    const time = [match[2], match[1]].map(Number).find((ticks) => ticks > NO_TIME);
    packets++;
    if (time === undefined || tick === null) continue;
    const seconds = time * tick;
    first = Math.min(first, seconds);
    if (seconds < last) continue;
    last = seconds;
    const length = Number(match[3]) * tick;
    end = seconds + (length > 0 ? length : 1 / fps);
  }
  return Number.isFinite(end) ? { packets, first, end } : { packets, first: null, end: null };
}
