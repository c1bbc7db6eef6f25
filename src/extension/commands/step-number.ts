// Increase or Decrease Number: steps the number under the cursor in the text, in its own unit and within its limits. Elsewhere the key
// does what it does in other languages.

import * as vscode from 'vscode';
import { writtenNumber } from '../../contract/written-number.ts';
import { TWEAKS_REQUEST, type TweaksParams } from '../../contract/protocol.ts';
import type { NumberTweak, Tweaks } from '../../contract/tweak.ts';
import { writeEdits } from '../preview/write-edits.ts';
import type { Services } from '../services.ts';

/** `args`: how many steps, negative ones down; ten steps are a leap. */
export async function run({ language }: Services, args?: unknown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const steps = typeof args === 'number' && Number.isFinite(args) ? args : 1;
  const { document, selection } = editor;
  const { line, character } = selection.active;
  const tweaks = await language.ask<TweaksParams, Tweaks>(TWEAKS_REQUEST, {
    uri: document.uri.toString(),
    position: { line, character },
  });
  const literal = tweaks?.literal;
  if (literal?.kind !== 'number') {
    const move = steps > 0 ? 'moveLinesUpAction' : 'moveLinesDownAction';
    await vscode.commands.executeCommand(`editor.action.${move}`);
    return;
  }
  await writeEdits(document, tweaks!.version, [{ range: literal.range, newText: stepped(literal, steps) }]);
}

function stepped({ value, unit, step, min, max }: NumberTweak, steps: number): string {
  const wanted = value + steps * step;
  return `${writtenNumber(Math.min(max ?? Infinity, Math.max(min ?? -Infinity, wanted)), step)}${unit}`;
}
