// Diagnostics about names: unknown, used twice, never used.

import {
  changeTo,
  type Creatable,
  defineDiagnostic,
  didYouMean,
  type FixDraft,
  type Said,
  shortened,
  type Span,
} from './define-diagnostic.ts';

const takes = (owner: string, names: readonly string[]): string =>
  names.length === 0 ? `\`${owner}\` takes no arguments.` : `\`${owner}\` takes ${names.join(', ')}.`;

/** By what is expected in words. */
const CREATABLE: Readonly<Record<string, Creatable>> = {
  'a scene': 'scene',
  'a shader': 'look',
  'a palette': 'palette',
  'a list of colours': 'colors',
  'a colour': 'color',
  'a constant': 'number',
  'a field, function, let or variable': 'value',
};
const creates = (expected: string): Pick<Said, 'creates'> =>
  Object.hasOwn(CREATABLE, expected) ? { creates: CREATABLE[expected]! } : {};

export const unknownName = defineDiagnostic(
  'unknown-name',
  'error',
  {
    summary: 'A name that is not defined.',
    explanation:
      'The name is neither built in nor defined in this reel or its imports, or it cannot be used here. Names are case-sensitive. ' +
      'If a similar name exists, it is offered as a quick fix.',
    example: 'scene a for 2s {\n  layer on md { value: plsma() }\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: plasma() }\n}\n',
  },
  {
    name: ({ expected, name, near }: { expected: string; name: string; near?: string | undefined }) => ({
      message: `Expected ${expected}, but there is no \`${shortened(name)}\`.`,
      ...didYouMean(near),
      ...creates(expected),
    }),
    captionText: ({ name }: { name: string }) => ({
      message: `\`caption.${name}\` is a text that changes, which only \`text\` and \`ticker\` can show.`,
      help: `Write \`text "\${caption.${name}}"\`.`,
    }),
    /** The name of a file, or what other tools call one. */
    file: ({ expected, name, help, fix }: { expected: string; name: string; help: string; fix?: FixDraft }) => ({
      message: `Expected ${expected}, but there is no \`${shortened(name)}\`.`,
      help,
      ...(fix ? { fixes: [fix] } : {}),
    }),
    word: ({
      expected,
      label,
      got,
      near,
    }: {
      expected: string;
      label: string;
      got: string;
      near?: string | undefined;
    }) => ({ message: `Expected ${expected} for ${label}, but got \`${got}\`.`, ...didYouMean(near) }),
    bareWord: ({
      expected,
      label,
      name,
      meant,
    }: {
      expected: string;
      label: string;
      name: string;
      meant?: string | undefined;
    }) => ({
      message: `Expected ${expected} for ${label}, but got \`${shortened(name)}\`.`,
      ...(meant === undefined ? {} : { help: `Write \`${meant}\`.`, fixes: [changeTo(meant)] }),
    }),
    /** `span`: the name. */
    beforeDot: ({ name, near, span }: { name: string; near?: string | undefined; span: Span }) => ({
      message: `Expected \`audio\` or the name of a \`media\` statement before the dot, but got \`${shortened(name)}\`.`,
      ...(near === undefined ? {} : { help: `Did you mean \`${near}\`?`, fixes: [changeTo(near, span)] }),
    }),
    audioFeature: () => ({
      message: 'Expected an audio feature after `audio`, such as `audio.bass`.',
      fixes: [changeTo('audio.bass')],
    }),
    colorName: ({ name, hex }: { name: string; hex: string }) => ({
      message: `Expected a colour such as \`${hex}\`, but there is no \`${name}\`.`,
      help: 'Write colours as `#rgb` or `#rrggbb`.',
      fixes: [changeTo(hex)],
    }),
    valueOutsideLayer: ({ help }: { help?: string }) => ({
      message: '`value` is available in layers only.',
      ...(help === undefined ? {} : { help }),
    }),
  },
);

export const unknownParameter = defineDiagnostic(
  'unknown-parameter',
  'error',
  {
    summary: 'An argument or a setting that does not exist.',
    explanation:
      'The function has no parameter of this name, the block has no setting of this name, or there are more arguments than parameters. ' +
      'The message lists what is available.',
    example: 'scene a for 2s {\n  layer on md { value: fbm(octave: 4) }\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: fbm(octaves: 4) }\n}\n',
  },
  {
    parameter: ({
      owner,
      name,
      near,
      names,
    }: {
      owner: string;
      name: string;
      near?: string | undefined;
      names: readonly string[];
    }) => ({
      message: `Expected a parameter of \`${owner}\`, but it has no \`${shortened(name)}\`.`,
      ...didYouMean(near, takes(owner, names)),
    }),
    tooMany: ({ owner, names }: { owner: string; names: readonly string[] }) => ({
      message: `Expected at most ${names.length} argument${names.length === 1 ? '' : 's'} for \`${owner}\`, but got more.`,
      help: takes(owner, names),
    }),
    setting: ({
      owner,
      name,
      near,
      names,
    }: {
      owner: string;
      name: string;
      near?: string | undefined;
      names: readonly string[];
    }) => ({
      message: `Expected a setting of ${owner}, but it has no \`${shortened(name)}\`.`,
      ...didYouMean(near, `It takes ${names.join(', ')}.`),
    }),
    /** `withBlock`: the settings that do take one. */
    block: ({ name, withBlock, span }: { name: string; withBlock: readonly string[]; span: Span }) => ({
      message: `Expected no block after the value of \`${name}\`.`,
      help:
        withBlock.length > 0
          ? `Here only ${withBlock.map((each) => `\`${each}\``).join(' and ')} can be followed by a block of settings.`
          : 'No setting here takes a block of settings.',
      fixes: [{ title: 'Remove the block', edits: [{ span, newText: '' }] }],
    }),
    /** A setting that other tools have for a picture or film. */
    mediaSetting: ({ owner, name, help }: { owner: string; name: string; help: string }) => ({
      message: `Expected a setting of ${owner}, but it has no \`${shortened(name)}\`.`,
      help,
    }),
    lookArgument: ({ name }: { name: string }) => ({
      message: `Expected no arguments for the look \`${name}\`.`,
      help: 'Looks have no parameters; write the shaders out to vary them.',
    }),
  },
);

