// Makes the order of a render and puts it into the store, with every file it needs that is not there yet.

import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { workerBytes } from '../../machine/hardware/machine-notes.ts';
import { fileDigest } from '../../files/file-digest.ts';
import { stampOf } from '../../inputs/footage/file-stamp.ts';
import type { FootageAnalysis } from '../../inputs/footage/footage.ts';
import type { FootageInfo } from '../../inputs/footage/footage-info.ts';
import { losslessCopy } from '../../inputs/footage/lossless-copy.ts';
import { usedRange } from '../../inputs/footage/used-range.ts';
import { planFeatures } from '../../inputs/audio/plan-features.ts';
import { engineVersion } from '../../render/cache/engine-version.ts';
import { mediaMemory } from '../../render/plan/media-memory.ts';
import { encodersOf } from '../../render/plan/choose-encoding.ts';
import { planUsesDetail } from '../../render/plan/uses-detail.ts';
import type { PoolSetup } from '../../render/pool/pool-messages.ts';
import type { ScenePlan } from '../../../contract/plan.ts';
import { packData } from '../pack-data.ts';
import { inputName, orderName, type Store } from '../store/store.ts';
import { replaceStrings } from './replace-strings.ts';
import { ORDER_VERSION, type OrderInput, type RenderOrder } from './render-order.ts';

export interface OrderContext {
  setup: PoolSetup;
  encoder: RenderOrder['encoder'];
  proof: string;
}

export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

/** Resolves with the digest of the order, once it and everything it names is in the store. */
export async function putOrder(store: Store, context: OrderContext, signal?: AbortSignal): Promise<string> {
  const { setup } = context;
  const inputs = await listInputs(setup);
  const made = await travelDecoded(setup, inputs, signal);
  for (const { digest, source } of inputs) {
    signal?.throwIfAborted();
    if (await store.has(inputName(digest))) continue;
    await (typeof source === 'string' ? store.put(inputName(digest), source) : store.write(inputName(digest), source));
  }
  const audio = packData(await featuresOf(setup));
  const audioDigest = sha256(audio);
  if (!(await store.has(inputName(audioDigest)))) await store.write(inputName(audioDigest), audio);
  const order = describe(context, inputs, made, { digest: audioDigest, bytes: audio.length });
  const packed = packData(order);
  const digest = sha256(packed);
  if (!(await store.has(orderName(digest)))) await store.write(orderName(digest), packed);
  return digest;
}

function featuresOf(setup: PoolSetup) {
  return planFeatures(setup.plan, {
    ...(setup.ffmpegPath === null ? {} : { ffmpegPath: setup.ffmpegPath }),
    cacheDir: setup.cacheDir,
    ...(setup.audioDigest === undefined ? {} : { digest: setup.audioDigest }),
    ...(setup.scene === undefined ? {} : { scene: setup.scene }),
    ...(planUsesDetail(setup.plan) ? {} : { detail: { from: 0, to: 0 } }),
  });
}

interface FoundInput extends OrderInput {
  /** On this machine. */
  file: string;
  /** Its content, or the file itself. */
  source: Uint8Array | string;
}

const CODE = /\.[cm]?[jt]s$/;

/** Files that were read are sent as they were read; those that are opened where they are, as they are now. */
async function listInputs({ media }: PoolSetup): Promise<FoundInput[]> {
  const files = [...new Set([...Object.keys(media.bytes), ...Object.keys(media.digests)])].sort();
  const codeRoot = commonFolder(files.filter((file) => CODE.test(file)));
  return Promise.all(
    files.map(async (file, i): Promise<FoundInput> => {
      const bytes = media.bytes[file];
      const source = bytes ?? file;
      return {
        token: `input:${i}`,
        // Modules import each other by relative paths.
        name: CODE.test(file)
          ? `modules/${path.relative(codeRoot, file).replaceAll('\\', '/').split('/').map(safeName).join('/')}`
          : `${i}/${safeName(path.basename(file))}`,
        digest: bytes ? sha256(bytes) : await fileDigest(file),
        bytes: bytes ? bytes.length : (await stat(file)).size,
        isRead: bytes !== undefined,
        known: media.digests[file] ?? null,
        file,
        source,
      };
    }),
  );
}

