// Times and numbers as the panel writes them.

/** "1:04.07": minutes, seconds, frame. */
export function timecode(t: number, fps: number): string {
  const frame = Math.floor(t * fps + 1e-6);
  const rate = Math.max(1, Math.round(fps));
  const seconds = Math.floor(frame / rate);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}.${String(frame % rate).padStart(2, '0')}`;
}

export const spokenTime = (t: number) => `${t.toFixed(2)} seconds`;

/** Levels on a scale that the eye agrees with: 0..255 → 0..1, with room where the targets are. */
export const levelToScale = (level: number) => Math.sqrt(Math.max(0, Math.min(255, level)) / 255);

/** A level that misses its target, in as few digits as show that it does: "9", "14.6". */
export function below(level: number, target: number): string {
  const whole = level.toFixed(0);
  return Number(whole) < target ? whole : Math.min(level, target - 0.1).toFixed(1);
}
