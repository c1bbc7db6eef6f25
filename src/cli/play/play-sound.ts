// The sound of a film that plays in the terminal: its samples are piped to a player of the machine, from the moment that is shown.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readSamples, type SoundTrack } from '../../engine/inputs/audio/sound-track.ts';
import { CHANNELS, SAMPLE_RATE } from '../../engine/inputs/audio/timeline.ts';

/** Programs that play samples (s16, little-endian) from their standard input. */
const PLAYERS: readonly { command: string; args: readonly string[] }[] = [
  { command: 'mpv', args: [...'--no-terminal --no-video --demuxer=rawaudio'.split(' '), ...rawOptions(), '-'] },
  {
    command: 'ffplay',
    args: `-nodisp -autoexit -loglevel quiet -f s16le -ar ${SAMPLE_RATE} -ac ${CHANNELS} -i pipe:0`.split(' '),
  },
  {
    command: 'pacat',
    args: ['--format=s16le', `--rate=${SAMPLE_RATE}`, `--channels=${CHANNELS}`, '--latency-msec=60'],
  },
  { command: 'aplay', args: ['-q', '-t', 'raw', '-f', 'S16_LE', '-r', String(SAMPLE_RATE), '-c', String(CHANNELS)] },
  { command: 'play', args: `-q -t raw -e signed -b 16 -r ${SAMPLE_RATE} -c ${CHANNELS} -`.split(' ') },
];

function rawOptions(): string[] {
  return [`--demuxer-rawaudio-rate=${SAMPLE_RATE}`, `--demuxer-rawaudio-channels=${CHANNELS}`];
}

export type SoundPlayer = (typeof PLAYERS)[number];

/** The first player that the machine has; null where it has none. */
export function findSoundPlayer(): SoundPlayer | null {
  const look = process.platform === 'win32' ? 'where' : 'which';
  return PLAYERS.find(({ command }) => spawnSync(look, [command], { stdio: 'ignore' }).status === 0) ?? null;
}

export class PlaySound {
  readonly #track: SoundTrack;
  readonly #player: SoundPlayer;
  #running: ChildProcess | null = null;

  constructor(track: SoundTrack, player: SoundPlayer) {
    this.#track = track;
    this.#player = player;
  }

  /** Plays from a moment on, instead of what plays. */
  start(seconds: number): void {
    this.stop();
    const { command, args } = this.#player;
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'] });
    this.#running = child;
    // A player that fails is not heard; the film plays on.
    child.on('error', () => {});
    child.stdin.on('error', () => {});
    void this.#feed(child, Math.round(seconds * SAMPLE_RATE)).catch(() => {});
  }

  stop(): void {
    this.#running?.kill('SIGKILL');
    this.#running = null;
  }

  async #feed(child: ChildProcess, from: number): Promise<void> {
    const input = child.stdin!;
    for await (const block of readSamples(this.#track, from)) {
      if (this.#running !== child) return;
      const bytes = Buffer.from(new Uint8Array(block.buffer, block.byteOffset, block.byteLength));
      if (!input.write(bytes))
        await new Promise<void>((resolve) => {
          input.once('drain', resolve);
          input.once('close', resolve);
        });
      if (input.destroyed) return;
    }
    input.end();
  }
}
