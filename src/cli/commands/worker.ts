// `worker`: draws clips for others, until it is stopped.

import { Command, InvalidArgumentError } from 'commander';
import { usageError } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { allowCodeOption, ffmpegOption, maxInputOption, storeOption } from '../options.ts';
import { wholeNumber } from '../parse-option.ts';
import { print, say } from '../terminal.ts';

interface WorkerOptions {
  queue?: string;
  store?: string;
  concurrency?: number;
  once?: boolean;
  printQueue?: boolean;
  listen?: { host: string; port: number };
  allowCode?: boolean;
  lease: number;
  grace: number;
  maxInput: number;
  ffmpeg?: string;
}

export function workerCommand(): Command {
  const command = new Command('worker').description('draw clips for renders on other machines');
  return command
    .addOption(
      command
        .createOption('--queue <url>', 'the queue: redis://HOST:6379 or postgres://USER@HOST/DB')
        .env('GLYPHREEL_QUEUE'),
    )
    .addOption(storeOption())
    .option(
      '-c, --concurrency <number>',
      'clips at once (default: from cores and memory)',
      wholeNumber('clips', 1, 256),
    )
    .option('--once', 'end when the queue has no more clips')
    .option('--print-queue', 'print the name of the queue that this machine would take clips from, and end')
    .option('--listen <[host:]port>', 'serve /metrics (Prometheus) and /healthz there', parseListen)
    .addOption(allowCodeOption())
    .option('--lease <seconds>', 'silence after which a worker counts as lost', wholeNumber('seconds', 1, 3600), 15)
    .option(
      '--grace <seconds>',
      'time to finish clips after SIGTERM, before they are put back',
      wholeNumber('seconds', 0, 86_400),
      60,
    )
    .addOption(maxInputOption())
    .addOption(ffmpegOption())
    .addHelpText(
      'after',
      '\nSIGTERM and Ctrl-C drain: clips in work are finished or put back for others. A second signal ends the worker at once.',
    )
    .action(work);
}

async function work(options: WorkerOptions): Promise<void> {
  const { queue, store, concurrency, listen, ffmpeg } = options;
  const { runWorker, workerQueue } = await import('../../engine/farm/worker/farm-worker.ts');
  if (options.printQueue) return print(await workerQueue(ffmpeg));
  if (queue === undefined || store === undefined)
    throw usageError(
      `Expected --queue and --store, but got ${queue === undefined ? 'no queue' : 'no store'}.`,
      'For example --queue redis://localhost:6379 --store /shared/glyphreel.',
    );
  await interruptible((signal) =>
    runWorker({
      queue,
      store,
      ...(concurrency === undefined ? {} : { concurrency }),
      once: options.once === true,
      allowCode: options.allowCode === true,
      leaseSeconds: options.lease,
      graceSeconds: options.grace,
      maxInputBytes: options.maxInput * 1e6,
      ...(listen === undefined ? {} : { listen }),
      ...(ffmpeg === undefined ? {} : { ffmpegPath: ffmpeg }),
      signal,
      onNote: say,
    }),
  );
}

function parseListen(text: string): { host: string; port: number } {
  const [, host = '127.0.0.1', port] = /^(?:\[?([^\]]+?)\]?:)?(\d{1,5})$/.exec(text) ?? [];
  if (port === undefined || Number(port) > 65_535)
    throw new InvalidArgumentError(`Expected a port such as 9464 or 0.0.0.0:9464, but got ${text}.`);
  return { host, port: Number(port) };
}