const safeName = (name: string): string => {
  const { name: stem, ext } = path.parse(name);
  const safe = stem.replace(/[^\p{L}\p{N}_@+-]/gu, '_').slice(0, 80);
  return `${safe === '' ? '_' : safe}${ext.replace(/[^\p{L}\p{N}_.]/gu, '_')}`;
};

function commonFolder(files: readonly string[]): string {
  const [first, ...rest] = files.map((file) => path.dirname(file));
  if (first === undefined) return path.sep;
  let common = first;
  for (const folder of rest)
    while (!`${folder}${path.sep}`.startsWith(`${common}${path.sep}`)) common = path.dirname(common);
  return common;
}

/**
 * Replaces footage that other machines may decode differently by a lossless copy. Where none can be made that gives the same pictures, the
 * file travels as it is: workers then check every picture against its checksum. Resolves with what has been made of the files.
 */
async function travelDecoded(
  { plan, media, ffmpegPath, cacheDir, logDir }: PoolSetup,
  inputs: FoundInput[],
  signal: AbortSignal | undefined,
): Promise<Record<string, unknown>> {
  const made = { ...media.made };
  for (const input of inputs) {
    const { file } = input;
    const { info } = (made[`footage ${file}`] ?? {}) as { info?: FootageInfo };
    const analysis = made[`analysis ${file}`] as FootageAnalysis | undefined;
    const range = info && usedRange(plan, file, info.seconds);
    if (!info || info.isExact || !analysis || !range || ffmpegPath === null) continue;
    const target = path.join(path.dirname(logDir), `${input.token.replace(':', '-')}.nut`);
    const copied = await losslessCopy({ path: file, info, analysis, range, ffmpegPath, target, cacheDir, signal });
    if (!copied) continue;
    made[`footage ${file}`] = { stamp: stampOf(target), info: copied };
    made[`analysis ${file}`] = { ...analysis, expected: null };
    Object.assign(input, {
      name: `${input.name}.nut`,
      source: target,
      digest: await fileDigest(target),
      bytes: (await stat(target)).size,
    } satisfies Partial<FoundInput>);
  }
  return made;
}

function describe(
  { setup, encoder, proof }: OrderContext,
  inputs: readonly FoundInput[],
  found: Readonly<Record<string, unknown>>,
  audio: RenderOrder['audio'],
): RenderOrder {
  const tokens = new Map(inputs.map(({ file, token }) => [file, token]));
  const plan = replaceStrings(setup.plan, (text, key) => {
    if (key === 'path') return tokens.get(text) ?? '';
    // As the author wrote it, it may be a path of this machine.
    if (key === 'written' || key === 'file') return path.basename(text);
    return tokens.get(text) ?? text;
  }) as ScenePlan;
  // `footage /films/rain.mp4`
  const tokenOf = (name: string): string => {
    const at = name.indexOf(' ');
    const token = tokens.get(name.slice(at + 1));
    return token === undefined ? (tokens.get(name) ?? name) : `${name.slice(0, at)} ${token}`;
  };
  const made = Object.fromEntries(
    Object.entries(found).map(([name, value]) => [tokenOf(name), replaceStrings(value, tokenOf)]),
  );
  return {
    version: ORDER_VERSION,
    engine: engineVersion(),
    encoder,
    plan,
    format: setup.format,
    encodings: [...setup.encodings],
    scene: setup.scene ?? null,
    inputs: inputs.map(({ file: _file, source: _source, ...input }) => input),
    made,
    audio,
    hasCode: setup.plan.modules.length > 0,
    memoryBytes: Math.round(
      workerBytes(setup.cacheDir, setup.format, encodersOf(setup.encodings), setup.encodings.length) +
        mediaMemory(setup.plan, setup.media).workerBytes +
        audio.bytes,
    ),
    proof,
  };
}
