// Times of frames among ffmpeg's messages: `[Eval @ 0x55d0c8] 4133332.000000` is four times the microseconds plus the field order.

import type { FieldOrder } from './stream-info.ts';

export interface FrameTime {
  /** Null for a frame without a time. */
  micros: number | null;
  field: FieldOrder;
}

const FIELDS: readonly FieldOrder[] = ['progressive', 'top', 'bottom'];
const LINE = /^(?:\[Eval @ [^\]]*\] )?(-?\d+\.\d{6}|-?nan)$/;
const LONGEST_LINE = 4096;

export interface TimeLog {
  /** Times that have not been taken. */
  readonly times: FrameTime[];
  push(text: string): void;
  /** The other messages since the last call. */
  takeOthers(): string;
}

export function createTimeLog(): TimeLog {
  const times: FrameTime[] = [];
  let rest = '';
  let others = '';
  return {
    times,
    push(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!.slice(-LONGEST_LINE);
      for (const line of lines) {
        const value = LINE.exec(line.trim())?.[1];
        if (value === undefined) others += `${line}\n`;
        else times.push(frameTime(Number(value)));
      }
    },
    takeOthers() {
      const taken = others;
      others = '';
      return taken;
    },
  };
}

function frameTime(value: number): FrameTime {
  if (!Number.isFinite(value)) return { micros: null, field: 'progressive' };
  const micros = Math.floor(value / 4);
  return { micros, field: FIELDS[value - micros * 4] ?? 'progressive' };
}
