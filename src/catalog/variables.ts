// The variables that expressions can use.

import type { Rate } from '../contract/catalog-entry.ts';

export interface VariableSpec {
  name: string;
  rate: Rate;
  doc: string;
  range?: string;
  /** Its value, if it is constant. */ constant?: number;
}

const frame = (name: string, doc: string, range?: string): VariableSpec => ({
  name,
  rate: 'frame',
  doc,
  ...(range ? { range } : {}),
});
const cell = (name: string, doc: string, range?: string): VariableSpec => ({
  name,
  rate: 'cell',
  doc,
  ...(range ? { range } : {}),
});

export const variables: VariableSpec[] = [
  frame('t', 'Seconds since the scene began.'),
  frame('time', 'Seconds since the reel began.'),
  frame('progress', 'Progress of the scene.', '0..1'),
  frame('frame', 'Frames since the scene began.'),
  frame('duration', 'Length of the scene in seconds.'),
  frame('fps', "The reel's frames per second."),
  { name: 'pi', rate: 'const', doc: 'Half a turn in radians.', constant: Math.PI },
  { name: 'tau', rate: 'const', doc: 'A whole turn in radians.', constant: 2 * Math.PI },
  cell('u', 'Horizontal position in the frame.', '0..1'),
  cell('v', 'Vertical position in the frame.', '0..1'),
  cell('x', 'Horizontal distance from the centre; 1 is half the shorter side.'),
  cell('y', 'Vertical distance from the centre, downwards; 1 is half the shorter side.'),
  cell('dist', 'Distance from the centre: hypot(x, y).'),
  cell('angle', 'Angle about the centre: atan2(y, x), in radians.', '−π..π'),
  cell('col', 'Column of the cell, from 0.'),
  cell('row', 'Row of the cell, from 0.'),
  cell('cols', 'Columns of the grid.'),
  cell('rows', 'Rows of the grid.'),
];

/** Only available in layers. */
export const layerValue: VariableSpec = cell('value', "The layer's value, before the mask.", '0..1');

export const audioFeatures: VariableSpec[] = [
  frame('rms', 'Loudness.', '0..1'),
  frame('sub', 'Energy of the sub-bass, 20–60 Hz.', '0..1'),
  frame('bass', 'Energy of the bass, 60–250 Hz.', '0..1'),
  frame('lowmid', 'Energy of the lower mids, 250–500 Hz.', '0..1'),
  frame('mid', 'Energy of the mids, 500 Hz–2 kHz.', '0..1'),
  frame('highmid', 'Energy of the upper mids, 2–4 kHz.', '0..1'),
  frame('high', 'Energy of the treble, above 4 kHz.', '0..1'),
  ...['sub', 'bass', 'lowmid', 'mid', 'highmid', 'high'].map((band) =>
    frame(`${band}Ratio`, `Share of \`${band}\` in all bands.`, '0..1'),
  ),
  frame('centroid', 'Spectral centroid: dull to bright.', '0..1'),
  frame('flatness', 'Spectral flatness: tone (0) to noise (1).', '0..1'),
  frame('flux', 'Spectral flux: how much the spectrum has just changed.', '0..1'),
  frame('beat', '1 on the frame of a beat, otherwise 0.', '0 or 1'),
  frame('decay', '1 on a beat, decaying to 0 in about half a second.', '0..1'),
  frame('tempo', 'Beats per minute.', 'bpm'),
  frame('energy', 'Loudness averaged over three seconds: how intense the part is.', '0..1'),
  frame('onset', 'The strength of a new sound, decaying to 0 in 0.15 s.', '0..1'),
  frame('kick', 'The strength of a kick drum, decaying to 0 in 0.3 s.', '0..1'),
  frame('snare', 'The strength of a snare or clap, decaying to 0 in 0.25 s.', '0..1'),
  frame('hat', 'The strength of a hi-hat, decaying to 0 in 0.12 s.', '0..1'),
  frame('beatIndex', 'Number of the current beat, from 0.'),
  frame('bar', '1 on the first frame of a bar, otherwise 0. Bars have four beats.', '0 or 1'),
  frame('barIndex', 'Number of the current bar, from 0.'),
  frame('section', 'Number of the current section, from 1, as in `until section(2)`.'),
  frame('sectionProgress', 'Progress of the current section.', '0..1'),
  frame('untilDrop', 'Seconds until the next drop; 3600 where none is left.', 's'),
];

/** Of the captions; `caption.line` and `caption.word` stand in texts: `${caption.word}`. */
export const captionVariables: VariableSpec[] = [
  frame('caption.progress', 'How far the caption that is shown has come.', '0..1'),
  frame(
    'caption.index',
    'Number of the caption that is shown, or was last, from 0: for styles that change from one to the next.',
  ),
];

const byName = new Map(variables.map((variable) => [variable.name, variable]));
const audioByName = new Map(audioFeatures.map((feature) => [feature.name, feature]));
export const findVariable = (name: string): VariableSpec | undefined => byName.get(name);
export const findAudioFeature = (name: string): VariableSpec | undefined => audioByName.get(name);
