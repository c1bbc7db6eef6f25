// Times as the panel writes them: frames after a colon, decimals of a second after a point.

/** "1:04:07": minutes, seconds, frame. */
export function timecode(t: number, fps: number): string {
  const frame = Math.floor(t * fps + 1e-6);
  const rate = Math.max(1, Math.round(fps));
  const seconds = Math.floor(frame / rate);
  return `${Math.floor(seconds / 60)}:${pad(seconds % 60)}:${pad(frame % rate)}`;
}

/** "4.58 s", "1:04.58 min": how a reel writes a time, and minutes where there are any. */
export function secondsText(t: number): string {
  const hundredths = Math.floor(Math.max(0, t) * 100 + 1e-6);
  const seconds = (hundredths / 100) % 60;
  if (hundredths < 6000) return `${seconds.toFixed(2)} s`;
  return `${Math.floor(hundredths / 6000)}:${seconds.toFixed(2).padStart(5, '0')} min`;
}

const pad = (n: number) => String(n).padStart(2, '0');
