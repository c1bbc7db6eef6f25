// Diagnostics about values: their kind, range, unit and rate.

import { changeTo, defineDiagnostic, didYouMean, type FixDraft } from './define-diagnostic.ts';

export interface Mismatch {
  expected: string;
  /** What the value is for: `fbm.octaves`. */
  label: string;
  /** What was written instead, as it is shown. */
  got: string;
}

/** Adds one of the units behind the number; `end` is where it ends. */
const unitFixes = (number: string, units: readonly string[], end: number | null): FixDraft[] =>
  end === null
    ? []
    : units.map((unit) => ({
        title: `Change to \`${number}${unit}\``,
        edits: [{ span: { start: end, end }, newText: unit }],
      }));

export const wrongKind = defineDiagnostic(
  'wrong-kind',
  'error',
  {
    summary: 'A value of the wrong kind.',
    explanation:
      'The parameter or setting takes another kind of value: a time instead of a plain number, a colour instead of a hue, a shader instead of a field. ' +
      'Times, angles and pixels need a unit (`2s`, `45deg`, `12px`); only 0 does not.',
    example: 'scene a for 2s {\n  layer on md { value: plasma() | rotate(45) }\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: plasma() | rotate(45deg) }\n}\n',
  },
  {
    value: ({ expected, label, got }: Mismatch) => `Expected ${expected} for ${label}, but got ${got}.`,
    /** A media name, or a member, where another member of it fits. */
    otherMember: ({ expected, label, got, meant }: Mismatch & { meant: string }) => ({
      message: `Expected ${expected} for ${label}, but got ${got}.`,
      help: `Write \`${meant}\`.`,
      fixes: [changeTo(meant)],
    }),
    /** `nearest`: the nearest whole number in range. */
    notWhole: ({ expected, label, got, nearest }: Mismatch & { nearest: string }) => ({
      message: `Expected ${expected} for ${label}, but got ${got}.`,
      fixes: [changeTo(nearest)],
    }),
    withoutUnit: ({
      expected,
      label,
      number,
      units,
      end,
    }: {
      expected: string;
      label: string;
      number: string;
      units: readonly string[];
      end: number | null;
    }) => ({
      message: `Expected ${expected} for ${label}, but got the number ${number}.`,
      help: `Write \`${number}${units[0]}\`.`,
      fixes: unitFixes(number, units, end),
    }),
    notANumber: ({ got, isColor }: { got: string; isColor: boolean }) => ({
      message: `Expected a number here, but got ${got}.`,
      ...(isColor ? { help: 'To mix colours, use `mixColor(a, b, k)`.' } : {}),
    }),
    unit: ({ units, unit, near }: { units: readonly string[]; unit: string; near?: string | undefined }) => ({
      message: `Expected a unit (${units.join(', ')}) after the number, but got \`${unit}\`.`,
      ...didYouMean(near),
    }),
    tuple: ({ count }: { count: number }) =>
      `Expected a point of two numbers such as \`(0.5, 0.3)\`, but got ${count} numbers.`,
    point: ({ label, got }: { label: string; got: string }) =>
      `Expected a point of two numbers for ${label}, but got ${got}.`,
    listItem: ({ expected, label, got }: Mismatch) => `Expected ${expected} in ${label}, but got ${got}.`,
    emptyList: ({ what, label }: { what: string; label: string }) =>
      `Expected at least one ${what} for ${label}, but the list is empty.`,
    branches: ({ one, other }: { one: string; other: string }) =>
      `Expected two numbers or two colours to choose between, but got ${one} and ${other}.`,
    leftOfPipe: ({ got }: { got: string }) => `Expected a field or a colour on the left of \`|\`, but got ${got}.`,
    notConstant: ({ label, got }: { label: string; got: string }) =>
      `Expected a constant for ${label}: a number, time, angle, colour, text or word, but got \`${got}\`.`,
    varies: ({ label, got }: { label: string; got: string }) =>
      `Expected a constant for ${label}, but \`${got}\` varies over time.`,
    parentheses: ({ name, what, span }: { name: string; what: string; span: { start: number; end: number } }) => ({
      message: `\`${name}\` is ${what} and takes no parentheses.`,
      fixes: [{ title: 'Remove the parentheses', edits: [{ span, newText: '' }] }],
    }),
    transform: () => 'Expected a transform such as `rotate(45deg)` after `|`.',
    notAffine: ({ name, names }: { name: string; names: readonly string[] }) => ({
      message: `Expected ${names
        .map((each) => `\`${each}\``)
        .join(', ')
        .replace(/, ([^,]*)$/, ' or $1')} here, but got \`${name}\`, which bends the picture.`,
      help: `Use it in the value of a layer: \`value | ${name}(…)\`.`,
    }),
    notATransform: ({ name, kind, help }: { name: string; kind: string; help: string }) => ({
      message: `Expected a transform after \`|\`, but \`${name}\` is a ${kind}.`,
      help,
    }),
    otherEffect: ({ expected, name, kind, help }: { expected: string; name: string; kind: string; help?: string }) => ({
      message: `Expected ${expected}, but \`${name}\` is ${kind}.`,
      ...(help === undefined ? {} : { help }),
    }),
    effect: ({ kind, example, got }: { kind: string; example: string; got: string }) =>
      `Expected a ${kind} such as \`${example}\`, but got \`${got}\`.`,
    fieldResult: ({ name, got }: { name: string; got: string }) =>
      `Expected a number or a colour from the field \`${name}\`, but got ${got}.`,
    paletteGlyphs: ({ name, got }: { name: string; got: string }) =>
      `Expected glyphs in quotes for the palette \`${name}\`, but got \`${got}\`.`,
    reelBackground: () => 'Expected a constant colour such as `#101018` for the background of the reel.',
    captions: ({ got }: { got: string }) => `Expected captions as .srt, .vtt or .lrc, but got \`${got}\`.`,
    length: ({ got, number, end }: { got: string; number: string; end: number | null }) => ({
      message: `Expected a length such as \`6s\` or \`8beats\`, but got ${got}.`,
      ...(end === null ? {} : { help: `Write \`${number}s\`.`, fixes: unitFixes(number, ['s', 'beats'], end) }),
    }),
    lengthVaries: ({ got }: { got: string }) =>
      `Expected a constant length such as \`6s\` or \`8beats\`, but \`${got}\` varies.`,
    transitionVaries: ({ name }: { name: string }) => `Expected a constant time for ${name}, but it varies.`,
  },
);

