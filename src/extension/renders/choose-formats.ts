// The lists of Export…: the formats of the catalog, then the options of each.

import * as vscode from 'vscode';
import { readFormatOption, takenBy } from '../../catalog/format-options.ts';
import { outputFormats } from '../../catalog/output-formats.ts';
import type { FormatFacts, FormatOption, FormatOptionValue } from '../../contract/format-facts.ts';

export type GivenOptions = Record<string, FormatOptionValue>;

/** The chosen formats in the order of the catalog; empty where the list was dismissed. */
export async function chooseFormats(title: string): Promise<FormatFacts[]> {
  const items = outputFormats.map((format) => ({
    label: format.title,
    description: format.extensions.join(' '),
    detail: format.summary,
    format,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: 'One or more formats; each frame is drawn once for all of them',
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.map(({ format }) => format) ?? [];
}

/** What was set of the format's options; null where the list was dismissed. Formats without options are not asked about. */
export async function chooseOptions(format: FormatFacts): Promise<GivenOptions | null> {
  const given: GivenOptions = {};
  while (format.options.length > 0) {
    const chosen = await vscode.window.showQuickPick(optionItems(format, given), {
      title: `Export: ${format.title}`,
      placeHolder: 'Export, or choose an option to change it',
      matchOnDetail: true,
    });
    if (!chosen) return null;
    if (!chosen.option) return given;
    const value = await chooseValue(chosen.option);
    if (value !== undefined) given[chosen.option.name] = value;
  }
  return given;
}

interface OptionItem extends vscode.QuickPickItem {
  option?: FormatOption;
}

function optionItems(format: FormatFacts, given: GivenOptions): OptionItem[] {
  return [
    { label: '$(play) Export', description: format.extensions[0] },
    { label: 'Options', kind: vscode.QuickPickItemKind.Separator },
    ...format.options.map((option) => ({
      label: option.name,
      description: String(given[option.name] ?? option.default ?? 'chosen automatically'),
      detail: option.summary,
      option,
    })),
  ];
}

/** Undefined where it was dismissed. */
async function chooseValue(option: FormatOption): Promise<FormatOptionValue | undefined> {
  const { takes } = option;
  const title = option.name;
  if (takes.kind === 'choice')
    return vscode.window.showQuickPick([...takes.of], { title, placeHolder: option.summary });
  if (takes.kind === 'switch') {
    const chosen = await vscode.window.showQuickPick(['on', 'off'], { title, placeHolder: option.summary });
    return chosen === undefined ? undefined : chosen === 'on';
  }
  const text = await vscode.window.showInputBox({
    title,
    prompt: `${option.summary}: ${takenBy(option)}`,
    validateInput: (typed) => (readFormatOption(option, typed) === null ? `Expected ${takenBy(option)}.` : null),
  });
  return text === undefined ? undefined : (readFormatOption(option, text) ?? undefined);
}
