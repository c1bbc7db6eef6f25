// Increase or Decrease Number: steps the number under the cursor in the text, in its own unit and within its limits. Elsewhere the key
// does what it does in other languages.

import * as vscode from 'vscode';
import { writtenNumber } from '../../contract/written-number.ts';
import { TWEAKS_REQUEST, type TweaksParams } from '../../contract/protocol.ts';
import type { NumberTweak, Tweaks } from '../../contract/tweak.ts';
import { writeEdits } from '../preview/write-edits.ts';
import type { Services } from '../services.ts';

/** The text may change, or what the language server knows of it may be older, while a step is on its way. */
const MOST_TRIES = 10;
let last: Promise<void> = Promise.resolve();

/**
 * `args`: how many steps, negative ones down; ten steps are a leap. A key that is held comes again before the last step is written, so each
 * waits for the one before.
 */
export function run(services: Services, args?: unknown): Promise<void> {
  const own = last.then(() => takeStep(services, args));
  last = own.catch(() => undefined);
  return own;
}

async function takeStep({ language }: Pick<Services, 'language'>, args: unknown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const steps = typeof args === 'number' && Number.isFinite(args) ? args : 1;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { line, character } = editor.selection.active;
    const tweaks = await language.ask<TweaksParams, Tweaks>(TWEAKS_REQUEST, {
      uri: editor.document.uri.toString(),
      position: { line, character },
    });
    const literal = tweaks?.literal;
    if (literal?.kind !== 'number') {
      const move = steps > 0 ? 'moveLinesUpAction' : 'moveLinesDownAction';
      await vscode.commands.executeCommand(`editor.action.${move}`);
      return;
    }
    const edits = [{ range: literal.range, newText: stepped(literal, steps) }];
    if (await writeEdits(editor.document, tweaks!.version, edits)) return;
  }
}

function stepped({ value, unit, step, min, max }: NumberTweak, steps: number): string {
  const wanted = value + steps * step;
  return `${writtenNumber(Math.min(max ?? Infinity, Math.max(min ?? -Infinity, wanted)), step)}${unit}`;
}
