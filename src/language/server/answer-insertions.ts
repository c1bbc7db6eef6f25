// The requests of the panel that inserts effects.

import type { Connection } from 'vscode-languageserver/node';
import { exampleReel } from '../../catalog/example-reel.ts';
import { builtIn } from '../../catalog/lookup.ts';
import { EFFECT_KIND_NAMES } from '../../contract/effect-kind-names.ts';
import {
  EXAMPLE_PLAN_REQUEST,
  INSERT_EFFECT_REQUEST,
  type ExamplePlanParams,
  type ExamplePlanResult,
  type InsertEffectParams,
  type InsertEffectResult,
} from '../../contract/protocol.ts';
import { type Analysis, analyze } from '../compile.ts';
import { insertEffect } from '../features/insert/insert-effect.ts';
import { LineMap } from '../syntax/line-map.ts';
import type { OpenReel } from './documents.ts';

/** Runs a feature on an open reel. */
type OnReel = <T>(uri: string, otherwise: T, feature: (reel: OpenReel, analysis: Analysis) => T) => T;

export function answerInsertions(connection: Connection, on: OnReel): void {
  connection.onRequest(
    INSERT_EFFECT_REQUEST,
    ({ uri, position, kind, name }: InsertEffectParams): InsertEffectResult | null =>
      on<InsertEffectResult | null>(uri, null, (reel, analysis) => {
        const { version } = reel;
        const entry = analysis.vocabulary.find(kind, name);
        if (!entry)
          return {
            version,
            edits: [],
            select: null,
            problem: `This reel has no ${EFFECT_KIND_NAMES[kind]} \`${name}\`.`,
          };
        const { edit, select, problem } = insertEffect(analysis, reel.lines.offset(position), entry);
        if (!edit) return { version, edits: [], select: null, problem };
        const { start, end, newText } = edit;
        const after = new LineMap(reel.text.slice(0, start) + newText + reel.text.slice(end));
        const edits = [{ range: reel.lines.range(start, end), newText }];
        return { version, edits, select: after.range(select.start, select.end), problem: null };
      }),
  );
  connection.onRequest(EXAMPLE_PLAN_REQUEST, ({ kind, name }: ExamplePlanParams): ExamplePlanResult | null => {
    const entry = builtIn.find(kind, name);
    if (!entry) return null;
    const { plan } = analyze(exampleReel(entry).text).result;
    // A transition is in the second of its two scenes.
    const segment = plan.segments.at(-1)?.number;
    return segment === undefined ? null : { plan, segment };
  });
}
