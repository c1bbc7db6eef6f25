// Reads what ffmpeg logs while it decodes: the container, and for each frame its timestamp and length (filter `ashowinfo`).
// ffmpeg 4.1 and 8 both report the times of raw samples this way. Lines come in pieces and without a bound on their number.

export interface LogHeader {
  /** Demuxer, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  container: string;
  /** Timestamp (seconds) of the container's first packet; 0 where it has none. */
  start: number;
  /** Decoder of the first audio stream, such as `vorbis`. */
  codec: string;
}

export interface LoggedFrame {
  /** Timestamp in samples of the output rate; null where there is none. */
  pts: number | null;
  samples: number;
}

export interface FrameLog {
  readonly header: LogHeader;
  /** Takes the next piece of stderr; frames that it completes are appended to `frames`. */
  push(text: string, frames: LoggedFrame[]): void;
  /** The last messages that are not about frames. */
  messages(): string;
}

const LONGEST_LINE = 4096;
const KEPT_MESSAGES = 20;
const FRAME = /ashowinfo.*\] n:\s*\d+ pts:\s*(-?\d+|NOPTS)\b.*\bnb_samples:\s*(\d+)/;

export function createFrameLog(): FrameLog {
  const header: LogHeader = { container: '', start: 0, codec: '' };
  const messages: string[] = [];
  let rest = '';
  const readLine = (line: string, frames: LoggedFrame[]) => {
    const frame = FRAME.exec(line);
    if (frame) {
      frames.push({ pts: frame[1] === 'NOPTS' ? null : Number(frame[1]), samples: Number(frame[2]) });
      return;
    }
    header.container ||= /^Input #0, (\S+), from/.exec(line)?.[1] ?? '';
    const start = /^\s*Duration: .*\bstart: (-?[\d.]+)/.exec(line)?.[1];
    if (start !== undefined) header.start = Number(start);
    header.codec ||= /Stream #0:\d+.*: Audio: (\w+)/.exec(line)?.[1] ?? '';
    messages.push(line);
    if (messages.length > KEPT_MESSAGES) messages.shift();
  };
  return {
    header,
    push(text, frames) {
      const lines = (rest + text).split(/\r\n|\n|\r/);
      rest = lines.pop()!.slice(0, LONGEST_LINE);
      for (const line of lines) readLine(line, frames);
    },
    messages: () => messages.join('\n'),
  };
}
