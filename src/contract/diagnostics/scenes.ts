// Diagnostics about scenes, the timeline and how a scene looks.

import { BRIGHTNESS_TARGETS } from '../defaults.ts';
import type { LoopReason } from '../loop-reason.ts';
import { changeTo, defineDiagnostic, type Span } from './define-diagnostic.ts';

export const sceneWithoutLength = defineDiagnostic(
  'scene-without-length',
  'error',
  {
    summary: 'A scene without a length.',
    explanation: 'Give the scene a length with `for`, or give one to every `play` of it in the timeline.',
    example: 'scene a {\n  layer on md { value: plasma() }\n}\n',
    fixed: 'scene a for 6s {\n  layer on md { value: plasma() }\n}\n',
  },
  {
    /** `end`: where its name ends. */
    scene: ({ name, end }: { name: string; end: number }) => ({
      message: `Expected a length for the scene \`${name}\`, such as \`for 6s\`.`,
      help: 'Write `scene NAME for 6s { … }`.',
      fixes: [{ title: 'Add `for 6s`', edits: [{ span: { start: end, end }, newText: ' for 6s' }] }],
    }),
  },
);

export const tooShort = defineDiagnostic(
  'too-short',
  'error',
  {
    summary: 'A length of less than one frame.',
    explanation: 'Every scene and every `play` lasts at least one frame of the reel. `1f` is one frame.',
    example: 'reel { fps: 10 }\nscene a for 20ms {\n  layer on md { value: plasma() }\n}\n',
    fixed: 'reel { fps: 10 }\nscene a for 1f {\n  layer on md { value: plasma() }\n}\n',
  },
  {
    length: ({ got }: { got: string }) => `Expected a length of at least one frame, but got ${got}.`,
    segment: ({ frameMs }: { frameMs: number }) => ({
      message: `Expected at least one frame (${frameMs.toFixed(1)} ms), but this segment is shorter.`,
      help: 'One frame is `1f`.',
    }),
  },
);

export const transitionTooLong = defineDiagnostic(
  'transition-too-long',
  'error',
  {
    summary: 'A transition longer than one of its scenes.',
    explanation: 'A transition may not be longer than the scene before or the scene it belongs to.',
    example:
      'scene a for 1s {\n  layer on md { value: plasma() }\n}\nscene b for 4s {\n  transition: crossfade(2s)\n  layer on md { value: fbm() }\n}\n',
    fixed:
      'scene a for 1s {\n  layer on md { value: plasma() }\n}\nscene b for 4s {\n  transition: crossfade(0.5s)\n  layer on md { value: fbm() }\n}\n',
  },
  {
    /** `shorter`: the shorter of the two scenes. `fix`: a time that fits; null where the time is not written. */
    transition: ({ got, shorter, max, fix }: { got: string; shorter: string; max: string; fix: string | null }) => ({
      message: `Expected a transition no longer than either scene, but ${got} exceeds \`${shorter}\` (${max}).`,
      help: `At most ${max} here.`,
      fixes: fix === null ? [] : [changeTo(fix)],
    }),
  },
);

export const mirroredText = defineDiagnostic(
  'mirrored-text',
  'warning',
  {
    summary: 'A shader that mirrors text or captions.',
    explanation:
      'Shaders apply to the whole frame, its text and captions included. Mirror the value of a layer instead, or move the text to another scene.',
    example: 'scene a for 2s {\n  layer on md { value: plasma() }\n  text "HELLO"\n  shade: mirrorX()\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: plasma() | mirrorX() }\n  text "HELLO"\n}\n',
  },
  {
    shader: ({ name }: { name: string }) => ({
      message: `\`${name}\` mirrors the text of this scene too, which makes it hard to read.`,
      help: 'Mirror the value of a layer instead (`value | mirrorX`), or move the text to a scene of its own.',
    }),
    captions: ({ name }: { name: string }) => ({
      message: `\`${name}\` mirrors the captions too, which makes them hard to read or hides them.`,
      help: 'Mirror the value of a layer instead (`value | mirrorX`), or have no captions while this scene plays.',
    }),
  },
);

