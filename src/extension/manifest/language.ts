// What VS Code needs to know about the language before the server runs: file type, grammar, token colours, editor defaults.

export const LANGUAGES = [
  {
    id: 'reel',
    aliases: ['Reel', 'reel'],
    extensions: ['.reel'],
    configuration: './syntaxes/language-configuration.json',
    icon: { light: './media/icons/reel-light.svg', dark: './media/icons/reel-dark.svg' },
  },
];

export const GRAMMARS = [{ language: 'reel', scopeName: 'source.reel', path: './syntaxes/reel.tmLanguage.json' }];

/** TextMate scopes for semantic tokens, for themes without rules for them. */
export const SEMANTIC_TOKEN_SCOPES = [
  {
    language: 'reel',
    scopes: {
      function: ['support.function.reel', 'entity.name.function'],
      parameter: ['variable.parameter'],
      property: ['support.type.property-name'],
      enumMember: ['variable.other.enummember', 'constant.other'],
      variable: ['variable.other.readwrite'],
      class: ['entity.name.type.class'],
      namespace: ['support.variable'],
    },
  },
];

export const LANGUAGE_DEFAULTS = {
  '[reel]': {
    'editor.tabSize': 2,
    'editor.insertSpaces': true,
    'editor.formatOnType': true,
    'editor.quickSuggestions': { other: 'on', comments: 'off', strings: 'on' },
    'editor.suggest.snippetsPreventQuickSuggestions': false,
    'editor.wordBasedSuggestions': 'off',
    'editor.unicodeHighlight.ambiguousCharacters': false,
    'editor.unicodeHighlight.invisibleCharacters': false,
  },
};
