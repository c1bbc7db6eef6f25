// The keys of package.json that are generated from the typed objects beside this file (see scripts/generate-manifest.ts).

import { LANGUAGE_MODEL_TOOLS } from './assistant-tools.ts';
import { COLORS } from './colors.ts';
import { CATEGORY, COMMANDS } from './commands.ts';
import type { CommandSpec } from './commands.ts';
import { GRAMMARS, LANGUAGE_DEFAULTS, LANGUAGES, SEMANTIC_TOKEN_SCOPES } from './language.ts';
import { FILE_NESTING } from './file-nesting.ts';
import { LOCKED_PREVIEW } from './locked-preview.ts';
import { SETTINGS } from './settings.ts';
import type { SettingSpec } from './settings.ts';
import { PROBLEM_MATCHERS, TASK_DEFINITIONS, TASK_TYPE } from './tasks.ts';
import { PREVIEW_VIEW_TYPE, REPORT_VIEW_TYPE } from './view-types.ts';
import { WALKTHROUGHS } from './walkthrough.ts';

/**
 * The oldest VS Code that can run the extension. @types/vscode is pinned to this version, so that the compiler refuses newer API.
 * No API that is used is newer than 1.91, which the language client needs. What decides is Node: the engine and the language
 * server are built for Node 22, and 1.101 is the first release with it (Electron 35, Node 22.15; 1.100 had Node 20).
 */
export const OLDEST_VSCODE = '1.101.0';

const commands = Object.entries<CommandSpec>(COMMANDS).filter(([, { palette }]) => palette !== 'internal');

function commandEntry([name, { title, icon, enablement }]: [string, CommandSpec]) {
  return { command: name, category: CATEGORY, title, ...(icon ? { icon } : {}), ...(enablement ? { enablement } : {}) };
}

function menuEntries() {
  const found: Record<string, { command: string; when?: string; group?: string }[]> = {};
  for (const [command, spec] of commands)
    for (const [menu, place] of Object.entries(spec.menus ?? {})) (found[menu] ??= []).push({ command, ...place });
  const commandPalette = commands.map(([command, spec]) => ({ command, when: String(spec.palette) }));
  return { ...found, commandPalette };
}

function setting([key, spec]: [string, SettingSpec], order: number) {
  const { type, doc, scope, minimum, maximum, pattern } = spec;
  const words = spec.enum ? { enum: spec.enum, ...(spec.enumDocs ? { enumDescriptions: spec.enumDocs } : {}) } : {};
  const values =
    type === 'array'
      ? { items: { type: 'string', ...words }, uniqueItems: true }
      : type === 'object'
        ? { additionalProperties: { type: 'array', items: { type: 'string' }, minItems: 1 } }
        : {
            ...words,
            ...(minimum === undefined ? {} : { minimum }),
            ...(maximum === undefined ? {} : { maximum }),
            ...(pattern ? { pattern: pattern.source, patternErrorMessage: pattern.message } : {}),
          };
  return [
    `glyphreel.${key}`,
    { type, default: spec.default, ...values, markdownDescription: doc, scope: scope ?? 'window', order },
  ];
}

/** As in Emmet: Alt with an arrow steps the number under the cursor; with Shift, ten steps. */
const NUMBER_KEYS = (
  [
    ['alt+up', 1],
    ['alt+down', -1],
    ['shift+alt+up', 10],
    ['shift+alt+down', -10],
  ] as const
).map(([key, args]) => ({
  command: 'glyphreel.stepNumber',
  key,
  args,
  when: 'editorTextFocus && editorLangId == reel && !editorReadonly',
}));

const settings = Object.entries<SettingSpec>(SETTINGS);

/** Written into package.json in this order, with a key for each text (localize-manifest.ts). */
export const MANIFEST = {
  main: './dist/extension.cjs',
  l10n: './l10n',
  icon: 'media/icons/icon.png',
  galleryBanner: { color: '#14111f', theme: 'dark' },
  categories: ['Programming Languages', 'Visualization', 'Other'],
  keywords: ['ascii', 'video', 'animation', 'generative', 'preview'],
  activationEvents: [
    'onLanguage:reel',
    `onTaskType:${TASK_TYPE}`,
    `onWebviewPanel:${PREVIEW_VIEW_TYPE}`,
    `onWebviewPanel:${REPORT_VIEW_TYPE}`,
  ],
  extensionKind: ['workspace'],
  capabilities: {
    untrustedWorkspaces: {
      supported: 'limited',
      description:
        'Editing reels, and previewing reels that use no media files, needs no trust. Rendering, sound, fonts and custom effects do.',
      restrictedConfigurations: settings.filter(([, spec]) => spec.restricted).map(([key]) => `glyphreel.${key}`),
    },
    virtualWorkspaces: { supported: 'limited', description: 'Rendering and media need files on disk.' },
  },
  contributes: {
    languages: LANGUAGES,
    grammars: GRAMMARS,
    semanticTokenScopes: SEMANTIC_TOKEN_SCOPES,
    colors: COLORS,
    configurationDefaults: { ...LANGUAGE_DEFAULTS, ...FILE_NESTING, ...LOCKED_PREVIEW },
    commands: commands.map(commandEntry),
    keybindings: [
      { command: 'glyphreel.openPreview', key: 'ctrl+k v', mac: 'cmd+k v', when: 'editorLangId == reel' },
      {
        command: 'glyphreel.togglePlay',
        key: 'ctrl+alt+space',
        mac: 'cmd+alt+space',
        when: 'glyphreel.hasPreview && editorLangId == reel',
      },
      {
        command: 'glyphreel.insertEffect',
        key: 'ctrl+k i',
        mac: 'cmd+k i',
        when: 'editorLangId == reel || glyphreel.previewActive',
      },
      ...NUMBER_KEYS,
    ],
    menus: menuEntries(),
    configuration: { title: 'Glyphreel', properties: Object.fromEntries(settings.map(setting)) },
    viewsContainers: { activitybar: [{ id: 'glyphreel', title: 'Glyphreel', icon: 'media/icons/view.svg' }] },
    views: {
      glyphreel: [
        { id: 'glyphreel.renders', name: 'Renders', icon: 'media/icons/view.svg', contextualTitle: 'Glyphreel' },
      ],
    },
    viewsWelcome: [
      {
        view: 'glyphreel.renders',
        contents:
          'No renders yet. Open a reel and render it; renders run in the background.\n[New Reel from Example](command:glyphreel.newFromExample)',
        when: '!glyphreel.rendering',
      },
      {
        view: 'glyphreel.renders',
        contents: '[Render Reel](command:glyphreel.renderReel)',
        when: 'glyphreel.reelActive && isWorkspaceTrusted && !glyphreel.rendering',
      },
      {
        view: 'glyphreel.renders',
        contents:
          'Rendering writes files and runs ffmpeg, so it needs a trusted workspace.\n[Manage Trust](command:workbench.trust.manage)',
        when: '!isWorkspaceTrusted',
      },
    ],
    taskDefinitions: TASK_DEFINITIONS,
    problemMatchers: PROBLEM_MATCHERS,
    walkthroughs: WALKTHROUGHS,
    languageModelTools: LANGUAGE_MODEL_TOOLS,
  },
};
