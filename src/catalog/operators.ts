// Operators and units as data, for hovers, completion and the reference.

export interface OperatorSpec {
  sign: string;
  fn: string;
  doc: string;
}
export const operators: OperatorSpec[] = [
  { sign: '+', fn: 'add', doc: 'Sum.' },
  { sign: '-', fn: 'sub', doc: 'Difference; before a value its negative (`neg`).' },
  { sign: '*', fn: 'mul', doc: 'Product.' },
  { sign: '/', fn: 'div', doc: 'Quotient; division by zero gives 0.' },
  { sign: '^', fn: 'pow', doc: 'Power; binds most, from the right. The exponent may be negative.' },
  { sign: '<', fn: 'lt', doc: '1 where less, else 0.' },
  { sign: '<=', fn: 'le', doc: '1 where less or equal, else 0.' },
  { sign: '>', fn: 'gt', doc: '1 where greater, else 0.' },
  { sign: '>=', fn: 'ge', doc: '1 where greater or equal, else 0.' },
  { sign: '==', fn: 'eq', doc: '1 where equal, else 0.' },
  { sign: '!=', fn: 'ne', doc: '1 where not equal, else 0.' },
  { sign: 'and', fn: 'and', doc: '1 where both are not 0.' },
  { sign: 'or', fn: 'or', doc: '1 where one is not 0.' },
  { sign: 'not', fn: 'not', doc: '1 where 0, else 0.' },
  { sign: '?', fn: 'select', doc: '`condition ? a : b` is a where the condition is not 0, else b.' },
];

export interface UnitSpec {
  unit: string;
  kind: 'time' | 'angle' | 'length' | 'share';
  doc: string;
}
export const units: UnitSpec[] = [
  { unit: 's', kind: 'time', doc: 'seconds' },
  { unit: 'ms', kind: 'time', doc: 'thousandths of a second' },
  { unit: 'f', kind: 'time', doc: "frames of the reel's own rate" },
  { unit: 'beat', kind: 'time', doc: 'a beat of the music' },
  { unit: 'beats', kind: 'time', doc: 'beats of the music' },
  { unit: 'bar', kind: 'time', doc: 'a bar: four beats' },
  { unit: 'bars', kind: 'time', doc: 'bars: four beats each' },
  { unit: 'deg', kind: 'angle', doc: 'degrees' },
  { unit: 'turn', kind: 'angle', doc: 'whole turns' },
  { unit: 'rad', kind: 'angle', doc: 'radians' },
  { unit: '%', kind: 'share', doc: 'hundredths' },
  { unit: 'px', kind: 'length', doc: 'pixels of a 1080-line frame, scaled to the real one' },
];
export const UNIT_NAMES = units.map((unit) => unit.unit);
