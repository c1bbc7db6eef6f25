// The last line while a film plays: whether it plays, where it is, and what differs from the usual.

export interface PlayStatus {
  seconds: number;
  length: number;
  isPaused: boolean;
  speed: number;
  isMuted: boolean;
  isLooping: boolean;
}

const clockText = (seconds: number): string => {
  const whole = Math.floor(seconds + 1e-6);
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};

/** Exactly `cols` characters. `unicode`: characters beyond ASCII may be used. */
export function statusLine(status: PlayStatus, cols: number, unicode: boolean): string {
  const { seconds, length, isPaused, speed, isMuted, isLooping } = status;
  const [paused, playing, full, empty] = unicode ? ['‖', '▶', '━', '─'] : ['||', '>', '=', '-'];
  const left = ` ${isPaused ? paused : playing} ${clockText(seconds)} / ${clockText(length)} `;
  const notes = [...(speed === 1 ? [] : [`${speed}x`]), ...(isMuted ? ['muted'] : []), ...(isLooping ? ['loop'] : [])];
  const right = notes.length > 0 ? ` ${notes.join(' ')} ` : ' ';
  const room = cols - left.length - right.length;
  if (room < 4) return left.padEnd(cols).slice(0, cols);
  const done = Math.round((room * seconds) / Math.max(1e-6, length));
  return left + full.repeat(done) + empty.repeat(room - done) + right;
}
