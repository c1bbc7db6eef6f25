// Which argument is meant for which parameter: positional ones first, then named ones.

import { nearest } from '../../catalog/lookup.ts';
import type { CallExpr, Expr } from '../syntax/tree.ts';
import { type Env, report } from './context.ts';

/** One expression or nothing for each name; null where an argument could not be placed. */
export function argumentSlots(
  env: Env,
  expr: CallExpr,
  owner: string,
  names: readonly string[],
): (Expr | undefined)[] | null {
  const slots: (Expr | undefined)[] = new Array(names.length).fill(undefined);
  let placed = true;
  let named = false;
  let position = 0;
  for (const arg of expr.args ?? []) {
    if (arg.name) {
      named = true;
      const index = names.indexOf(arg.name.text);
      if (index < 0) {
        placed = false;
        const near = nearest(arg.name.text, names);
        const list = names.length === 0 ? `\`${owner}\` takes no arguments` : `\`${owner}\` takes ${names.join(', ')}`;
        report(
          env,
          arg.name,
          'unknown-parameter',
          `Expected a parameter of \`${owner}\`, but it has no \`${arg.name.text.slice(0, 60)}\`.`,
          {
            help: near ? `Did you mean \`${near}\`? ${list}.` : `${list}.`,
            ...(near
              ? { fixes: [{ title: `Change to \`${near}\``, edits: [{ span: arg.name, newText: near }] }] }
              : {}),
          },
        );
      } else if (slots[index]) {
        placed = false;
        report(env, arg.name, 'duplicate-name', `Expected ${owner}.${arg.name.text} once, but it is given twice.`);
      } else slots[index] = arg.value;
      continue;
    }
    if (named) {
      placed = false;
      report(env, arg, 'syntax', 'Expected positional arguments before named ones.', {
        help: 'Give this one its name too.',
      });
      continue;
    }
    if (position >= names.length) {
      placed = false;
      report(
        env,
        arg,
        'unknown-parameter',
        `Expected at most ${names.length} argument${names.length === 1 ? '' : 's'} for \`${owner}\`, but here are more.`,
        { help: names.length ? `It takes ${names.join(', ')}.` : 'It takes none.' },
      );
      break;
    }
    slots[position++] = arg.value;
  }
  return placed ? slots : null;
}
