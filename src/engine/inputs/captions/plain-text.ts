// Words of a caption without the markup that subtitle files use. Only what is known as markup is taken out: `<` and `{` also
// occur in words ("if a < b", "Vec<String>", "{note}").

/** Tags of HTML and WebVTT: `<i>`, `<b.loud>`, `</font>`. */
const TAG = /<\/?(?:[bius]|em|strong|p|ruby|rt|c|font|span|v|lang)(?:\.[^<>\s]*)?\s*\/?>/gi;
/** Tags with more in them: `<font color="…">`, `<v Anna>`. */
const LONG_TAG = /<(?:font|span|p|v|lang|c)(?:\.[^<>\s]*)?\s[^<>]*>/gi;
/** Times of single words, in WebVTT and enhanced LRC. */
const WORD_TIME = /<\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,6})?>/g;
const LINE_BREAK = /<br\s*\/?>|\\N/gi;
/** Overrides of Advanced SubStation (`{\an8}`) and MicroDVD (`{y:i}`). */
const OVERRIDE = /\{\\[^{}]*\}|\{[a-z]:[^{}]*\}/gi;
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

/** One line of a file as lines of words; none where it has none. Spaces within a line are kept. */
export function plainLines(line: string): string[] {
  return line
    .replace(LINE_BREAK, '\n')
    .replaceAll('\\h', ' ')
    .replace(WORD_TIME, '')
    .replace(TAG, '')
    .replace(LONG_TAG, '')
    .replace(OVERRIDE, '')
    .split('\n')
    .map((words) => words.replace(ENTITY, decodeEntity).replace(CONTROL, '').trim())
    .filter((words) => words !== '');
}

/** What is not drawn: control characters and marks of the writing direction. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\0-\x08\x0b-\x1f\x7f\u200e\u200f\ufeff]/g;

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES.get(name.toLowerCase()) ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  if (!isCharacter) return whole;
  return code === 0xa0 ? ' ' : String.fromCodePoint(code);
}
