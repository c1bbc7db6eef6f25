// Rules of cellular automata as two bit sets: neighbour counts for birth, and for survival.

const NAMED = new Map<string, string>([
  ['life', 'B3/S23'],
  ['coral', 'B3/S45678'],
  ['maze', 'B3/S12345'],
  ['highlife', 'B36/S23'],
  ['seeds', 'B2/S'],
]);
export const LIFE_WORDS = [...NAMED.keys()];

/** Births and survivals, each as counts of neighbours. */
export const LIFE_PATTERN = '^ *B([0-8 ]*)/ *S([0-8 ]*)$';

export interface LifeRule {
  born: number;
  stays: number;
}
const rules = new Map<string, LifeRule>();

/** Parses a rule, by name or as `B…/S…`; anything else gives Conway's. */
export function lifeRule(written: string): LifeRule {
  const known = rules.get(written);
  if (known !== undefined) return known;
  const match = new RegExp(LIFE_PATTERN, 'i').exec(NAMED.get(written) ?? written);
  const bits = (digits: string): number =>
    [...digits.replaceAll(' ', '')].reduce((set, digit) => set | (1 << Number(digit)), 0);
  const rule =
    match === null ? { born: bits('3'), stays: bits('23') } : { born: bits(match[1]), stays: bits(match[2]) };
  rules.set(written, rule);
  return rule;
}