export const outOfRange = defineDiagnostic(
  'out-of-range',
  'error',
  {
    summary: 'A value outside its limits, or a reel beyond the limits of the language.',
    explanation:
      'The message states the limits. Values that vary over time are not reported; they are clamped when the frame is drawn. ' +
      'Limits on nesting, length and number of steps keep any text from blocking the editor.',
    example: 'scene a for 2s {\n  layer on md { value: fbm(octaves: 40) }\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: fbm(octaves: 12) }\n}\n',
  },
  {
    value: ({ expected, label, got, isLow, limit }: Mismatch & { isLow: boolean; limit: string }) => ({
      message: `Expected ${expected} for ${label}, but got ${got}.`,
      help: `The ${isLow ? 'lowest' : 'highest'} value is ${limit}.`,
      fixes: [changeTo(limit)],
    }),
    number: ({ got }: { got: string }) => `Expected a number of at most 1e30, but got \`${got}\`.`,
    size: ({ min, max, got }: { min: number; max: number; got: string }) => ({
      message: `Expected a size from ${min}x${min} to ${max}x${max} pixels, but got ${got}.`,
      help: `The limit is ${max} pixels per side.`,
    }),
    stopOrder: ({ label, got }: { label: string; got: string }) =>
      `Expected the stops of ${label} in ascending order, but ${got} is not after the stop before it.`,
    length: ({ hours, got }: { hours: number; got: string }) =>
      `Expected a length of at most ${hours} hours, but got ${got}.`,
    reelLength: ({ hours }: { hours: number }) =>
      `Expected a reel of at most ${hours} hours, but this makes it longer.`,
    textEnd: ({ hasStart }: { hasStart: boolean }) =>
      `Expected an end after ${hasStart ? "the text's `from`" : 'the start of the scene'} for to, or the text is never visible.`,
    emptyTicker: () => 'Expected some text for the ticker, but it is empty.',
    tickerRow: () => ({
      message: 'Expected a row from 1, or a negative row counted from the bottom, but got 0.',
      help: '`1` is the first row, `-1` the last.',
    }),
    /** `what` with a capital, in the plural. */
    nesting: ({ what, max }: { what: string; max: number }) => `${what} are nested more than ${max} deep.`,
    tooMany: ({ what, max, got }: { what: string; max: number; got?: number }) =>
      `Expected at most ${max} ${what}, but got ${got ?? 'more'}.`,
    repeats: ({ max, got }: { max: number; got: string }) =>
      `Expected a whole number from 1 to ${max} for \`repeat\`, but got \`${got}\`.`,
    steps: ({ scene, max }: { scene: string | null; max: number }) => ({
      message: `${scene === null ? 'The definitions exceed' : `The scene \`${scene}\` exceeds`} ${max} steps.`,
      help: 'A definition used twice by the next one doubles the work each time; bind it once with `let`.',
    }),
  },
);

export const perCell = defineDiagnostic(
  'per-cell',
  'error',
  {
    summary: 'A value that varies per cell where one number per frame is needed.',
    explanation:
      'The value uses a position (`u`, `x`, `dist` …) or a field, so it differs from cell to cell, but the parameter takes one number for the whole frame. ' +
      'Use time, `progress` or `audio.*`.',
    example: 'scene a for 2s {\n  layer on md { value: plasma()  opacity: u }\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: plasma()  opacity: progress }\n}\n',
  },
  {
    value: ({ label, got, isConstant }: { label: string; got: string; isConstant: boolean }) => ({
      message: `Expected one number ${isConstant ? 'for the whole reel' : 'per frame'} for ${label}, but \`${got}\` varies per cell.`,
      help: 'It uses a position (`u`, `x`, `dist` …) or a field; use time, progress or audio instead.',
    }),
  },
);

