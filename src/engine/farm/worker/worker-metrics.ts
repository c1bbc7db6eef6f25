// What a worker measures, for Prometheus, and whether it is well.

import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { optionalPackage } from '../optional-package.ts';

export interface WorkerMetrics {
  clipDrawn(frames: number, seconds: number): void;
  /** A clip of a job that was in the store already. */
  clipReused(): void;
  jobFailed(): void;
  jobGivenBack(why: string): void;
  inWork(jobs: number): void;
}

export interface Health {
  ok: boolean;
  /** `draining`, `queue lost` … */
  state: string;
}

export interface MetricsServer extends WorkerMetrics {
  /** With the port that was bound. */
  readonly address: string;
  close(): Promise<void>;
}

export const noMetrics: WorkerMetrics = {
  clipDrawn() {},
  clipReused() {},
  jobFailed() {},
  jobGivenBack() {},
  inWork() {},
};

const CLIP_SECONDS = [0.5, 1, 2, 4, 8, 15, 30, 60, 120, 300];

/** `listen`: `9464` or `0.0.0.0:9464`. Serves `/metrics` and `/healthz`. */
export async function serveMetrics(
  listen: { host: string; port: number },
  health: () => Promise<Health>,
  waiting: () => Promise<number>,
): Promise<MetricsServer> {
  const { Registry, Counter, Gauge, Histogram, collectDefaultMetrics } = await optionalPackage(
    'prom-client',
    'Serving metrics',
  );
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name: `glyphreel_${name}`, help, registers, labelNames });
  const clips = counter('clips_total', 'Clips, by how they came about.', ['how']);
  const frames = counter('frames_total', 'Frames drawn.');
  const failed = counter('jobs_failed_total', 'Tries of jobs that failed here.');
  const givenBack = counter('jobs_given_back_total', 'Jobs that were put back, by reason.', ['why']);
  const seconds = new Histogram({
    name: 'glyphreel_clip_seconds',
    help: 'Seconds from the start of a clip until it is in the store.',
    buckets: CLIP_SECONDS,
    registers,
  });
  const inWork = new Gauge({ name: 'glyphreel_jobs_in_work', help: 'Jobs that are drawn now.', registers });
  const inQueue = new Gauge({ name: 'glyphreel_queue_waiting', help: 'Jobs that wait in the queue.', registers });

  const server: Server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://worker');
      if (pathname === '/metrics') {
        inQueue.set(await waiting().catch(() => Number.NaN));
        response.setHeader('content-type', registry.contentType);
        response.end(await registry.metrics());
      } else if (pathname === '/healthz') {
        const { ok, state } = await health();
        response.writeHead(ok ? 200 : 503, { 'content-type': 'application/json' });
        response.end(`${JSON.stringify({ ok, state })}\n`);
      } else {
        response.writeHead(404).end();
      }
    })().catch(() => response.writeHead(500).end());
  });
  server.listen(listen.port, listen.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `${listen.host}:${port}`,
    clipDrawn(count, took) {
      clips.inc({ how: 'drawn' });
      frames.inc(count);
      seconds.observe(took);
    },
    clipReused: () => clips.inc({ how: 'reused' }),
    jobFailed: () => failed.inc(),
    jobGivenBack: (why) => givenBack.inc({ why }),
    inWork: (jobs) => inWork.set(jobs),
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
