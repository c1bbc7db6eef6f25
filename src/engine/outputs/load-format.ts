// Loads a registered output format.

import { formatLoaders } from './formats/registry.generated.ts';
import type { OutputFormat } from './output-format.ts';

/** `name` is one of the catalog's. */
export function loadFormat(name: string): Promise<OutputFormat> {
  const load = Object.hasOwn(formatLoaders, name) ? formatLoaders[name] : undefined;
  if (!load) throw new Error(`Expected a registered output format, but got ${name}.`);
  return load();
}