export const unreadableCaptions = defineDiagnostic(
  'unreadable-captions',
  'warning',
  {
    summary: 'A shader that makes captions unreadable.',
    explanation:
      'Shaders apply to the whole frame, its captions included. Mix the shader in (`mix: 0.3`), apply it for moments (`when:`), or have no captions while the scene plays.',
    example:
      'reel { captions: "words.srt" { under: shaders } }\nscene a for 2s {\n  layer on md { value: plasma() }\n  shade: halftone()\n}\n',
    fixed:
      'reel { captions: "words.srt" { under: shaders } }\nscene a for 2s {\n  layer on md { value: plasma() }\n  shade: halftone(mix: 0.3)\n}\n',
  },
  {
    shader: ({ name }: { name: string }) => ({
      message: `\`${name}\` makes the captions hard to read.`,
      help: 'Use less of it (`mix: 0.3`), only for moments (`when:`), or have no captions while this scene plays.',
    }),
  },
);

export const fadingFeedback = defineDiagnostic(
  'fading-feedback',
  'warning',
  {
    summary: 'A feedback that fades to black.',
    explanation:
      'With `blend: multiply` every frame is darkened by the previous one, until nothing is left. Use `screen` or `lighten`.',
    example: 'scene a for 2s {\n  layer on md { value: plasma() }\n  feedback: echo(0.8, blend: multiply)\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: plasma() }\n  feedback: echo(0.8, blend: screen)\n}\n',
  },
  {
    /** `canFix`: it is reported on the word itself. */
    multiply: ({ canFix }: { canFix: boolean }) => ({
      message:
        'A feedback with the blend mode `multiply` darkens every frame by the previous one, until nothing is left.',
      help: 'Use `screen` or `lighten`.',
      fixes: canFix ? [changeTo('screen')] : [],
    }),
  },
);

export const darkOverlay = defineDiagnostic(
  'dark-overlay',
  'warning',
  {
    summary: '`blend: overlay` on a dark background.',
    explanation:
      '`overlay` keeps dark areas dark, and glyphs cover little of a frame, so the layer will barely be visible. Use `screen` or `add`, or a bright background.',
    example: 'scene a for 2s {\n  layer on md { value: plasma() }\n  layer on lg { value: fbm()  blend: overlay }\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: plasma() }\n  layer on lg { value: fbm()  blend: screen }\n}\n',
  },
  {
    layer: () => ({
      message: '`overlay` keeps dark areas dark, so this layer will barely be visible.',
      help: 'Use `screen` or `add`, or give the scene a bright `background`.',
      fixes: [changeTo('screen')],
    }),
  },
);

export const longLine = defineDiagnostic(
  'long-line',
  'warning',
  {
    summary: 'A line of text too long for a portrait frame.',
    explanation:
      'On a portrait frame about 25 characters per line are comfortable to read. Set `maxChars`, or break the text with `\\n`.',
    example:
      'reel { size: portrait }\nscene a for 4s {\n  layer on md { value: plasma() }\n  text "A line that is much too long for a telephone" { maxChars: 60 }\n}\n',
    fixed:
      'reel { size: portrait }\nscene a for 4s {\n  layer on md { value: plasma() }\n  text "A line that is much too long for a telephone" { maxChars: 25 }\n}\n',
  },
  {
    /** `best`: characters that fit. `setting`: where `maxChars` has its number, if it has one. */
    line: ({
      length,
      usual,
      best,
      setting,
    }: {
      length: number;
      usual: number;
      best: number;
      setting: Span | null;
    }) => ({
      message: `A line of ${length} characters is too long for a portrait frame; about ${usual} read well.`,
      help: `Set \`maxChars: ${best}\`, or break the text with \`\\n\`.`,
      fixes: setting === null ? [] : [changeTo(String(best), setting)],
    }),
  },
);

