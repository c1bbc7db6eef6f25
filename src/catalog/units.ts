// Units of numbers as data, for hovers, completion and the grammar.

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
