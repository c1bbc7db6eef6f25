// The tool `glyphreel_reference`: the language on two pages, and built-in names.

import type { ToolResult } from '../../contract/tool-call.ts';
import { catalog } from '../../catalog/catalog.generated.ts';
import { LANGUAGE_BRIEF } from '../../catalog/language-brief.generated.ts';
import { nearest } from '../../catalog/lookup.ts';
import { items } from '../../language/generated/item-registry.ts';
import { describeEntry, signature } from '../../language/features/describe.ts';
import type { ToolInput } from './tool-input.ts';
import { errorResult, textResult } from './tool-result.ts';

export async function lookUp({ names, kind }: ToolInput): Promise<ToolResult> {
  if (kind !== undefined) {
    const entries = catalog.filter((entry) => entry.kind === kind);
    return textResult(entries.map((entry) => `${signature(entry)}: ${entry.summary}`).join('\n'));
  }
  if (names === undefined || (names as string[]).length === 0) return textResult(LANGUAGE_BRIEF);
  const found = (names as string[]).map((name) => ({ name, text: describeName(name) }));
  const missing = found.filter(({ text }) => text === null).map(({ name }) => unknownName(name));
  const known = found.flatMap(({ text }) => (text === null ? [] : [text]));
  if (known.length === 0) return errorResult(missing.join('\n'));
  return textResult([...known, ...missing].join('\n\n---\n\n'));
}

/** Every entry of the name, or the settings of a scene item; null where there is none. */
function describeName(name: string): string | null {
  const item = items.find(({ keyword }) => keyword === name);
  if (item)
    return [
      `**${item.keyword}** · scene item`,
      item.docs,
      `\`\`\`reel\n${item.form}\n\`\`\``,
      ...item.settings.map(({ name: setting, doc }) => `- \`${setting}\`: ${doc}`),
    ].join('\n\n');
  const entries = catalog.filter((entry) => entry.name === name);
  return entries.length === 0 ? null : entries.map((entry) => describeEntry(entry)).join('\n\n');
}

function unknownName(name: string): string {
  const near = nearest(
    name,
    catalog.map((entry) => entry.name),
  );
  return `There is no built-in name \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ''} Ask for a \`kind\` to see its names.`;
}
