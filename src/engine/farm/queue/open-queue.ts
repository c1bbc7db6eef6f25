// The queue: BullMQ on Redis or on PostgreSQL, by the URL. Everything that differs between the two is here.

import type { Job, Processor, Queue, QueueEvents, Worker, WorkerOptions } from 'bullmq';
import { badQueueUrl, queueUnreachable } from '../../errors/farm-errors.ts';
import { optionalPackage, type OptionalPackages } from '../optional-package.ts';
import type { ClipOrder } from '../order/render-order.ts';

/** A job of the queue: clips in a row, and the renders that want them. */
export interface QueuedClips extends ClipOrder {
  /** Ids of renders. Empty: all of them were cancelled. */
  wants: string[];
}

/** What a job reports while it runs. `clip`: its `clipId`. */
export type ClipProgress =
  | { kind: 'begin'; clip: string; machine: string }
  | { kind: 'frames'; clip: string; done: number; machine: string }
  /** The clip is in the store. */
  | { kind: 'clip'; clip: string; machine: string }
  /** The worker does not take it. */
  | { kind: 'refused'; why: string; machine: string };

export type ClipQueue = Queue<QueuedClips, null, string>;
export type QueuedJob = Job<QueuedClips, null, string>;
type WorkerSettings = Pick<
  WorkerOptions,
  'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount' | 'name'
>;

export interface QueueConnection {
  /** For messages, without passwords. */
  readonly place: string;
  /** Called with what fails while it is tried again by itself, such as a connection. */
  onTrouble: (why: string) => void;
  queue(name: string): ClipQueue;
  events(name: string): QueueEvents;
  worker(name: string, process: Processor<QueuedClips, null, string>, settings: WorkerSettings): Worker;
  /** Thrown by a processor that has put its job back. */
  readonly gaveBack: () => Error;
  /** Thrown by a processor for a job that must not be tried again. */
  readonly noRetry: (message: string) => Error;
  close(): Promise<void>;
}

const CONNECT_MS = 10_000;
const SCHEMA = 'glyphreel';

/**
 * Rejects with `input-runner`, `machine-package` or `machine-runner`. `followsClock`: this process does nothing but work for the queue,
 * and may take over its clock.
 */
export async function openQueue(address: string, followsClock = false): Promise<QueueConnection> {
  if (!URL.canParse(address)) throw badQueueUrl(address);
  const url = new URL(address);
  const place = `${url.protocol}//${url.host}${url.pathname}`;
  if (url.protocol === 'redis:' || url.protocol === 'rediss:') return openRedis(address, place);
  if (url.protocol === 'postgres:' || url.protocol === 'postgresql:') return openPostgres(url, place, followsClock);
  throw badQueueUrl(`${url.protocol}//…`);
}

async function openRedis(address: string, place: string): Promise<QueueConnection> {
  const what = 'A queue on Redis';
  const [bullmq, { Redis }] = await Promise.all([optionalPackage('bullmq', what), optionalPackage('ioredis', what)]);
  const connection = new Redis(address, {
    // Workers wait as long as the queue is away.
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => Math.min(2000, attempt * 100),
    connectTimeout: CONNECT_MS,
  });
  let trouble = 'it does not answer';
  connection.on('error', (error: Error) => (trouble = error.message));
  await within(connection.ping()).catch((error: unknown) => {
    connection.disconnect();
    throw queueUnreachable(place, error instanceof TimeOut ? trouble : whyOf(error));
  });
  return Object.assign(connectionOf(bullmq, { connection } as never, bullmq, place), {
    async close() {
      connection.disconnect();
    },
  });
}

async function openPostgres(url: URL, place: string, followsClock: boolean): Promise<QueueConnection> {
  const what = 'A queue on PostgreSQL';
  const [bullmq, { Client }] = await Promise.all([optionalPackage('bullmq', what), optionalPackage('pg', what)]);
  const client = new Client({ connectionString: url.href, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ ms: string }>('select extract(epoch from clock_timestamp()) * 1000 as ms');
    if (followsClock) followClock(Number(rows[0]!.ms));
  } catch (error) {
    throw queueUnreachable(place, whyOf(error));
  } finally {
    await client.end().catch(() => {});
  }
  const classes = bullmq.withBackend(bullmq.createPostgresBackend);
  const connection = { connectionString: url.href, schema: SCHEMA, migrate: true, max: 4 };
  return Object.assign(connectionOf(classes as never, { connection }, bullmq, place), { async close() {} });
}

type Classes = Pick<OptionalPackages['bullmq'], 'Queue' | 'QueueEvents' | 'Worker'>;

function connectionOf(
  { Queue: OfQueue, QueueEvents: OfEvents, Worker: OfWorker }: Classes,
  common: { connection: object },
  { WaitingError, UnrecoverableError }: OptionalPackages['bullmq'],
  place: string,
): Omit<QueueConnection, 'close'> {
  // Without a listener an error would end this process.
  const quiet = <T extends { on(event: 'error', listener: (error: unknown) => void): unknown }>(emitter: T): T => {
    emitter.on('error', (error) => connection.onTrouble(whyOf(error)));
    return emitter;
  };
  const connection: Omit<QueueConnection, 'close'> = {
    place,
    onTrouble() {},
    queue: (name) => quiet(new OfQueue(name, common as never)) as ClipQueue,
    events: (name) => quiet(new OfEvents(name, common as never)),
    worker: (name, process, settings) =>
      quiet(new OfWorker(name, process as never, { ...settings, ...common, autorun: false } as never)) as Worker,
    gaveBack: () => new WaitingError(),
    noRetry: (message) => new UnrecoverableError(message),
  };
  return connection;
}

/** Differences below it are latency. */
const LEAST_SKEW_MS = 1000;

/**
 * BullMQ leases on PostgreSQL end at a time by the clock of the machine that took them (on Redis, by the server's). A machine whose clock
 * is wrong would lose its leases at once or never, so this process takes over the server's clock.
 */
function followClock(serverMs: number): void {
  const skew = Math.round(serverMs) - Date.now();
  if (Math.abs(skew) < LEAST_SKEW_MS) return;
  const own = Date.now.bind(Date);
  Date.now = () => own() + skew;
}

class TimeOut extends Error {}

function within<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimeOut()), CONNECT_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Several addresses that all failed come as one error without words. */
function whyOf(error: unknown): string {
  const { message, code, errors } = error as { message?: string; code?: string; errors?: unknown[] };
  if (!message && errors?.[0]) return whyOf(errors[0]);
  return String(message || code || error).replace(/\.$/, '');
}
