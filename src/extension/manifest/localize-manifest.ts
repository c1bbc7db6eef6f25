// Puts a key in the place of each text of the manifest that people read: VS Code replaces `%key%` by the text of package.nls.json, or
// of package.nls.LANGUAGE.json. Texts for models and names that are the same in every language stay as they are.

/** Properties whose texts people read. Of `properties` and `scopes` the names are data, so their values alone are looked at. */
const READ_BY_PEOPLE = new Set([
  'title',
  'description',
  'markdownDescription',
  'enumDescriptions',
  'patternErrorMessage',
  'name',
  'contents',
  'displayName',
  'userDescription',
  'altText',
]);
/** Names that are the same in every language. */
const OWN_NAMES = new Set(['Glyphreel', 'Reel']);
/** Parts in which such properties are names for programs, or texts for models. */
const FOR_PROGRAMS = new Set(['problemMatchers', 'inputSchema', 'configurationDefaults', 'defaults']);

type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

export interface LocalizedManifest<T> {
  manifest: T;
  /** English by key. */
  texts: Record<string, string>;
}

/** Tools of language models have a `name` for programs. */
const isText = (trail: readonly string[], property: string): boolean =>
  READ_BY_PEOPLE.has(property) && !(property === 'name' && trail.includes('languageModelTools'));

/** What tells an entry of a list from the others, and stays when the list changes. */
function nameOf(entry: Json, index: number): string {
  if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) return String(index);
  const { command, id, name, type } = entry as Record<string, Json>;
  const found = [command, id, name, type].find((each) => typeof each === 'string');
  return found === undefined ? String(index) : String(found);
}

export function localizeManifest<T>(manifest: T): LocalizedManifest<T> {
  const texts = new Map<string, string>();
  const keyOf = (trail: readonly string[], text: string): string => {
    const key = trail.filter((part) => part !== 'contributes').join('.');
    texts.set(key, text);
    return `%${key}%`;
  };
  const visit = (value: Json, trail: readonly string[], isRead: boolean): Json => {
    if (typeof value === 'string')
      return isRead && /\p{L}/u.test(value) && !OWN_NAMES.has(value) ? keyOf(trail, value) : value;
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((entry: Json, i) => visit(entry, [...trail, nameOf(entry, i)], isRead));
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        const isName = trail.at(-1) === 'properties';
        return [name, FOR_PROGRAMS.has(name) ? inner : visit(inner, [...trail, name], !isName && isText(trail, name))];
      }),
    );
  };
  // Values that JSON has no form for, such as undefined, are left out as in the file.
  return {
    manifest: visit(JSON.parse(JSON.stringify(manifest)) as Json, [], false) as T,
    texts: Object.fromEntries(texts),
  };
}
