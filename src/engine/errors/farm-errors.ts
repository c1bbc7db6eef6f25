// Failures of rendering on many machines: one named factory each, as in render-errors.ts.

import { RenderError } from './render-error.ts';

export const packageMissing = (name: string, what: string) =>
  new RenderError(
    'machine-package',
    `${what} needs the npm package ${name}, which is not installed.`,
    `Install it beside Glyphreel: npm install ${name} (with -g where Glyphreel is installed globally).`,
  );
export const badQueueUrl = (text: string) =>
  new RenderError(
    'input-runner',
    `Expected a queue such as redis://HOST:6379 or postgres://USER@HOST/DATABASE, but got ${text}.`,
    'rediss:// is Redis with TLS; for PostgreSQL add ?sslmode=require.',
  );
export const badStoreUrl = (text: string) =>
  new RenderError(
    'input-runner',
    `Expected a store such as /shared/glyphreel or s3://BUCKET/PREFIX, but got ${text}.`,
    'A store is a folder that all machines share, or a bucket.',
  );
export const storeNeeded = () =>
  new RenderError(
    'input-runner',
    'Expected a store with the queue, but got none.',
    'Name it with --store, GLYPHREEL_STORE or the setting glyphreel.render.store: a folder that all machines share, or s3://BUCKET/PREFIX.',
  );
export const noS3Keys = () =>
  new RenderError(
    'machine-store',
    'The store is a bucket, but there are no keys for it.',
    'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and AWS_ENDPOINT_URL where the bucket is not at AWS.',
  );
export const storeUnreachable = (store: string, why: string) =>
  new RenderError(
    'machine-store',
    `The store ${store} cannot be reached: ${why}.`,
    'Check that it is mounted or running, and that this user may write to it. Finished clips are kept.',
  );
export const storeDamaged = (store: string, name: string, why: string) =>
  new RenderError(
    'machine-store',
    `${name} in the store ${store} is not what was put there: ${why}.`,
    'Delete it there; it is made again.',
  );
export const queueUnreachable = (queue: string, why: string) =>
  new RenderError(
    'machine-runner',
    `The queue ${queue} cannot be reached: ${why}.`,
    'Check its address and that it is running.',
  );
export const badClipJob = (why: string) =>
  new RenderError(
    'input-plan',
    `Expected a clip job of this version of Glyphreel, but ${why}.`,
    'Jobs are written by `glyphreel render FILE --store STORE --jobs FOLDER`.',
  );
export const otherVersion = (wanted: string, here: string) =>
  new RenderError(
    'machine-refused',
    `The clip is for Glyphreel ${wanted}, but this is ${here}.`,
    'Install the same version of Glyphreel on every machine.',
  );
export const otherEncoder = (wanted: string, here: string) =>
  new RenderError(
    'machine-refused',
    `The clip is for the encoder ${wanted}, but this machine has ${here}.`,
    'Use the same ffmpeg on every machine; the bundled one is the same everywhere of its platform.',
  );
export const otherBits = (effect: string) =>
  new RenderError(
    'machine-engine',
    `This machine draws ${effect} differently from the machine that asks, so it may not draw for it.`,
    'Run `glyphreel doctor` on both. Hardware that computes wrongly is the usual cause.',
  );
export const codeRefused = () =>
  new RenderError(
    'machine-refused',
    'The reel has code of its own (`use`), which this worker does not run.',
    'Start the workers with --allow-code if you trust everyone who can reach the queue.',
  );
export const orderTooLarge = (what: string, bytes: number, limit: number) =>
  new RenderError(
    'machine-refused',
    `Expected at most ${megabytes(limit)} for ${what}, but got ${megabytes(bytes)}.`,
    'Raise the limit of the worker with --max-input.',
  );
/** `clip`: null for the check set. */
export const drawerDied = (clip: { segment: number; scene: string } | null, how: string) =>
  new RenderError(
    'machine-worker',
    `The process that drew ${clip ? `segment ${clip.segment} (${clip.scene})` : 'the check set'} ended: ${how}.`,
    'It is tried again, if possible on another machine.',
    clip?.segment,
  );
export const tooMuchMemory = (bytes: number, limit: number) =>
  new RenderError(
    'machine-refused',
    `The clips need ${megabytes(bytes)} of memory, but this machine has ${megabytes(limit)} for them.`,
    'Start workers on larger machines, or render at a smaller size.',
  );
export const clipGaveUp = (segment: number, scene: string, tries: number, why: string) =>
  new RenderError(
    'machine-worker',
    `Segment ${segment} (${scene}) failed ${tries} times on the workers: ${why}`,
    "The workers' logs say more. `glyphreel render --segment` draws it alone on this machine.",
    segment,
  );

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
