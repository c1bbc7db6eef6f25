// The options that output formats declare, as options of the command line.

import { type Command, InvalidArgumentError, Option } from 'commander';
import { allFormatOptions, readFormatOption, takenBy } from '../catalog/format-options.ts';
import { outputFormats } from '../catalog/output-formats.ts';
import type { FormatOptionValue, FormatOptionValues } from '../contract/format-facts.ts';

/** Adds the options of the formats; which of them the chosen format takes is checked when the output is. */
export function addFormatOptions(command: Command, formats = outputFormats): Command {
  for (const [name, owners] of allFormatOptions(formats)) {
    const byText = new Map<string, string[]>();
    for (const { format, option } of owners)
      byText.set(option.summary, [...(byText.get(option.summary) ?? []), format.name]);
    const help = [...byText].map(([summary, names]) => `${summary} (${names.join(', ')})`).join('; ');
    const isSwitch = owners.every(({ option }) => option.takes.kind === 'switch');
    command.addOption(
      isSwitch
        ? new Option(`--${name}`, help)
        : new Option(`--${name} <value>`, help).argParser((text): FormatOptionValue => {
            for (const { option } of owners) {
              const value = readFormatOption(option, text);
              if (value !== null) return value;
            }
            const taken = [...new Set(owners.map(({ option }) => takenBy(option)))].join('; or ');
            throw new InvalidArgumentError(`Expected ${taken}, but got ${text}.`);
          }),
    );
  }
  return command;
}

/** The options of formats among parsed options, by their own names. */
export function givenFormatOptions(parsed: object): FormatOptionValues {
  const options: Readonly<Record<string, unknown>> = { ...parsed };
  const given = new Map<string, FormatOptionValue>();
  for (const name of allFormatOptions().keys()) {
    const value = options[name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') given.set(name, value);
  }
  return Object.fromEntries(given);
}
