// The real servers of these tests, each on a free port and in a folder of its own: redis-server, PostgreSQL, and an S3 server. They can be
// stopped and started again at the same address, as happens to real ones.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import pg from 'pg';

export interface TestServer {
  /** A queue of its own on this server. */
  queueUrl(name: string): Promise<string>;
  /** Ends the process at once, as a crash does. */
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

const INSTALL = 'Install it (Debian: apt-get install redis-server postgresql); `npm test` as root does.';
export const PASSWORD = 'pass-word:1';

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

export const tempFolder = (name: string): string => mkdtempSync(path.join(os.tmpdir(), `glyphreel-${name}-`));

async function until(what: string, check: () => Promise<boolean> | boolean): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (await Promise.resolve(check()).catch(() => false)) return;
    await sleep(100);
  }
  throw new Error(`Expected ${what} within a minute.`);
}

async function end(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

function program(name: string, patterns: string[]): string {
  const folders = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
  const found = [...folders, ...patterns.flatMap((pattern) => globSync(pattern))].find((file) => existsSync(file));
  if (!found) throw new Error(`These tests need ${name}, which is not on this machine. ${INSTALL}`);
  return found;
}

/** `tls`: a certificate with its key; the port then speaks TLS only. */
export async function startRedis(tls?: { cert: string; key: string }): Promise<TestServer> {
  const file = program('redis-server', ['/opt/homebrew/bin/redis-server']);
  const folder = tempFolder('redis');
  const port = await freePort();
  let child: ChildProcess | null = null;
  let databases = 0;
  const ping = async (): Promise<boolean> => {
    const client = new Redis({
      port,
      password: PASSWORD,
      lazyConnect: true,
      retryStrategy: () => null,
      ...(tls ? { tls: { rejectUnauthorized: false } } : {}),
    });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.ping()) === 'PONG';
    } finally {
      client.disconnect();
    }
  };
  const server: TestServer = {
    async queueUrl() {
      return `${tls ? 'rediss' : 'redis'}://:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${++databases}`;
    },
    async start() {
      // Nothing is kept: a restart loses every job.
      const secure = tls
        ? [
            '--port',
            '0',
            '--tls-port',
            String(port),
            '--tls-cert-file',
            tls.cert,
            '--tls-key-file',
            tls.key,
            '--tls-auth-clients',
            'no',
          ]
        : ['--port', String(port)];
      const options = [...secure, '--save', '', '--databases', '64', '--requirepass', PASSWORD];
      child = spawn(file, [...options, '--bind', '127.0.0.1', '--dir', folder, '--maxmemory-policy', 'noeviction'], {
        stdio: 'ignore',
      });
      await until('Redis to answer', ping);
    },
    kill: () => end(child),
    async close() {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

export async function startPostgres(): Promise<TestServer> {
  const bin = path.dirname(
    program('initdb', ['/usr/lib/postgresql/*/bin/initdb', '/opt/homebrew/opt/postgresql*/bin/initdb']),
  );
  const folder = tempFolder('postgres');
  // PostgreSQL refuses to run as root.
  const user: { uid?: number; gid?: number } = process.getuid?.() === 0 ? idsOf('postgres') : {};
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? 0);
  const data = path.join(folder, 'data');
  const run = { ...user, cwd: folder, stdio: 'ignore' as const };
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'farm', '-A', 'trust', '--no-sync', '-E', 'UTF8'], run);
  const port = await freePort();
  let child: ChildProcess | null = null;
  const address = (database: string) => `postgres://farm@127.0.0.1:${port}/${database}`;
  const query = async (database: string, sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: address(database) });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query(sql);
    } finally {
      await client.end().catch(() => {});
    }
  };
  const server: TestServer = {
    async queueUrl(name) {
      await query('postgres', `create database "${name}"`);
      return address(name);
    },
    async start() {
      const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'shared_buffers=16MB'];
      child = spawn(path.join(bin, 'postgres'), options, run);
      await until('PostgreSQL to answer', () => query('postgres', 'select 1').then(() => true));
    },
    async kill() {
      await end(child);
      // Its other processes notice a moment later, and hold the port until then.
      await until('PostgreSQL to end', () =>
        query('postgres', 'select 1').then(
          () => false,
          () => true,
        ),
      );
    },
    async close() {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

function idsOf(user: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export interface TestStore {
  /** For `--store`. */
  url: string;
  env: Record<string, string>;
  /** Makes it unreachable until `restore`. */
  takeAway(): Promise<void>;
  restore(): Promise<void>;
  close(): Promise<void>;
}

export async function folderStore(): Promise<TestStore> {
  const home = tempFolder('store');
  const url = path.join(home, 'store');
  const { renameSync } = await import('node:fs');
  return {
    url,
    env: {},
    takeAway: async () => renameSync(url, `${url}.away`),
    async restore() {
      rmSync(url, { recursive: true, force: true });
      renameSync(`${url}.away`, url);
    },
    close: async () => rmSync(home, { recursive: true, force: true }),
  };
}

const S3RVER = fileURLToPath(new URL('../../../node_modules/s3rver/bin/s3rver.js', import.meta.url));

export async function s3Store(): Promise<TestStore> {
  const folder = tempFolder('s3');
  const port = await freePort();
  let child: ChildProcess | null = null;
  const endpoint = `http://127.0.0.1:${port}`;
  mkdirSync(path.join(folder, 'films'));
  const start = async (): Promise<void> => {
    const options = ['-d', folder, '-a', '127.0.0.1', '-p', String(port), '--silent', '--configure-bucket', 'films'];
    child = spawn(process.execPath, [S3RVER, ...options], { stdio: 'ignore' });
    await until('the S3 server to answer', () => fetch(endpoint).then(() => true));
  };
  await start();
  return {
    url: 's3://films/team',
    env: {
      AWS_ACCESS_KEY_ID: 'S3RVER',
      AWS_SECRET_ACCESS_KEY: 'S3RVER',
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'us-east-1',
    },
    takeAway: () => end(child),
    restore: start,
    async close() {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