export const slowScene = defineDiagnostic(
  'slow-scene',
  'info',
  {
    summary: 'A scene whose preview does not keep its frame rate.',
    explanation:
      'The preview measures where the time of its frames goes. When several frames in a row are late, it leaves costly shaders out and names the part of the scene that takes most. Renders use everything and only take longer. `glyphreel.preview.costs` shows the milliseconds of each item and shader beside it.',
    example:
      'scene a for 2s {\n  layer on xs { value: fbm(octaves: 8) * fbm(octaves: 8, scale: 3) }\n  shade: softFocus(1) | radialBlur()\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: fbm(octaves: 4) }\n  shade: vignette(0.3)\n}\n',
  },
  {
    /** `dearest`: the item or shader that takes most of a frame. */
    scene: ({
      name,
      totalMs,
      budgetMs,
      dearest,
    }: {
      name: string;
      totalMs: number;
      budgetMs: number;
      dearest: { label: string; kind: string; ms: number } | null;
    }) => ({
      message: `A preview frame of \`${name}\` takes ${Math.round(totalMs)} ms, more than the ${Math.round(budgetMs)} ms of its frame rate${
        dearest === null ? '' : `; ${Math.round(dearest.ms)} ms of them go to \`${dearest.label}\``
      }.`,
      help: `${HELP_FOR_SLOW.get(dearest?.kind ?? '') ?? HELP_FOR_SLOW.get('layer')!} Or lower \`glyphreel.preview.size\`.`,
    }),
  },
);

/** By what takes most of a frame. */
const HELP_FOR_SLOW = new Map([
  [
    'layer',
    'Use a coarser grid (`on lg`), fewer octaves, or a field that is computed once for several layers (`let`).',
  ],
  ['group', 'Use fewer layers in the group, coarser grids, or fewer shaders of its own.'],
  ['particles', 'Use fewer particles (`count`), or a shorter `trail`.'],
  ['text', 'Use fewer letters, or a simpler `reveal`.'],
  ['ticker', 'Use fewer rows.'],
  ['art', 'Use smaller art.'],
  ['shader', 'Leave it out while you edit, or use it for moments (`when:`).'],
  ['feedback', 'Use `echo` without a `transform`.'],
  ['transition', 'Use a simpler transition, such as `crossfade`.'],
]);

export const darkSegment = defineDiagnostic(
  'dark-segment',
  'warning',
  {
    summary: 'A scene that was too dark (or too bright) in the last render.',
    explanation:
      `Reported after a render, from the measured brightness. A quiet scene needs a mean level above ${BRIGHTNESS_TARGETS.quiet} of 255, an active one above ${BRIGHTNESS_TARGETS.active}. ` +
      'The quick fix sets the `gamma` that would reach the target; `energy: quiet` marks a scene that is meant to be dark.',
    example: 'scene a for 1s {\n  energy: active  tonemap: off\n  layer on md { value: plasma() * 0.1 }\n}\n',
    fixed: 'scene a for 1s {\n  energy: active\n  layer on md { value: plasma()  palette: blocks }\n}\n',
  },
  {
    scene: ({
      name,
      mean,
      worst,
      advice,
    }: {
      name: string;
      mean: number;
      worst: { which: 'brightest' | 'darkest'; seconds: number; mean: number } | null;
      advice: string;
    }) => {
      const extreme = worst ? `, ${worst.which} at ${worst.seconds.toFixed(2)} s with ${worst.mean.toFixed(1)}` : '';
      return `Scene ${name} has a mean level of ${mean.toFixed(1)}${extreme}. ${advice}`;
    },
  },
);

export const flashes = defineDiagnostic(
  'flashes',
  'warning',
  {
    summary: 'A scene that flashes more than three times a second.',
    explanation:
      'Reported after a render and by `check --frames`, from the frames. A flash is a pair of opposite changes of at least a tenth of the relative luminance, where the darker ' +
      'image is below 0.8, or of saturated red. More than three of them in a second, on a quarter of any window of a quarter of the frame, may cause ' +
      'seizures in photosensitive people: the limits of WCAG 2.3.1 and ITU-R BT.1702. Let the scene change less often or by less, or limit it with the ' +
      'shader `calm`.',
    example: 'scene a for 2s {\n  layer on md { value: 1  palette: blocks  opacity: fract(t * 6) < 0.5 ? 1 : 0 }\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: 1  palette: blocks  opacity: fract(t * 2) < 0.5 ? 1 : 0 }\n}\n',
  },
  { scene: (said: { message: string; help: string }) => said },
);

