// Checks what comes from the queue and the store before anything is done with it. A plan is checked for what could reach beyond the
// worker's folder; what it draws is the engine's business, which takes any plan.

import * as v from 'valibot';
import { formatNamed } from '../../../catalog/output-formats.ts';
import { badClipJob } from '../../errors/farm-errors.ts';
import { ORDER_VERSION, type ClipOrder, type RenderOrder } from './render-order.ts';

const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
const size = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const name = v.pipe(v.string(), v.maxLength(1000));

const clip = v.strictObject({
  index: count,
  segment: count,
  scene: name,
  first: count,
  count: v.pipe(count, v.minValue(1), v.maxValue(1e6)),
  targets: v.pipe(
    v.array(v.strictObject({ output: count, key: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)) })),
    v.minLength(1),
    v.maxLength(64),
  ),
});

const clipOrder = v.object({
  glyphreel: v.literal('clip'),
  version: v.literal(ORDER_VERSION),
  order: digest,
  clips: v.pipe(v.array(clip), v.minLength(1), v.maxLength(2000)),
});

/** Relative, without `..`, and of characters that mean nothing to a file system or a shell. */
const inputName = v.pipe(
  v.string(),
  v.maxLength(500),
  v.regex(/^[0-9A-Za-z_-][\p{L}\p{N}_. @+-]*(?:\/[\p{L}\p{N}_@+-][\p{L}\p{N}_. @+-]*)*$/u),
  v.check((text) => !text.split('/').some((part) => part.startsWith('.') || part.endsWith('.') || part.endsWith(' '))),
);

const settings = v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())]));

const order = v.object({
  version: v.literal(ORDER_VERSION),
  engine: name,
  encoder: v.strictObject({ build: name, threads: v.pipe(count, v.minValue(1), v.maxValue(64)) }),
  plan: v.looseObject({
    version: v.number(),
    format: v.looseObject({ width: v.number(), height: v.number(), fps: v.number() }),
    modules: v.array(v.looseObject({ path: v.string() })),
    scenes: v.array(v.looseObject({ name, nodes: v.array(v.unknown()), items: v.array(v.unknown()) })),
    segments: v.array(v.looseObject({ number: v.number(), scene: name, start: v.number(), end: v.number() })),
  }),
  format: v.strictObject({
    width: v.pipe(count, v.minValue(2), v.maxValue(16_384)),
    height: v.pipe(count, v.minValue(2), v.maxValue(16_384)),
    fps: v.pipe(v.number(), v.minValue(1), v.maxValue(240)),
    gridScale: v.pipe(v.number(), v.minValue(0), v.maxValue(16)),
    shaders: v.picklist(['minimal', 'standard', 'full']),
    particles: v.pipe(v.number(), v.minValue(0)),
    particleLevel: v.picklist(['low', 'standard', 'high']),
  }),
  encodings: v.pipe(
    v.array(
      v.strictObject({
        format: v.pipe(
          v.string(),
          v.check((text) => formatNamed(text) !== undefined),
        ),
        settings,
      }),
    ),
    v.minLength(1),
    v.maxLength(64),
  ),
  scene: v.nullable(name),
  inputs: v.pipe(
    v.array(
      v.strictObject({
        token: v.pipe(v.string(), v.regex(/^input:\d+$/)),
        name: inputName,
        digest,
        bytes: size,
        isRead: v.boolean(),
        known: v.nullable(name),
      }),
    ),
    v.maxLength(10_000),
  ),
  made: v.record(v.string(), v.unknown()),
  audio: v.strictObject({ digest, bytes: size }),
  hasCode: v.boolean(),
  memoryBytes: size,
  proof: digest,
});

const why = (issues: readonly v.BaseIssue<unknown>[]): string => {
  const [first] = issues;
  const place = first?.path?.map(({ key }) => String(key)).join('.') ?? '';
  return `${place === '' ? 'it' : `its ${place}`} is not as expected`;
};

/** Throws `input-plan`. */
export function checkClipOrder(value: unknown): ClipOrder {
  const result = v.safeParse(clipOrder, value);
  if (!result.success) throw badClipJob(why(result.issues));
  return result.output as ClipOrder;
}

/** Throws `input-plan`, also where a path of the plan is none of the order's inputs. */
export function checkRenderOrder(value: unknown): RenderOrder {
  const result = v.safeParse(order, value);
  if (!result.success) throw badClipJob(why(result.issues));
  const checked = result.output as unknown as RenderOrder;
  const tokens = new Set(checked.inputs.map(({ token }) => token));
  if (tokens.size < checked.inputs.length) throw badClipJob('two of its inputs have one name');
  for (const path of pathsIn(checked.plan))
    if (path !== '' && !tokens.has(path)) throw badClipJob('its plan names a file that is not among its inputs');
  if (!checked.hasCode && checked.plan.modules.length > 0) throw badClipJob('it has code and does not say so');
  return checked;
}

/** Every value of a key `path`, however deep. */
function pathsIn(value: unknown): string[] {
  const found: string[] = [];
  const waiting: unknown[] = [value];
  for (let at = waiting.pop(); waiting.length > 0 || at !== undefined; at = waiting.pop()) {
    if (typeof at !== 'object' || at === null) continue;
    for (const [key, part] of Object.entries(at)) {
      if (key === 'path' && typeof part === 'string') found.push(part);
      else if (typeof part === 'object') waiting.push(part);
    }
  }
  return found;
}
