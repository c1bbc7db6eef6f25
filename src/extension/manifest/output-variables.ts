// The variables of the setting `glyphreel.render.output`: their names and meanings.

export const OUTPUT_VARIABLES = {
  folder: 'the folder of the reel',
  workspace: 'the workspace folder',
  name: 'the name of the reel',
  part: '`-SCENE` or `-segment-2` when only a part is rendered, else nothing',
  quality: 'the quality setting of the render',
  date: 'today, as 2026-01-31',
} as const;

export type OutputVariable = keyof typeof OUTPUT_VARIABLES;

const names = Object.keys(OUTPUT_VARIABLES);

/** "`${folder}`, `${workspace}` … and `${date}`" without the Markdown. */
export const outputVariableList = (): string =>
  `${names
    .slice(0, -1)
    .map((name) => `\${${name}}`)
    .join(', ')} and \${${names.at(-1)}}`;

/** Variables in a pattern that do not exist, each once, as written. */
export const unknownOutputVariables = (pattern: string): string[] => [
  ...new Set(
    [...pattern.matchAll(/\$\{([^}]*)\}/g)]
      .filter(([, name]) => !Object.hasOwn(OUTPUT_VARIABLES, name!))
      .map(([whole]) => whole),
  ),
];

/** The same rule for the settings editor, as a regular expression over the whole value. */
export const OUTPUT_PATTERN = {
  source: String.raw`^(?:[^$]|\$(?!\{)|\$\{(?:${names.join('|')})\})*$`,
  message: `Unknown variable. Valid ones are ${outputVariableList()}.`,
};
