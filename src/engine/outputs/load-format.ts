// Loads a registered output format. Names are those of the catalog.

import { formatLoaders } from './formats/registry.generated.ts';
import type { OutputFormat } from './output-format.ts';
import { isPlanFormat, type PlanFormat } from './plan-format.ts';

/** A format of frames. */
export async function loadFormat(name: string): Promise<OutputFormat> {
  const format = await load(name);
  if (isPlanFormat(format)) throw new Error(`Expected an output format of frames, but got ${name}.`);
  return format;
}

/** A format that holds the plan. */
export async function loadPlanFormat(name: string): Promise<PlanFormat> {
  const format = await load(name);
  if (!isPlanFormat(format)) throw new Error(`Expected an output format that holds the plan, but got ${name}.`);
  return format;
}

function load(name: string): Promise<OutputFormat | PlanFormat> {
  const loader = Object.hasOwn(formatLoaders, name) ? formatLoaders[name] : undefined;
  if (!loader) throw new Error(`Expected a registered output format, but got ${name}.`);
  return loader();
}
