// The parts of package.json that are made from the typed objects beside this file.

import { CATEGORY, COMMANDS } from './commands.ts';
import type { CommandSpec } from './commands.ts';
import { GRAMMARS, LANGUAGE_DEFAULTS, LANGUAGES, SEMANTIC_TOKEN_SCOPES } from './language.ts';
import { MENUS } from './menus.ts';
import { SETTINGS } from './settings.ts';
import type { SettingSpec } from './settings.ts';
import { WALKTHROUGHS } from './walkthrough.ts';

export const PREVIEW_VIEW_TYPE = 'glyphreel.preview';
export const REPORT_VIEW_TYPE = 'glyphreel.report';

function command([name, spec]: [string, CommandSpec]) {
  const { title, icon, enablement } = spec;
  return { command: name, category: CATEGORY, title, ...(icon ? { icon } : {}), ...(enablement ? { enablement } : {}) };
}

function setting([key, spec]: [string, SettingSpec], order: number) {
  const { type, doc, scope, minimum, maximum } = spec;
  const words = spec.enum ? { enum: spec.enum, ...(spec.enumDocs ? { enumDescriptions: spec.enumDocs } : {}) } : {};
  const limits = { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
  if (type === 'array')
    return [
      `glyphreel.${key}`,
      {
        type,
        items: { type: 'string', ...words },
        uniqueItems: true,
        default: spec.default,
        markdownDescription: doc,
        scope: scope ?? 'window',
        order,
      },
    ];
  return [
    `glyphreel.${key}`,
    { type, default: spec.default, ...words, ...limits, markdownDescription: doc, scope: scope ?? 'window', order },
  ];
}

const settings = Object.entries<SettingSpec>(SETTINGS);

/** Keys of package.json that this file owns, in the order in which they are written. */
export const MANIFEST = {
  main: './dist/extension.cjs',
  icon: 'media/icons/icon.png',
  galleryBanner: { color: '#14111f', theme: 'dark' },
  categories: ['Programming Languages', 'Visualization', 'Other'],
  keywords: ['ascii', 'video', 'animation', 'generative', 'preview'],
  activationEvents: ['onLanguage:reel', `onWebviewPanel:${PREVIEW_VIEW_TYPE}`, `onWebviewPanel:${REPORT_VIEW_TYPE}`],
  extensionKind: ['workspace'],
  capabilities: {
    untrustedWorkspaces: {
      supported: 'limited',
      description:
        'Writing reels and previewing those without media works everywhere. Rendering, sound, fonts and effects in TypeScript need trust.',
      restrictedConfigurations: settings.filter(([, spec]) => spec.restricted).map(([key]) => `glyphreel.${key}`),
    },
    virtualWorkspaces: { supported: 'limited', description: 'Rendering and media need files on a disk.' },
  },
  contributes: {
    languages: LANGUAGES,
    grammars: GRAMMARS,
    semanticTokenScopes: SEMANTIC_TOKEN_SCOPES,
    configurationDefaults: LANGUAGE_DEFAULTS,
    commands: Object.entries<CommandSpec>(COMMANDS).map(command),
    keybindings: [
      { command: 'glyphreel.openPreview', key: 'ctrl+k v', mac: 'cmd+k v', when: 'editorLangId == reel' },
      {
        command: 'glyphreel.togglePlay',
        key: 'ctrl+alt+space',
        mac: 'cmd+alt+space',
        when: 'glyphreel.hasPreview && editorLangId == reel',
      },
    ],
    menus: MENUS,
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
          'No renders yet. Open a reel and render it: it runs here in the background.\n[New Reel from Example](command:glyphreel.newFromExample)',
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
          'Rendering writes files and starts ffmpeg, so it needs a trusted workspace.\n[Manage Trust](command:workbench.trust.manage)',
        when: '!isWorkspaceTrusted',
      },
    ],
    walkthroughs: WALKTHROUGHS,
  },
};
