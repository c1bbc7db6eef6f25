// A store in a bucket of S3 or of anything that speaks its protocol. Keys and endpoint come from the environment, by the names that the
// AWS tools use. An object appears whole or not at all; that is S3's own promise.

import { createWriteStream, openAsBlob } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { S3mini } from 's3mini';
import { noS3Keys, orderTooLarge, storeUnreachable } from '../../errors/farm-errors.ts';
import { RenderError } from '../../errors/render-error.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { optionalPackage } from '../optional-package.ts';
import type { Store } from './store.ts';

/** `url`: `s3://BUCKET/PREFIX`, with `?endpoint=https://HOST&region=NAME` where the environment does not say. */
export async function openS3Store(url: URL): Promise<Store> {
  const { env } = process;
  const accessKeyId = env.AWS_ACCESS_KEY_ID;
  const secretAccessKey = env.AWS_SECRET_ACCESS_KEY;
  if (!accessKeyId || !secretAccessKey) throw noS3Keys();
  const region = url.searchParams.get('region') ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? 'us-east-1';
  const endpoint =
    url.searchParams.get('endpoint') ??
    env.AWS_ENDPOINT_URL_S3 ??
    env.AWS_ENDPOINT_URL ??
    `https://s3.${region}.amazonaws.com`;
  const { S3mini: Client } = await optionalPackage('s3mini', 'A store in a bucket');
  const client = new Client({
    accessKeyId,
    secretAccessKey,
    region,
    endpoint: `${endpoint.replace(/\/+$/, '')}/${url.hostname}`,
  });
  return s3Store(client, url.pathname.replace(/^\/+|\/+$/g, ''), `s3://${url.hostname}${url.pathname}`);
}

function s3Store(client: S3mini, prefix: string, place: string): Store {
  const keyOf = (name: string): string => (prefix === '' ? name : `${prefix}/${name}`);
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw error instanceof RenderError ? error : storeUnreachable(place, whyOf(error));
    }
  };
  const open = async (name: string, maxBytes: number): Promise<Response | null> => {
    const response = await client.getObjectResponse(keyOf(name));
    const bytes = Number(response?.headers.get('content-length') ?? 0);
    if (bytes > maxBytes) {
      await response?.body?.cancel();
      throw orderTooLarge(name, bytes, maxBytes);
    }
    return response;
  };
  return {
    place,
    has: (name) => guarded(async () => (await client.objectExists(keyOf(name))) === true),
    read: (name, maxBytes) =>
      guarded(async () => {
        const response = await open(name, maxBytes);
        return response && new Uint8Array(await response.arrayBuffer());
      }),
    fetch: (name, file, maxBytes) =>
      guarded(async () => {
        const response = await open(name, maxBytes);
        if (!response?.body) return response !== null && (await writeEmpty(file));
        const partial = partialOf(file);
        try {
          await pipeline(Readable.fromWeb(response.body as never), createWriteStream(partial));
          await rename(partial, file);
        } catch (error) {
          await rm(partial, { force: true });
          throw error;
        }
        return true;
      }),
    write: (name, bytes) =>
      guarded(async () => {
        await client.putAnyObject(keyOf(name), bytes);
      }),
    put: (name, file) =>
      guarded(async () => {
        await client.putAnyObject(keyOf(name), await openAsBlob(file));
      }),
    remove: (name) =>
      guarded(async () => {
        await client.deleteObject(keyOf(name));
      }),
  };
}

function partialOf(file: string): string {
  makeFolder(path.dirname(file));
  return `${file}.${randomBytes(6).toString('hex')}.partial`;
}

async function writeEmpty(file: string): Promise<boolean> {
  makeFolder(path.dirname(file));
  createWriteStream(file).end();
  return true;
}

/** The innermost cause: `fetch failed` alone says nothing. */
function whyOf(error: unknown): string {
  let at = error as { message?: string; code?: string; cause?: unknown };
  while (at.cause instanceof Error) at = at.cause as typeof at;
  return String(at.message || at.code || error).replace(/\.$/, '');
}
