// The lists of formats of the catalog, and of what an option of a format can be.

import * as vscode from 'vscode';
import { readFormatOption } from '../../catalog/format-options.ts';
import { outputFormats } from '../../catalog/output-formats.ts';
import type { FormatFacts, FormatOption, FormatOptionValue } from '../../contract/format-facts.ts';

/** The chosen formats in the order of the catalog; empty where the list was dismissed. `chosenNow` are ticked at first. */
export async function chooseFormats(
  title: string,
  chosenNow: readonly { name: string }[] = [],
): Promise<FormatFacts[]> {
  const items = outputFormats.map((format) => ({
    label: vscode.l10n.t(format.title),
    description: format.extensions.join(' '),
    detail: vscode.l10n.t(format.summary),
    picked: chosenNow.some(({ name }) => name === format.name),
    format,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('One or more formats; each frame is drawn once for all of them'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.map(({ format }) => format) ?? [];
}

/** Undefined where it was dismissed. */
export async function chooseValue(option: FormatOption): Promise<FormatOptionValue | undefined> {
  const { takes } = option;
  const title = option.name;
  const summary = vscode.l10n.t(option.summary);
  if (takes.kind === 'choice') return vscode.window.showQuickPick([...takes.of], { title, placeHolder: summary });
  if (takes.kind === 'switch') {
    const chosen = await vscode.window.showQuickPick(['on', 'off'], { title, placeHolder: summary });
    return chosen === undefined ? undefined : chosen === 'on';
  }
  const range =
    takes.kind === 'size' ? [`${takes.min}x${takes.min}`, `${takes.max}x${takes.max}`] : [takes.min, takes.max];
  const taken = vscode.l10n.t('{0} from {1} to {2}', vscode.l10n.t(takes.what), ...range);
  const text = await vscode.window.showInputBox({
    title,
    prompt: `${summary}: ${taken}`,
    validateInput: (typed) => (readFormatOption(option, typed) === null ? vscode.l10n.t('Expected {0}.', taken) : null),
  });
  return text === undefined ? undefined : (readFormatOption(option, text) ?? undefined);
}
