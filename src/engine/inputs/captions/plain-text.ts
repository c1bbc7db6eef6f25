// The markup that subtitle files use. Only what is known as markup is taken for it: `<` and `{` also
// occur in words ("if a < b", "Vec<String>", "{note}").

/** Tags of HTML and WebVTT: `<i>`, `<b.loud>`, `</font>`. */
const TAG = String.raw`<\/?(?:[bius]|em|strong|p|ruby|rt|c|font|span|v|lang)(?:\.[^<>\s]*)?\s*\/?>`;
/** Tags with more in them: `<font color="…">`, `<v Anna>`. */
const LONG_TAG = String.raw`<(?:font|span|p|v|lang|c)(?:\.[^<>\s]*)?\s[^<>]*>`;
/** Times of single words, in WebVTT and enhanced LRC. */
const WORD_TIME = String.raw`<\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,6})?>`;
/** Overrides of Advanced SubStation (`{\an8}`) and MicroDVD (`{y:i}`). */
const OVERRIDE = String.raw`\{\\[^{}]*\}|\{[a-z]:[^{}]*\}`;
/** All markup that is known. */
export const MARKUP = new RegExp(`${WORD_TIME}|${TAG}|${LONG_TAG}|${OVERRIDE}`, 'gi');
export const LINE_BREAK = /<br\s*\/?>|\\N/gi;
const ENTITY = /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{1,8});/gi;
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['lrm', ''],
  ['rlm', ''],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
]);

/** What is not drawn: control characters and marks of the writing direction. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
export const CONTROL = /[\0-\x08\x0b-\x1f\x7f\u200e\u200f\ufeff]/g;

/** `&amp;`, `&#8217;`; what is not an entity stays. */
export const decodeEntities = (text: string): string => text.replace(ENTITY, decodeEntity);

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES.get(name.toLowerCase()) ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  if (!isCharacter) return whole;
  return code === 0xa0 ? ' ' : String.fromCodePoint(code);
}
