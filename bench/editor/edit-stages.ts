// What of the way from a keystroke to its picture is whose: from the stages that the extension writes into its log for the
// first picture of each edit. What is not ours to shorten, the workbench and its channels, stands apart.

import type { EditStages } from '../../src/extension/preview/edit-trace.ts';
import type { Figure } from './figures.ts';
import { figure } from './figures.ts';

/** Between two stages, the key's own moment being the first; `ours` is what the budget of an edit counts. */
const PARTS: readonly { what: string; from: keyof EditStages | 'pressed'; to: keyof EditStages; isOurs: boolean }[] = [
  { what: 'key → extension host knows the change', from: 'pressed', to: 'edited', isOurs: false },
  { what: 'change → plan (language server, both ways)', from: 'edited', to: 'planned', isOurs: true },
  { what: 'plan → the engine draws by it', from: 'planned', to: 'opened', isOurs: true },
  { what: 'engine → its first frame leaves for the webview', from: 'opened', to: 'sent', isOurs: true },
  { what: 'frame → webview', from: 'sent', to: 'received', isOurs: false },
  { what: 'received → presented', from: 'received', to: 'presented', isOurs: true },
];
/** Milliseconds that everything of ours may take together. */
const BUDGET = 100;

export const editStages = (log: string): EditStages[] =>
  [...log.matchAll(/Edit to picture: (\{.*\})/g)].map(([, json]) => JSON.parse(json!) as EditStages);

/** `pressed` are the moments of the keys (ms since 1970); a key belongs to the first edit after it. */
export function stageFigures(how: string, pressed: readonly number[], stages: readonly EditStages[]): Figure[] {
  const ways = pressed.flatMap((at, i) => {
    const found = stages.find(({ edited }) => edited >= at && edited < (pressed[i + 1] ?? Infinity));
    return found ? [{ ...found, pressed: at }] : [];
  });
  if (ways.length === 0) return [];
  const took = (part: (typeof PARTS)[number]) => ways.map((way) => way[part.to] - way[part.from]);
  const sum = (isOurs: boolean) =>
    ways.map((way) =>
      PARTS.reduce((all, part) => all + (part.isOurs === isOurs ? way[part.to] - way[part.from] : 0), 0),
    );
  return [
    figure(
      `${how}: keystroke → new picture in the panel`,
      ways.map((way) => way.presented - way.pressed),
    ),
    figure('    of it ours', sum(true), BUDGET),
    figure('    of it transport (workbench, its channels)', sum(false)),
    ...PARTS.map((part) => figure(`    ${part.what}`, took(part))),
  ];
}
