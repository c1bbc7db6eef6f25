// Finds texts in sources that people would see and that are not looked up: literals with words that are in no call of `l10n.t`.

import { parseSync, Visitor } from 'oxc-parser';
import type { Expression, Node } from 'oxc-parser';

interface Found {
  line: number;
  text: string;
}
/** A range of the source, in characters. */
type Span = readonly [start: number, end: number];

/** A key of the keyboard, or several, as events and `aria-keyshortcuts` name them. */
const ONE_KEY =
  '((Shift|Alt|Control|Ctrl|Meta)\\+)*(Arrow\\w*|Home|End|Enter|Escape|Space|Tab|Delete|Backspace|Page\\w*|.)';
const KEY = new RegExp(`^${ONE_KEY}( ${ONE_KEY})*$`);
const CSS_CALL = /^[a-z-]+\(/;

const SAME_EVERYWHERE = /Glyphreel|^ ?(s|ms|fps)$/g;

/** Without tags and icons, also those that a literal has only a part of, and without what is the same in every language. */
const withoutMarkup = (text: string): string =>
  text
    .replaceAll(/\$\([\w~-]+\)|<[^>]*>/g, ' ')
    .replace(/^[^<>]*"[^<>]*>/, '')
    .replace(/<[^>]*$/, '')
    .replaceAll(SAME_EVERYWHERE, '');

/** `Two words`, or one word with a capital letter: identifiers, class names and keys of objects have neither. */
function hasWords(literal: string): boolean {
  if (KEY.test(literal) || CSS_CALL.test(literal)) return false;
  const text = withoutMarkup(literal);
  return /\p{L}{2,}[,;:]? \p{L}{2,}/u.test(text) || /^[^\p{L}]*\p{Lu}\p{Ll}+/u.test(text);
}

const literalOf = (node: Node | undefined): string => (node?.type === 'Literal' ? String(node.value) : '');

/** The name that is called last: `t` of `vscode.l10n.t(…)`. */
const calledName = (callee: Expression): string =>
  callee.type === 'MemberExpression' && 'name' in callee.property
    ? String(callee.property.name)
    : callee.type === 'Identifier'
      ? callee.name
      : '';

const objectName = (callee: Expression): string =>
  callee.type !== 'MemberExpression'
    ? ''
    : callee.object.type === 'Identifier'
      ? callee.object.name
      : callee.object.type === 'MemberExpression' && 'name' in callee.object.property
        ? String(callee.object.property.name)
        : '';

export const isLookup = (callee: Expression): boolean => objectName(callee) === 'l10n' && calledName(callee) === 't';

const LOG = new Set(['trace', 'debug', 'info', 'warn', 'error']);
/** The log, errors that are for programs or for us, and what compares or splits texts. */
const isForPrograms = (callee: Expression): boolean =>
  (LOG.has(calledName(callee)) && /log$/i.test(objectName(callee))) ||
  ['RegExp', 'Error', 'TypeError', 'RangeError', 'executeCommand', 'querySelector', 'addEventListener'].includes(
    calledName(callee),
  );

/** Properties and calls of VS Code that show what they are given, even one small word. */
const SHOWN = new Set([
  ...['title', 'tooltip', 'placeHolder', 'placeholder', 'prompt', 'openLabel', 'saveLabel', 'detail', 'label'],
  ...['description', 'aria-label', 'aria-valuetext', 'textContent'],
]);
const SHOWS = /^(show(Information|Warning|Error)Message|setStatusBarMessage|createWebviewPanel)$/;

/** Attributes of elements whose words are names. */
const FOR_STYLE = new Set(['class', 'className', 'style', 'role', 'aria-keyshortcuts']);

/** All calls of `l10n.t` with a literal: the texts that the table must have. */
export function lookedUp(source: string): string[] {
  const texts: string[] = [];
  new Visitor({
    CallExpression({ callee, arguments: [first] }) {
      if (!isLookup(callee)) return;
      if (first?.type === 'Literal') texts.push(String(first.value));
    },
  }).visit(parseSync('a.ts', source).program);
  return texts;
}

export function bareTexts(source: string): Found[] {
  const { program } = parseSync('a.ts', source);
  const exempt: Span[] = [];
  const skip = ({ start, end }: Node): void => void exempt.push([start, end]);
  const shown: Span[] = [];
  const show = (node: Node): void => {
    if (node.type === 'Literal' || node.type === 'TemplateLiteral') shown.push([node.start, node.end]);
    if (node.type === 'ConditionalExpression') [node.consequent, node.alternate].forEach(show);
    if (node.type === 'LogicalExpression') [node.left, node.right].forEach(show);
  };
  const found: { start: number; text: string }[] = [];
  new Visitor({
    CallExpression(call) {
      // A template is not exported, so it is no lookup.
      if (isLookup(call.callee) && call.arguments[0]?.type === 'Literal') skip(call.arguments[0]);
      if (isForPrograms(call.callee)) call.arguments.forEach(skip);
      // The first argument of a panel is its type.
      if (/^(el|h)$/.test(calledName(call.callee))) call.arguments.slice(2).forEach(show);
      if (calledName(call.callee) === 'setAttribute' && SHOWN.has(literalOf(call.arguments[0])))
        call.arguments.slice(1).forEach(show);
      if (SHOWS.test(calledName(call.callee))) call.arguments.slice(call.arguments.length > 2 ? 1 : 0).forEach(show);
    },
    NewExpression(made) {
      if (isForPrograms(made.callee)) made.arguments.forEach(skip);
    },
    ImportDeclaration: skip,
    ImportExpression: skip,
    ExportNamedDeclaration: (node) => void (node.source && skip(node.source)),
    ExportAllDeclaration: skip,
    TSTypeAnnotation: skip,
    TSTypeAliasDeclaration: skip,
    TSInterfaceDeclaration: skip,
    TSTypeParameterInstantiation: skip,
    TSAsExpression: (node) => skip(node.typeAnnotation),
    TSSatisfiesExpression: (node) => skip(node.typeAnnotation),
    BinaryExpression(node) {
      if (/^[!=]==$/.test(node.operator))
        [node.left, node.right].forEach((side) => void (side.type === 'Literal' && skip(side)));
    },
    SwitchCase: (node) => void (node.test && skip(node.test)),
    Property(node) {
      if (!node.computed) skip(node.key);
      const name = 'name' in node.key ? node.key.name : 'value' in node.key ? node.key.value : '';
      if (SHOWN.has(String(name))) show(node.value);
      if (FOR_STYLE.has(String(name))) skip(node.value);
    },
    AssignmentExpression({ left, right }) {
      if (left.type === 'MemberExpression' && 'name' in left.property && SHOWN.has(String(left.property.name)))
        show(right);
    },
    Literal: (node) => void (typeof node.value === 'string' && found.push({ start: node.start, text: node.value })),
    TemplateElement: (node) => void found.push({ start: node.start, text: node.value.cooked ?? node.value.raw }),
  }).visit(program);
  const isIn = (spans: readonly Span[], at: number): boolean => spans.some(([start, end]) => at >= start && at < end);
  const isSeen = ({ start, text }: { start: number; text: string }): boolean =>
    hasWords(text) || (isIn(shown, start) && /\p{L}/u.test(withoutMarkup(text)));
  return found
    .filter((each) => isSeen(each) && !isIn(exempt, each.start))
    .map(({ start, text }) => ({ line: source.slice(0, start).split('\n').length, text }));
}
