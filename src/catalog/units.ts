// The units of numbers.

export interface UnitSpec {
  unit: string;
  kind: 'time' | 'angle' | 'length' | 'share';
  doc: string;
}
export const units: UnitSpec[] = [
  { unit: 's', kind: 'time', doc: 'seconds' },
  { unit: 'ms', kind: 'time', doc: 'milliseconds' },
  { unit: 'f', kind: 'time', doc: "frames, at the reel's frame rate" },
  { unit: 'beat', kind: 'time', doc: 'a beat of the music' },
  { unit: 'beats', kind: 'time', doc: 'beats of the music' },
  { unit: 'bar', kind: 'time', doc: 'a bar: four beats' },
  { unit: 'bars', kind: 'time', doc: 'bars: four beats each' },
  { unit: 'deg', kind: 'angle', doc: 'degrees' },
  { unit: 'turn', kind: 'angle', doc: 'turns' },
  { unit: 'rad', kind: 'angle', doc: 'radians' },
  { unit: '%', kind: 'share', doc: 'percent' },
  { unit: 'px', kind: 'length', doc: 'pixels of a 1080-line frame, scaled to the actual frame' },
];
export const UNIT_NAMES = units.map((unit) => unit.unit);
