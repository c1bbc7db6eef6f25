// The texts of another language for the keys of an English table.

export type Texts = Record<string, string>;
/** As @vscode/l10n-dev exports it: a text, or a text with notes for translators. */
export type Bundle = Record<string, string | { message: string; comment: string[] }>;

/** Those that have a translation, which is kept by the English text; the others stay English. `keyOf`: what the translation is kept by. */
export const translate = (keys: readonly string[], translations: Texts, keyOf: (key: string) => string): Texts =>
  Object.fromEntries(
    keys.flatMap((key) => (Object.hasOwn(translations, keyOf(key)) ? [[key, translations[keyOf(key)]!]] : [])),
  );