export const emptyPalette = defineDiagnostic(
  'empty-palette',
  'error',
  {
    summary: 'A palette without glyphs.',
    explanation: 'A palette needs at least one glyph. Glyphs go from dark to bright; the first is usually a space.',
    example: 'scene a for 2s {\n  layer on md { value: plasma()  palette: "" }\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: plasma()  palette: " .:*#" }\n}\n',
  },
  {
    palette: () => ({
      message: 'Expected at least one glyph in the palette, but it is empty.',
      help: 'Glyphs go from dark to bright, the first is usually a space: `" .:*#"`.',
      fixes: [{ title: 'Use `" .:*#"`', edits: [{ newText: '" .:*#"' }] }],
    }),
  },
);

export const definitionCycle = defineDiagnostic(
  'definition-cycle',
  'error',
  {
    summary: 'A definition that uses itself.',
    explanation:
      'A definition may not use itself, directly or through others. In a layer, `value`, `threshold` and `opacity` cannot use `value`, which is not known yet.',
    example: 'let a = b + 1\nlet b = a\nscene s for 2s {\n  layer on md { value: a }\n}\n',
    fixed: 'let a = b + 1\nlet b = 0.5\nscene s for 2s {\n  layer on md { value: a }\n}\n',
  },
  {
    /** `ring`: the names from the definition back to itself. */
    definition: ({ ring }: { ring: readonly string[] }) => ({
      message: `\`${ring[0]}\` is defined by itself${ring.length > 2 ? `: ${ring.join(' → ')}` : ''}.`,
      help: 'One of them must not use the next.',
    }),
    ownValue: ({ setting }: { setting: string }) => ({
      message: `\`${setting}\` can't use \`value\`, which is not known yet.`,
      help: '`value` is available in hue, color, saturation and mask.',
    }),
  },
);
