// The vocabulary of a reel: the built-in names and those of its `use` modules.

import { catalog } from '../../catalog/catalog.generated.ts';
import { builtIn, Vocabulary } from '../../catalog/lookup.ts';
import type { CatalogEntry } from '../../contract/catalog-entry.ts';
import type { Finding } from '../../contract/diagnostics/define-diagnostic.ts';
import { effectModule, untrustedCode } from '../../contract/diagnostics/files.ts';
import type { DiagnosticCode } from '../../contract/diagnostics/registry.ts';
import type { CompileFacts } from '../../contract/facts.ts';
import type { MediaRef } from '../../contract/plan.ts';
import { fileTrouble } from './file-trouble.ts';
import { locateFile } from './locate-file.ts';
import type { Unit } from './load-units.ts';
import type { Reporter } from './reporter.ts';

/** Marks units as open whose names may come from a module that is not available. */
export function customVocabulary(
  main: Unit,
  units: readonly Unit[],
  facts: CompileFacts,
  reporter: Reporter,
): Vocabulary {
  const lists: CatalogEntry[][] = [];
  for (const { ref, place, path } of main.uses) {
    if (main.path !== null) ref.path = locateFile(facts, ref.path) ?? ref.path;
    const finding = problemOf(ref, main, facts);
    if (finding) reporter.report(place, path, finding);
    const entries = finding ? undefined : own(facts.customEffects, ref.path);
    if (entries) lists.push(entries);
    else main.open = true;
  }
  for (const unit of units) if (unit.uses.length > 0 && main.open) unit.open = true;
  return lists.length > 0 ? new Vocabulary(catalog, ...lists) : builtIn;
}

/** Why the module cannot be used; null if nothing is known against it. */
function problemOf(ref: MediaRef, main: Unit, facts: CompileFacts): Finding<DiagnosticCode> | null {
  const { path, written } = ref;
  if (facts.fileExists && main.path !== null && !facts.fileExists(path))
    return fileTrouble(facts, ref, 'a module of effects');
  if (facts.trusted === false) return untrustedCode.use();
  const error = own(facts.customErrors, path);
  return error === undefined ? null : effectModule.module({ written, error });
}

const own = <T>(record: Record<string, T> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;
