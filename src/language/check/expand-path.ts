// `${NAME}` in a path: the value of a `param` of kind text or file.

import type { Unit } from './load-units.ts';

/** `wrong`: the first name that is no such `param`; null where the path is right. */
export function expandPath(unit: Unit, written: string): { path: string; isExpanded: boolean; wrong: string | null } {
  if (!written.includes('${')) return { path: written, isExpanded: false, wrong: null };
  let wrong: string | null = null;
  const path = written.replace(/\$\{([^{}]*)\}/g, (whole, inner: string) => {
    const definition = unit.names.param.get(inner.trim());
    if (definition) definition.used = true;
    if (definition?.pathPart === undefined) wrong ??= inner.trim();
    return definition?.pathPart ?? whole;
  });
  return { path, isExpanded: path !== written, wrong };
}
