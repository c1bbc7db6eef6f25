// The lists of Export…: the formats of the catalog, then the options of each.

import * as vscode from 'vscode';
import { platformNamed } from '../../catalog/delivery-platforms.ts';
import { readFormatOption, takenBy } from '../../catalog/format-options.ts';
import { outputFormats } from '../../catalog/output-formats.ts';
import type { FormatFacts, FormatOption, FormatOptionValue } from '../../contract/format-facts.ts';
import { choosePlatform } from './choose-platform.ts';

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

export interface ChosenOptions {
  options: GivenOptions;
  /** Name of the platform that the export is for. */
  platform: string | undefined;
}

/**
 * What was set of the format's options, and of a video's platform; null where the list was dismissed. Formats without options are not asked
 * about. `platform`: the one that another format of the export is for.
 */
export async function chooseOptions(format: FormatFacts, platform?: string): Promise<ChosenOptions | null> {
  const given: GivenOptions = {};
  let wanted = platform;
  while (format.options.length > 0) {
    const chosen = await vscode.window.showQuickPick(optionItems(format, given, wanted), {
      title: `Export: ${format.title}`,
      placeHolder: 'Export, or choose an option to change it',
      matchOnDetail: true,
    });
    if (!chosen) return null;
    if (chosen.isPlatform) {
      const name = await choosePlatform('platform', ANYWHERE);
      if (name !== null) wanted = name;
      continue;
    }
    if (!chosen.option) break;
    const value = await chooseValue(chosen.option);
    if (value !== undefined) given[chosen.option.name] = value;
  }
  return { options: given, platform: wanted };
}

interface OptionItem extends vscode.QuickPickItem {
  option?: FormatOption;
  isPlatform?: true;
}

const ANYWHERE = 'Anywhere';

function platformItem(platform: string | undefined): OptionItem {
  const description = (platform === undefined ? undefined : platformNamed(platform)?.title) ?? ANYWHERE.toLowerCase();
  return {
    label: 'platform',
    description,
    detail: 'frame, rate, bit rates and loudness as it takes them',
    isPlatform: true,
  };
}

/** Platforms take videos, whose bit rate can be set. */
const isVideo = ({ options }: FormatFacts): boolean => options.some(({ name }) => name === 'max-bitrate');

function optionItems(format: FormatFacts, given: GivenOptions, platform: string | undefined): OptionItem[] {
  return [
    { label: '$(play) Export', description: format.extensions[0] },
    { label: 'Options', kind: vscode.QuickPickItemKind.Separator },
    ...(isVideo(format) ? [platformItem(platform)] : []),
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
