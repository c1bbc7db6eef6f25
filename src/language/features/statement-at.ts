import type { ParsedReel } from '../syntax/parse-reel.ts';
import type { Statement } from '../syntax/tree.ts';

/** The first statement around a part of the text, with its ends. */
export const statementAt = ({ statements }: ParsedReel, start: number, end = start): Statement | undefined =>
  statements.find(({ base, length }) => base <= start && end <= base + length);
