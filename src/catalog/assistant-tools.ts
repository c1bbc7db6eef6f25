// The tools that assistants use, in VS Code and over the Model Context Protocol: one description for both.

import { DEFAULT_FORMAT, defaultOutput, knownExtensions } from './output-formats.ts';

/** A JSON Schema of an object with simple members. */
export interface ToolSchema {
  type: 'object';
  properties: Record<string, ToolProperty>;
  required?: string[];
  additionalProperties: false;
}
export interface ToolProperty {
  type: 'string' | 'number' | 'integer' | 'boolean' | 'array';
  description: string;
  enum?: string[];
  items?: { type: 'string' };
  minimum?: number;
  maximum?: number;
}

export interface AssistantTool {
  name: 'glyphreel_check' | 'glyphreel_reference' | 'glyphreel_still' | 'glyphreel_render';
  /** For people. */
  title: string;
  summary: string;
  /** For models: what it does, when to use it, what it gives, its limits. */
  description: string;
  /** Codicon. */
  icon: string;
  input: ToolSchema;
  /** Writes files, so people are asked first. */
  writes: boolean;
}

const PATH: ToolProperty = {
  type: 'string',
  description: 'Absolute path of the .reel file. With `text` it need not exist: paths in the reel are relative to it.',
};
const TEXT: ToolProperty = {
  type: 'string',
  description: "The reel's text, instead of the file's content. Nothing is written.",
};
const SCENE: ToolProperty = { type: 'string', description: "Play this scene alone; times are then the scene's own." };

const object = (properties: Record<string, ToolProperty>, required: string[] = []): ToolSchema => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
  additionalProperties: false,
});

export const ASSISTANT_TOOLS: readonly AssistantTool[] = [
  {
    name: 'glyphreel_reference',
    title: 'Glyphreel reference',
    summary: 'Look up the reel language and its built-in names',
    description:
      'Explains the Glyphreel scene language. Call it without arguments before you write a reel: it returns the language on two pages. ' +
      'With `names` it returns parameters, ranges, defaults and an example of built-in fields, shaders, palettes and so on; with `kind` the names of that kind with a line each.',
    icon: '$(book)',
    writes: false,
    input: object({
      names: {
        type: 'array',
        items: { type: 'string' },
        description: 'Built-in names, such as `plasma`, `bloom`, `typewriter`.',
      },
      kind: {
        type: 'string',
        description: 'A kind of built-in names.',
        enum: [
          'field',
          'distance',
          'mask',
          'transform',
          'math',
          'particles',
          'color',
          'shader',
          'feedback',
          'transition',
          'easing',
          'palette',
          'colors',
          'blend',
          'reveal',
        ],
      },
    }),
  },
  {
    name: 'glyphreel_check',
    title: 'Check a reel',
    summary: 'Report errors and warnings of a reel',
    description:
      'Compiles a reel and returns its scenes with their times, and its errors and warnings with line, column, and what to write instead. ' +
      'Call it after each change and mend every error before you draw. Give `path`, or `text` with the path where it will be.',
    icon: '$(checklist)',
    writes: false,
    input: object({ path: PATH, text: TEXT }, ['path']),
  },
  {
    name: 'glyphreel_still',
    title: 'Draw a still of a reel',
    summary: 'Draw one frame of a reel as a picture',
    description:
      'Draws the frame of a reel at a time and returns it as a PNG picture, with its mean brightness. Use it to see what you have made, at several times. ' +
      'It takes one to a few seconds, longer for late times of scenes with feedback or simulations. Nothing is written.',
    icon: '$(device-camera)',
    writes: false,
    input: object(
      {
        path: PATH,
        text: TEXT,
        at: { type: 'number', minimum: 0, description: 'Seconds from the beginning.' },
        scene: SCENE,
        width: { type: 'integer', minimum: 160, maximum: 1920, description: 'Width of the picture in pixels; 960.' },
      },
      ['path', 'at'],
    ),
  },
  {
    name: 'glyphreel_render',
    title: 'Render a reel',
    summary: 'Render a reel to a video or picture file',
    description: `Renders a reel, or one scene of it, to a file and returns length, size and the brightness of each segment. The extension of \`output\` chooses the format (${knownExtensions()}). It takes seconds to minutes; only what changed is drawn again. It never replaces a file that Glyphreel did not write.`,
    icon: '$(play-circle)',
    writes: true,
    input: object(
      {
        path: { ...PATH, description: 'Absolute path of the .reel file.' },
        output: {
          type: 'string',
          description: `Absolute path of the output; absent: ${defaultOutput(DEFAULT_FORMAT, 'NAME')} beside the reel.`,
        },
        scene: SCENE,
        quality: {
          type: 'string',
          enum: ['draft', 'preview', 'production', 'max'],
          description: 'draft for a quick look, production (the default) for the result.',
        },
      },
      ['path'],
    ),
  },
];
