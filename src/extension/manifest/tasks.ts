// Tasks: what they can state in tasks.json, and how problems are read from what they print (`file:line:column: severity: message [code]`).

export const TASK_TYPE = 'glyphreel';
export const TASK_KINDS = ['render', 'check'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export const PROBLEM_MATCHER = 'glyphreel';

export const TASK_DEFINITIONS = [
  {
    type: TASK_TYPE,
    required: ['task', 'file'],
    properties: {
      task: {
        type: 'string',
        enum: TASK_KINDS,
        description: 'What to do with the reel: render it, or report its errors and warnings.',
      },
      file: { type: 'string', description: 'Path of the reel, absolute or relative to the workspace folder.' },
      args: {
        type: 'array',
        items: { type: 'string' },
        description: 'More arguments, as the command line takes them: ["-q", "draft", "-o", "film.webm"].',
      },
    },
    when: 'shellExecutionSupported',
  },
];

export const PROBLEM_MATCHERS = [
  {
    name: PROBLEM_MATCHER,
    label: 'Glyphreel',
    owner: 'glyphreel',
    source: 'Glyphreel',
    // Open reels have the diagnostics of the language server.
    applyTo: 'closedDocuments',
    fileLocation: ['autoDetect', '${workspaceFolder}'],
    pattern: {
      regexp: String.raw`^(.+?):(\d+):(\d+): (error|warning|info): (.*?)(?: \[([\w-]+)\])?$`,
      file: 1,
      line: 2,
      column: 3,
      severity: 4,
      message: 5,
      code: 6,
    },
  },
];