export const stripes = defineDiagnostic(
  'stripes',
  'warning',
  {
    summary: 'A scene with regular stripes on a large part of the frame.',
    explanation:
      'Reported after a render and by `check --frames`, from the frames. More than five pairs of light and dark stripes of about the same width, on a quarter of the frame and for ' +
      'longer than half a second, may cause seizures in photosensitive people (ITU-R BT.1702). Use fewer or unequal stripes, less contrast or a ' +
      'smaller area.',
    example:
      'scene a for 2s {\n  tonemap: off\n  layer on md { value: fract(u * 10) < 0.5 ? 1 : 0  palette: blocks }\n}\n',
    fixed:
      'scene a for 2s {\n  tonemap: off\n  layer on md { value: fract(u * 3) < 0.5 ? 1 : 0  palette: blocks }\n}\n',
  },
  { scene: (said: { message: string; help: string }) => said },
);

export const cannotLoop = defineDiagnostic(
  'cannot-loop',
  'warning',
  {
    summary: 'Something whose end does not lead to its beginning, in a reel with `loop: on`.',
    explanation:
      'Fields that drift, waves, rain and hues that turn loop by themselves where their speed is constant. Expressions loop where they are ' +
      'back after the length of the reel: `progress * 360deg` in `sin` and `cos`, or `rotate(progress * 360deg)`. What carries state from frame to ' +
      'frame (feedback, particles, simulations, `steady`) starts empty. With several segments, the transition of the first ' +
      'hides the seam.',
    example: 'reel { loop: on }\nscene a for 4s {\n  layer on md { value: circle(0.3 + 0.1 * sin(t)) }\n}\n',
    fixed:
      'reel { loop: on }\nscene a for 4s {\n  layer on md { value: circle(0.3 + 0.1 * sin(progress * 360deg)) }\n}\n',
  },
  {
    motion: ({ reason, seconds }: { reason: LoopReason; seconds: number }) => ({
      message: `Expected what is back after ${round(seconds)} s, but ${whatGoesOn(reason, seconds)}.`,
      help: loopHelp(reason, seconds),
    }),
    cut: ({ name }: { name: string }) => ({
      message: `The reel begins again with a cut, because \`${name}\` has no transition.`,
      help: 'Give its first scene a `transition`: it plays over the end of the last.',
    }),
  },
);

function whatGoesOn(reason: LoopReason, seconds: number): string {
  switch (reason.k) {
    case 'time':
      return `\`${reason.name}\` goes on`;
    case 'turns':
      return `\`${reason.name}\` has made ${round(reason.turns)} turns by then`;
    case 'music':
      return `${reason.name === 'captions' ? 'captions follow' : `\`${reason.name}\` follows`} the sound`;
    case 'effect':
      return `\`${reason.name}\` is not`;
    case 'footage':
      return `\`${reason.name}\` repeats after ${round(reason.seconds)} s, which is no whole part of ${round(seconds)} s`;
    case 'feedback':
      return 'feedback starts empty';
    case 'reveal':
      return 'this appears and stays';
    case 'steady':
      return 'glyphs that stay start anew';
  }
}

function loopHelp(reason: LoopReason, seconds: number): string {
  switch (reason.k) {
    case 'turns': {
      const whole = Math.max(1, Math.round(Math.abs(reason.turns)));
      return `Multiply by ${round(whole / Math.abs(reason.turns))} for ${whole} in ${round(seconds)} s, or use \`progress\`, which goes from 0 to 1.`;
    }
    case 'footage':
      return 'Change the length of the scene, or the `speed` of the footage.';
    case 'reveal':
      return 'Let it disappear again with `leave`, or before the end with `to`.';
    case 'music':
      return 'Leave the sound out of what must loop.';
    case 'time':
      return 'Use `progress * 360deg` with `sin` and `cos`, or another expression that comes back.';
    default:
      return 'Leave it out, or play several scenes: the first one’s transition hides the seam.';
  }
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