export const missingParameter = defineDiagnostic(
  'missing-parameter',
  'error',
  {
    summary: 'A required argument or setting is missing.',
    explanation: 'The parameter or setting has no default, so it must be given.',
    example: 'scene a for 2s {\n  layer on md { hue: 0.6 }\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: plasma()  hue: 0.6 }\n}\n',
  },
  {
    argument: ({ expected, label }: { expected: string; label: string }) =>
      `Expected ${expected} for ${label}, but it is missing.`,
    fieldArgument: ({ label }: { label: string }) => `Expected a value for ${label}, which has no default.`,
    layerValue: () => ({
      message: 'Expected `value:` in this layer, which sets the brightness of its cells.',
      help: 'For example `value: plasma()`.',
    }),
  },
);

export const duplicateName = defineDiagnostic(
  'duplicate-name',
  'error',
  {
    summary: 'The same name is defined or set twice.',
    explanation:
      'Definitions of one kind, scenes, named layers of a scene, parameters, arguments and settings need different names; and a reel has one timeline. ' +
      '`hue` and `color` exclude each other. To play a scene twice, list it twice in a `timeline`.',
    example: 'scene a for 2s {\n  layer on md { value: plasma()  hue: 0.3  hue: 0.6 }\n}\n',
    fixed: 'scene a for 2s {\n  layer on md { value: plasma()  hue: 0.6 }\n}\n',
  },
  {
    argument: ({ label }: { label: string }) => `Expected ${label} once, but it is given twice.`,
    setting: ({ name, span }: { name: string; span: { start: number; end: number } }) => ({
      message: `Expected \`${name}\` once, but it is set twice here.`,
      fixes: [{ title: `Remove this \`${name}\``, edits: [{ span, newText: '' }] }],
    }),
    hueAndColor: () => ({
      message: 'Expected either `hue` or `color`, but both are set here.',
      help: '`color` is used as it is, without hue and saturation.',
    }),
    definition: ({ kind, name }: { kind: string; name: string }) => ({
      message: `Expected a new name for this ${kind}, but \`${name}\` is already defined above.`,
      help: 'Rename one of them.',
    }),
    scene: ({ name }: { name: string }) => ({
      message: `Expected a new name for this scene, but \`${name}\` is already defined above.`,
      help: 'To play a scene twice, list it twice in a `timeline`.',
    }),
    importedScene: ({ name, files }: { name: string; files: readonly string[] }) => ({
      message: `Expected one scene \`${name}\`, but ${files.join(' and ')} each have one.`,
      help: 'Rename one of them.',
    }),
    timeline: () => ({ message: 'Expected one timeline, but this is the second.', help: 'Merge them.' }),
  },
);

export const duplicateHeader = defineDiagnostic(
  'duplicate-header',
  'error',
  {
    summary: 'A second `reel` header.',
    explanation: 'A reel has one header. Merge the settings into it.',
    example: 'reel "One" { fps: 24 }\nreel { seed: 3 }\nscene a for 2s {\n  layer on md { value: plasma() }\n}\n',
    fixed: 'reel "One" { fps: 24  seed: 3 }\nscene a for 2s {\n  layer on md { value: plasma() }\n}\n',
  },
  { header: () => ({ message: 'Expected one header, but this is the second.', help: 'Merge them.' }) },
);

export const unused = defineDiagnostic(
  'unused',
  'warning',
  {
    summary: 'A definition that is never used.',
    explanation: 'Remove it, or begin its name with `_` to keep it without the warning.',
    example: 'let speed = 0.5\nscene a for 2s {\n  layer on md { value: plasma() }\n}\n',
    fixed: 'let speed = 0.5\nscene a for 2s {\n  layer on md { value: plasma(speed: speed) }\n}\n',
  },
  {
    /** `span`: what removing it removes. */
    definition: ({ kind, name, span }: { kind: string; name: string; span: { start: number; end: number } }) => ({
      message: `The ${kind} \`${name}\` is never used.`,
      fixes: [{ title: `Remove \`${name}\``, edits: [{ span, newText: '' }] }],
    }),
  },
);
