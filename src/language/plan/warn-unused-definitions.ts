// Warns of definitions of the reel that nothing uses.

import { unused } from '../../contract/diagnostics/names.ts';
import { kindName, type Unit, wholeLines } from '../check/load-units.ts';
import type { Reporter } from '../check/reporter.ts';

export function warnUnusedDefinitions(unit: Unit, reporter: Reporter): void {
  const { statements, tokens } = unit.parsed;
  // A statement that could not be parsed may use it.
  const isBroken = statements.some((statement) => statement.problems.length > 0);
  const occursTwice = (name: string): boolean => tokens.filter((token) => token.text === name).length > 1;
  for (const definition of unit.own) {
    const { text: name } = definition.name;
    if (definition.used || name.startsWith('_') || (isBroken && occursTwice(name))) continue;
    const span = wholeLines(unit, definition.place, definition.node);
    reporter.report(
      definition.place,
      definition.name,
      unused.definition({ kind: kindName(definition.kind), name, span }),
    );
  }
}
