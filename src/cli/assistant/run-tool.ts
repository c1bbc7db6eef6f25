// Runs a tool of an assistant by its name. Wrong input and failures become results, which tell the model what to do next.

import type { ToolResult } from '../../contract/tool-call.ts';
import { ASSISTANT_TOOLS, type AssistantTool, type ToolProperty } from '../../catalog/assistant-tools.ts';
import { toFailure } from '../../engine/errors/render-error.ts';
import { CliError } from '../exit.ts';
import { ReelError } from '../reel-error.ts';
import { describeDiagnostics } from './describe-diagnostics.ts';
import type { ToolContext, ToolInput } from './tool-input.ts';
import { errorResult } from './tool-result.ts';

type Run = (input: ToolInput, context: ToolContext) => Promise<ToolResult>;

const RUNS: Record<AssistantTool['name'], () => Promise<Run>> = {
  glyphreel_check: async () => (await import('./check-reel.ts')).checkReel,
  glyphreel_reference: async () => (await import('./look-up.ts')).lookUp,
  glyphreel_still: async () => (await import('./draw-still.ts')).drawStill,
  glyphreel_render: async () => (await import('./render-file.ts')).renderFile,
};

/** Never rejects. */
export async function runTool(name: string, input: unknown, context: ToolContext): Promise<ToolResult> {
  const tool = ASSISTANT_TOOLS.find((each) => each.name === name);
  if (!tool)
    return errorResult(`Expected a tool (${ASSISTANT_TOOLS.map((each) => each.name).join(', ')}), but got ${name}.`);
  const wrong = wrongInput(tool, input);
  if (wrong !== null) return errorResult(wrong);
  try {
    const run = await RUNS[tool.name]();
    return await run(input as ToolInput, context);
  } catch (error) {
    if (error instanceof ReelError)
      return errorResult(`${error.message}\n\n${describeDiagnostics(error.diagnostics)}`, error.help);
    if (error instanceof CliError) return errorResult(error.message, error.help);
    const failure = toFailure(error);
    return errorResult(failure.message, failure.help);
  }
}

/** Why the input does not fit the tool's schema, as one sentence; null where it does. */
function wrongInput({ input: schema }: AssistantTool, input: unknown): string | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return 'Expected an object with the arguments of the tool.';
  const names = Object.keys(schema.properties);
  for (const name of schema.required ?? []) if (!Object.hasOwn(input, name)) return `Expected a value for \`${name}\`.`;
  for (const [name, value] of Object.entries(input)) {
    const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (!property) return `Expected one of ${names.join(', ')}, but got \`${name}\`.`;
    if (!fits(property, value))
      return `Expected ${describe(property)} for \`${name}\`, but got ${JSON.stringify(value)}.`;
  }
  return null;
}

function fits({ type, enum: words, minimum, maximum }: ToolProperty, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string' && (words === undefined || words.includes(value));
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'integer':
    case 'number':
      return (
        typeof value === 'number' &&
        Number.isFinite(value) &&
        (type === 'number' || Number.isInteger(value)) &&
        value >= (minimum ?? -Infinity) &&
        value <= (maximum ?? Infinity)
      );
  }
}

function describe({ type, enum: words, minimum, maximum }: ToolProperty): string {
  if (words) return words.join(', ');
  if (type === 'array') return 'a list of strings';
  if (minimum !== undefined && maximum !== undefined) return `a number from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `a number from ${minimum}`;
  return type === 'integer' ? 'a whole number' : `a ${type}`;
}
