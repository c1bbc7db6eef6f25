// What the render dialog sets, and what it is kept as from one render of a reel to the next.

import path from 'node:path';
import type { Memento } from 'vscode';
import type * as vscode from 'vscode';
import { DEFAULT_FORMAT, defaultOutput, formatNamed, formatOfPath } from '../../catalog/output-formats.ts';
import type { FormatFacts, FormatOptionValues } from '../../contract/format-facts.ts';
import type { AspectName, OutputRequest, QualityName } from '../../contract/render.ts';
import { setting } from '../shared/settings-reader.ts';
import { usualOutput } from './make-job.ts';
import type { RenderPart } from './render-part.ts';
import type { RenderWishes } from './render-wishes.ts';

export interface RenderChoices {
  part: RenderPart;
  /** Names of formats with the options that were set of each. */
  formats: { name: string; options: FormatOptionValues }[];
  quality: QualityName;
  aspect: AspectName | 'reel';
  /** Name of the platform that the video is for; null: none. */
  platform: string | null;
  /** Absolute path of the output; null: where the setting puts it. */
  output: string | null;
}

/** What the settings say. */
export function usualChoices(uri: vscode.Uri, part: RenderPart = { whole: true }): RenderChoices {
  const quality = setting('render.quality', uri);
  const { name } = formatOfPath(usualOutput(uri, part, quality)) ?? DEFAULT_FORMAT;
  const aspect = setting('render.aspect', uri);
  return { part, formats: [{ name, options: {} }], quality, aspect, platform: null, output: null };
}

export const chosenFormats = ({ formats }: RenderChoices): { format: FormatFacts; options: FormatOptionValues }[] =>
  formats.flatMap(({ name, options }) => {
    const format = formatNamed(name);
    return format ? [{ format, options }] : [];
  });

/** One path for each format: the same name with the extension of each. */
export function outputsOf(choices: RenderChoices, uri: vscode.Uri): OutputRequest[] {
  const { part, quality, platform, output } = choices;
  const given = output ?? usualOutput(uri, part, quality, platform ?? undefined);
  const extension = formatOfPath(given)?.extensions.find((each) => given.toLowerCase().endsWith(each)) ?? '';
  const stem = given.slice(0, given.length - extension.length);
  return chosenFormats(choices).map(({ format, options }) => ({
    output: path.join(path.dirname(stem), ...defaultOutput(format, path.basename(stem)).split('/')),
    format: format.name,
    formatOptions: options,
  }));
}

export const wishesFrom = (choices: RenderChoices, uri: vscode.Uri): RenderWishes => ({
  quality: choices.quality,
  aspect: choices.aspect,
  platform: choices.platform ?? undefined,
  outputs: outputsOf(choices, uri),
});

const KEY = 'glyphreel.renderChoices';
const MOST = 100;

/** The last choices for each reel. */
export class RenderMemory {
  readonly #storage: Pick<Memento, 'get' | 'update'>;

  constructor(storage: Pick<Memento, 'get' | 'update'>) {
    this.#storage = storage;
  }

  of(uri: vscode.Uri): RenderChoices | null {
    return this.#all().find(([reel]) => reel === uri.toString())?.[1] ?? null;
  }

  async keep(uri: vscode.Uri, choices: RenderChoices): Promise<void> {
    const others = this.#all().filter(([reel]) => reel !== uri.toString());
    await this.#storage.update(KEY, [...others, [uri.toString(), choices]].slice(-MOST));
  }

  #all(): [string, RenderChoices][] {
    const kept = this.#storage.get<[string, RenderChoices][]>(KEY);
    return Array.isArray(kept) ? kept : [];
  }
}
