// The render dialog: one list with what will be rendered, a row for each thing that can be changed, and the keyboard alone.

import path from 'node:path';
import * as vscode from 'vscode';
import { platformNamed } from '../../catalog/delivery-platforms.ts';
import type { FormatFacts, FormatOption } from '../../contract/format-facts.ts';
import type { ScenePlan } from '../../contract/plan.ts';
import { SETTINGS } from '../manifest/settings.ts';
import { pickRow } from '../shared/pick-row.ts';
import { chooseFormats, chooseValue } from './choose-formats.ts';
import { choosePart, partText } from './choose-part.ts';
import { choosePlace } from './choose-place.ts';
import { choosePlatform } from './choose-platform.ts';
import { outputPlace } from './output-place.ts';
import { chosenFormats, outputsOf, usualChoices } from './render-choices.ts';
import type { RenderChoices } from './render-choices.ts';
import type { RenderRange } from './render-part.ts';

export interface DialogParts {
  uri: vscode.Uri;
  plan: ScenePlan;
  /** What is marked in the reel's preview. */
  marks: RenderRange | null;
}

interface Row extends vscode.QuickPickItem {
  /** Names the row, so that the cursor finds it again. */
  key: string;
  /** What choosing it changes; null: it was dismissed. Absent: it starts the render. */
  change?: () => Promise<Partial<RenderChoices> | null>;
}

/** The choices to render with; null where the list was dismissed. */
export async function chooseRender(parts: DialogParts, start: RenderChoices): Promise<RenderChoices | null> {
  const choices = { ...start };
  let key = 'start';
  for (;;) {
    const row = await pickRow(dialogRows(parts, choices), {
      title: vscode.l10n.t('Render {0}', path.posix.basename(parts.uri.path)),
      placeholder: vscode.l10n.t('Enter renders; choose a row to change it'),
      isActive: (each) => each.key === key,
    });
    if (!row) return null;
    if (!row.change) return choices;
    ({ key } = row);
    Object.assign(choices, await row.change());
  }
}

function dialogRows(parts: DialogParts, choices: RenderChoices): Row[] {
  const { uri, plan, marks } = parts;
  const formats = chosenFormats(choices);
  const outputs = outputsOf(choices, uri).map(({ output }) => output);
  const usual = usualChoices(uri);
  return [
    {
      key: 'start',
      label: vscode.l10n.t('$(play) Render'),
      description: outputs.map(shownName).join(', '),
      detail: vscode.l10n.t('{0}, {1} quality', partText(choices.part), choices.quality),
    },
    separator(vscode.l10n.t('Settings of this render')),
    {
      key: 'range',
      label: vscode.l10n.t('Range'),
      description: partText(choices.part),
      change: async () => {
        const part = await choosePart(plan, choices.part, marks);
        return part ? { part } : null;
      },
    },
    {
      key: 'format',
      label: vscode.l10n.t('Format'),
      description: formats.map(({ format }) => vscode.l10n.t(format.title)).join(', '),
      change: async () =>
        changedFormats(choices, await chooseFormats(vscode.l10n.t('Render: formats'), choices.formats)),
    },
    wordRow('quality', choices.quality, {
      label: vscode.l10n.t('Quality'),
      title: vscode.l10n.t('Render: quality'),
      from: 'render.quality',
    }),
    wordRow('aspect', choices.aspect, {
      label: vscode.l10n.t('Aspect'),
      title: vscode.l10n.t('Render: aspect'),
      from: 'render.aspect',
    }),
    ...(formats.some(({ format }) => isVideo(format)) ? [platformRow(choices.platform)] : []),
    {
      key: 'place',
      label: vscode.l10n.t('Save to'),
      description: outputs.map(outputPlace).join(', '),
      change: async () => {
        const output = await choosePlace(outputsOf({ ...choices, output: null }, uri), formats[0]?.format);
        return output === undefined ? null : { output };
      },
    },
    ...formats.flatMap(({ format }) => formatRows(format, choices)),
    ...(isSame(choices, usual)
      ? []
      : [
          separator(vscode.l10n.t('All')),
          {
            key: 'reset',
            label: vscode.l10n.t('$(discard) Use the Settings Again'),
            change: async () => usual,
          } satisfies Row,
        ]),
  ];
}

/** A folder of frames by its own name. */
function shownName(output: string): string {
  const place = outputPlace(output);
  return place === output ? path.basename(output) : `${path.basename(place)}/`;
}

const separator = (label: string): Row => ({ key: '', label, kind: vscode.QuickPickItemKind.Separator });

const isSame = (a: RenderChoices, b: RenderChoices): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A choice that is one of the words of a setting. */
function wordRow(
  key: 'quality' | 'aspect',
  value: string,
  { label, title, from }: { label: string; title: string; from: 'render.quality' | 'render.aspect' },
): Row {
  const spec = SETTINGS[from];
  const docs: readonly string[] = 'enumDocs' in spec ? spec.enumDocs : [];
  const words = spec.enum.map((word, i) => ({
    label: word,
    detail: docs[i] === undefined ? '' : vscode.l10n.t(docs[i]),
  }));
  return {
    key,
    label,
    description: value === 'reel' ? vscode.l10n.t('as the reel') : value,
    change: async () => {
      const chosen = await pickRow(words, {
        title,
        placeholder: vscode.l10n.t(spec.doc),
        isActive: (word) => word.label === value,
      });
      return chosen ? { [key]: chosen.label } : null;
    },
  };
}

const ANYWHERE = vscode.l10n.t('Anywhere');

function platformRow(platform: string | null): Row {
  return {
    key: 'platform',
    label: vscode.l10n.t('Platform'),
    description: (platform === null ? undefined : platformNamed(platform)?.title) ?? vscode.l10n.t('anywhere'),
    change: async () => {
      const chosen = await choosePlatform(vscode.l10n.t('Render: platform'), ANYWHERE);
      return chosen === null ? null : { platform: chosen ?? null };
    },
  };
}

/** Platforms take videos, whose bit rate can be set. */
const isVideo = ({ options }: FormatFacts): boolean => options.some(({ name }) => name === 'max-bitrate');

/** Chosen formats keep the options that were set of them; null where the list was dismissed. */
function changedFormats({ formats }: RenderChoices, chosen: readonly FormatFacts[]): Partial<RenderChoices> | null {
  if (chosen.length === 0) return null;
  const before = new Map(formats.map(({ name, options }) => [name, options]));
  return { formats: chosen.map(({ name }) => ({ name, options: before.get(name) ?? {} })) };
}

function formatRows(format: FormatFacts, choices: RenderChoices): Row[] {
  if (format.options.length === 0) return [];
  return [
    separator(vscode.l10n.t('Options of {0}', vscode.l10n.t(format.title))),
    ...format.options.map((option) => optionRow(format, option, choices)),
  ];
}

function optionRow({ name }: FormatFacts, option: FormatOption, { formats }: RenderChoices): Row {
  const given = formats.find((each) => each.name === name)?.options ?? {};
  return {
    key: `${name} ${option.name}`,
    label: option.name,
    description: String(given[option.name] ?? option.default ?? vscode.l10n.t('chosen automatically')),
    detail: vscode.l10n.t(option.summary),
    change: async () => {
      const value = await chooseValue(option);
      if (value === undefined) return null;
      const options = { ...given, [option.name]: value };
      return { formats: formats.map((each) => (each.name === name ? { name, options } : each)) };
    },
  };
}
