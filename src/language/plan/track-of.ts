// The sound or the captions of the header.

import { nearest } from '../../catalog/lookup.ts';
import { unusableMedia } from '../../contract/diagnostics/media.ts';
import { unknownName } from '../../contract/diagnostics/names.ts';
import type { MediaRef } from '../../contract/plan.ts';
import { type Env, rangeOf, record, report } from '../check/context.ts';
import { factsOf, pathOf } from '../check/material.ts';
import type { SettingsReader } from '../check/settings-reader.ts';
import type { MediaNode } from '../syntax/tree.ts';

/** In place of a file of captions: what the voices of the reel say. */
const VOICES = 'voices';

/** A file in quotes, or the sound track or subtitles of a `media` statement by its name. */
export function trackOf(env: Env, reader: SettingsReader, name: 'audio' | 'captions'): MediaRef | null {
  const expr = reader.setting(name)?.value;
  if (name === 'captions' && expr?.k === 'call' && expr.name.text === VOICES && expr.args === null && !expr.member)
    if (!env.unit.names.media.has(VOICES)) return { kind: name, written: VOICES, path: '' };
  const isName = expr?.k === 'call' && !expr.member && expr.args === null;
  const definition = isName ? env.unit.names.media.get(expr.name.text) : undefined;
  if (!expr || !definition) {
    const near = isName ? nearest(expr.name.text, env.unit.names.media.keys()) : undefined;
    if (!isName || near === undefined) return reader.media(name);
    const expected = 'a file in quotes or the name of a `media` statement';
    report(env, expr, unknownName.name({ expected, name: expr.name.text, near }));
    return null;
  }
  definition.used = true;
  record(env, expr, { t: 'definition', definition });
  if (env.ctx.facts.mayRead?.(pathOf(env.ctx.facts, definition)) === false) return null; // reported at the statement
  const facts = factsOf(env.ctx.facts, definition);
  if (name === 'audio' ? facts?.hasSound === false : facts?.hasCaptions === false)
    report(env, expr, unusableMedia[name === 'audio' ? 'noSound' : 'noCaptions']({ name: definition.name.text }));
  const { value: written } = (definition.node as MediaNode).path;
  return { kind: name, written, path: pathOf(env.ctx.facts, definition), range: rangeOf(env, expr) };
}
