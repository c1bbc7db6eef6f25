// Splits the time from a keystroke to its frame into stages, read from the extension's log. Time spent in the workbench and its
// message channels, which we cannot shorten, is summed separately.

import type { EditStages } from '../../src/extension/preview/edit-trace.ts';
import type { Figure } from './figures.ts';
import { figure } from './figures.ts';

/** Stages from the key press on; those with `isOurs` count towards the budget of an edit. */
const PARTS: readonly { what: string; from: keyof EditStages | 'pressed'; to: keyof EditStages; isOurs: boolean }[] = [
  { what: 'key → extension host knows the change', from: 'pressed', to: 'edited', isOurs: false },
  { what: 'change → plan (language server, both ways)', from: 'edited', to: 'planned', isOurs: true },
  { what: 'plan → engine uses it', from: 'planned', to: 'opened', isOurs: true },
  { what: 'engine → first frame sent to the webview', from: 'opened', to: 'sent', isOurs: true },
  { what: 'frame → webview', from: 'sent', to: 'received', isOurs: false },
  { what: 'received → presented', from: 'received', to: 'presented', isOurs: true },
];
/** Milliseconds for all of our stages together. */
const BUDGET = 100;

export const editStages = (log: string): EditStages[] =>
  [...log.matchAll(/Edit to picture: (\{.*\})/g)].map(([, json]) => JSON.parse(json!) as EditStages);

/** `pressed`: times of the key presses (ms since 1970). Each belongs to the first edit after it. */
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
      `${how}: keystroke → new frame in the panel`,
      ways.map((way) => way.presented - way.pressed),
    ),
    figure('    of that: ours', sum(true), BUDGET),
    figure('    of that: workbench and its channels', sum(false)),
    ...PARTS.map((part) => figure(`    ${part.what}`, took(part))),
  ];
}
