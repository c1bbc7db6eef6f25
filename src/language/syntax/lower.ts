// Converts Langium's tree to ours (tree.ts): resolves precedence, reads literals and marks what is missing. Runs once per
// changed statement; Langium's nodes are dropped afterwards.

import { type AstNode, GrammarUtils } from 'langium';
import type * as ast from '../generated/ast.ts';
import { itemSyntax } from './keywords.ts';
import { LIMITS } from './limits.ts';
import { readColor, readNumber, readString } from './literals.ts';
import type {
  ArgExpr,
  BinaryOperator,
  CallExpr,
  Expr,
  Ident,
  ItemNode,
  ParameterNode,
  PlayNode,
  SceneItemNode,
  Setting,
  Span,
  StatementNode,
  StringExpr,
  SyntaxProblem,
  TimelineEntry,
} from './tree.ts';

const PRECEDENCE = new Map<string, number>([
  ['or', 1],
  ['and', 2],
  ['<', 4],
  ['<=', 4],
  ['>', 4],
  ['>=', 4],
  ['==', 4],
  ['!=', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['^', 8],
]);
const NOT = 4;
const NEGATE = 8;

export function lowerStatement(node: ast.Statement, problems: SyntaxProblem[]): StatementNode {
  return new Lowering(problems).statement(node);
}

class Lowering {
  readonly problems: SyntaxProblem[];
  private depth = 0;

  constructor(problems: SyntaxProblem[]) {
    this.problems = problems;
  }

  statement(node: ast.Statement): StatementNode {
    const at = span(node);
    switch (node.$type) {
      case 'Header':
        return {
          k: 'reel',
          ...at,
          title: node.title === undefined ? null : this.string(node, 'title'),
          settings: this.settings(node.settings),
        };
      case 'Import':
        return { k: 'import', ...at, path: this.string(node, 'path') };
      case 'Use':
        return { k: 'use', ...at, path: this.string(node, 'path') };
      case 'Let':
        return { k: 'let', ...at, name: ident(node, 'name'), value: this.expr(node.value, at.end) };
      case 'Palette':
        return { k: 'palette', ...at, name: ident(node, 'name'), value: this.expr(node.value, at.end) };
      case 'Colors':
        return { k: 'colors', ...at, name: ident(node, 'name'), value: this.expr(node.value, at.end) };
      case 'Look':
        return { k: 'look', ...at, name: ident(node, 'name'), value: this.expr(node.value, at.end) };
      case 'Media':
        return {
          k: 'media',
          ...at,
          name: ident(node, 'name'),
          path: this.string(node, 'path'),
          settings: this.settings(node.settings),
        };
      case 'Param':
        return {
          k: 'param',
          ...at,
          name: ident(node, 'name'),
          value: this.expr(node.value, at.end),
          within: node.low
            ? { low: this.expr(node.low, at.end), high: node.high ? this.expr(node.high, at.end) : null }
            : null,
        };
      case 'FieldDefinition':
        return {
          k: 'field',
          ...at,
          name: ident(node, 'name'),
          value: this.expr(node.value, at.end),
          params: this.parameters(node.parameters, at.end),
        };
      case 'Scene':
        return {
          k: 'scene',
          ...at,
          name: ident(node, 'name'),
          params: this.parameters(node.parameters, at.end),
          length: node.length ? this.expr(node.length, at.end) : null,
          items: (node.items ?? []).map((item) => this.item(item)),
        };
      case 'Timeline': {
        const entries = (node.entries ?? []).map((entry) => this.entry(entry, at.end));
        return { k: 'timeline', ...at, entries, plays: playsOf(entries) };
      }
    }
  }

  private parameters(nodes: ast.Parameter[] | undefined, end: number): ParameterNode[] {
    return (nodes ?? []).map((param) => ({
      name: ident(param, 'name'),
      value: param.value ? this.expr(param.value, end) : null,
    }));
  }

  private entry(node: ast.TimelineEntry, end: number): TimelineEntry {
    const at = span(node);
    if (node.$type === 'Repeat') {
      if (this.depth > LIMITS.nesting) return { k: 'repeat', ...at, count: { k: 'missing', ...at }, entries: [] };
      this.depth++;
      const entries = (node.entries ?? []).map((entry) => this.entry(entry, end));
      this.depth--;
      return { k: 'repeat', ...at, count: this.expr(node.count, at.end), entries };
    }
    return {
      k: 'play',
      ...at,
      scene: ident(node, 'scene'),
      args: node.parens ? this.args(node.arguments) : null,
      length: node.length ? this.expr(node.length, end) : null,
      until: node.point ? this.expr(node.point, end) : null,
    };
  }

  private item(node: ast.SceneItem): ItemNode {
    const at = span(node);
    switch (node.$type) {
      case 'Let':
        return { k: 'let', ...at, name: ident(node, 'name'), value: this.expr(node.value, at.end) };
      case 'Item':
        return this.itemNode(node, at);
      case 'Setting':
        return { k: 'setting', ...this.setting(node) };
    }
  }

  private itemNode(node: ast.Item, at: Span): SceneItemNode {
    return {
      k: 'item',
      ...at,
      keyword: node.keyword,
      name: optional(node, 'name'),
      text: itemSyntax(node.keyword)?.subject?.is === 'text' && !node.source ? this.string(node, 'text') : null,
      source: node.source ? this.callOf(node.source) : null,
      grid: optional(node, 'grid'),
      settings: this.settings(node.settings),
      items: (node.items ?? []).map((item) => this.itemNode(item, span(item))),
    };
  }

  private settings(nodes: ast.Setting[] | undefined): Setting[] {
    return (nodes ?? []).map((node) => this.setting(node));
  }

  private setting(node: ast.Setting): Setting {
    const at = span(node);
    const name = node.name ?? '';
    return {
      ...at,
      name: { text: name, start: at.start, end: at.start + name.length },
      value: this.expr(node.value, at.end),
      block: node.block ? this.settings(node.settings) : null,
    };
  }

  private string(node: AstNode, property: string): StringExpr {
    const cst = GrammarUtils.findNodeForProperty(node.$cstNode, property);
    const at = cst ? { start: cst.offset, end: cst.end } : span(node);
    return this.text(cst?.text ?? '""', at);
  }

  private text(raw: string, at: Span): StringExpr {
    const { value, closed, badEscape } = readString(raw);
    if (!closed) this.problems.push({ ...at, issue: { is: 'unclosedText', insertAt: at.end } });
    else if (badEscape !== null)
      this.problems.push({ start: at.start + badEscape, end: at.start + badEscape + 2, issue: { is: 'escape' } });
    return { k: 'string', ...at, value };
  }

  /** `at`: position of a missing expression. */
  private expr(node: ast.Expression | undefined, at: number): Expr {
    if (!node) return { k: 'missing', start: at, end: at };
    if (this.depth > LIMITS.nesting * 3) {
      if (this.depth < 1e6)
        this.problems.push({ ...span(node), issue: { is: 'nesting', what: 'Operators', max: LIMITS.nesting } });
      this.depth = 1e6; // report it once
      return { k: 'missing', ...span(node) };
    }
    this.depth++;
    const result = this.make(node);
    if (this.depth < 1e6) this.depth--;
    return result;
  }

  private make(node: ast.Expression): Expr {
    const at = span(node);
    switch (node.$type) {
      case 'Pipe':
        return { k: 'pipe', ...at, stages: (node.stages ?? []).map((stage) => this.expr(stage, at.end)) };
      case 'Choice':
        return this.choice(node, at);
      case 'Operation':
        return this.operation(node.operands, node.operators);
      case 'Prefixed':
        return this.operation([node], []);
      case 'NumberLiteral':
        return { k: 'number', ...at, ...readNumber(node.text ?? ''), raw: node.text ?? '' };
      case 'SizeLiteral': {
        const [width, height] = (node.text ?? '0x0').split('x').map(Number);
        return { k: 'size', ...at, width: width!, height: height! };
      }
      case 'ColorLiteral': {
        const rgb = readColor(node.text ?? '');
        if (!rgb) this.problems.push({ ...at, issue: { is: 'color', found: node.text ?? '' } });
        return { k: 'color', ...at, rgb, raw: node.text ?? '' };
      }
      case 'StringLiteral':
        return this.text(node.text ?? '""', at);
      case 'Switch':
        return { k: 'switch', ...at, on: node.word === 'on' };
      case 'KeywordName':
        return { k: 'call', ...at, name: { text: node.word ?? '', ...at }, member: null, args: null };
      case 'Call':
        return this.call(node, at);
      case 'Tuple': {
        const items = (node.items ?? []).map((item) => this.expr(item, at.end));
        return items.length === 1 ? { ...items[0]!, ...at } : { k: 'tuple', ...at, items };
      }
      case 'List':
        return {
          k: 'list',
          ...at,
          items: (node.items ?? []).map((item) =>
            item.at
              ? { at: this.expr(item.value, at.end), value: this.expr(item.at, at.end) }
              : { at: null, value: this.expr(item.value, at.end) },
          ),
        };
      // Where the parser has given up midway it leaves nodes of no kind.
      default:
        return { k: 'missing', ...at };
    }
  }

  private choice(node: ast.Choice, at: Span): Expr {
    const parts = node.parts.map((part) => this.expr(part, at.end));
    const branches = [];
    for (let i = 0; i + 1 < parts.length; i += 2) branches.push({ condition: parts[i]!, then: parts[i + 1]! });
    const otherwise =
      parts.length % 2 === 1 ? parts[parts.length - 1]! : { k: 'missing' as const, start: at.end, end: at.end };
    return { k: 'ternary', ...at, branches, otherwise };
  }

  private callOf(node: ast.Call): CallExpr {
    return this.call(node, span(node));
  }

  private call(node: ast.Call, at: Span): CallExpr {
    const text = node.name ?? '';
    const name = { text, start: at.start, end: at.start + text.length };
    const member = node.member === undefined ? null : ident(node, 'member');
    return { k: 'call', ...at, name, member, args: node.parens ? this.args(node.arguments) : null };
  }

  private args(nodes: ast.Argument[] | undefined): ArgExpr[] {
    return (nodes ?? []).map((arg) => {
      const where = span(arg);
      return {
        ...where,
        name:
          arg.name === undefined ? null : { text: arg.name, start: where.start, end: where.start + arg.name.length },
        value: this.expr(arg.value, where.end),
      };
    });
  }

  /** Precedence climbing over the flat operands; operators of one precedence become one node, so chains need no stack. */
  private operation(operands: ast.Expression[], operators: ast.Operator[]): Expr {
    let index = 0;
    let prefix = 0;
    const nested = (min: number, at: Span): Expr => {
      if (this.depth > LIMITS.nesting * 3) return this.expr(operands[index]!, at.end);
      this.depth++;
      const result = climb(min);
      if (this.depth < 1e6) this.depth--;
      return result;
    };
    const operand = (): Expr => {
      const node = operands[index];
      const end = operands[operands.length - 1]?.$cstNode?.end ?? 0;
      if (node?.$type !== 'Prefixed') return this.expr(node, end);
      const sign = node.prefixes[prefix];
      const where = span(node);
      if (sign === undefined) {
        prefix = 0;
        return this.expr(node.operand, where.end);
      }
      prefix++;
      const inner = nested(sign === 'not' ? NOT : NEGATE, where);
      return { k: 'unary', start: where.start, end: inner.end, op: sign, operand: inner };
    };
    const climb = (min: number): Expr => {
      let left = operand();
      for (;;) {
        const op = operators[index];
        const level = op === undefined ? 0 : PRECEDENCE.get(op)!;
        if (op === undefined || level < min) return left;
        if (op === '^') {
          index++;
          const right = nested(NEGATE, left);
          left = { k: 'power', start: left.start, end: right.end, items: [left, right] };
          continue;
        }
        const rest: { op: BinaryOperator; right: Expr }[] = [];
        const first = left;
        while (operators[index] !== undefined && PRECEDENCE.get(operators[index]!) === level) {
          const operator = operators[index]! as BinaryOperator;
          index++;
          rest.push({ op: operator, right: climb(level + 1) });
        }
        left = { k: 'binary', start: first.start, end: rest[rest.length - 1]!.right.end, first, rest };
      }
    };
    return climb(1);
  }
}

const playsOf = (entries: readonly TimelineEntry[]): PlayNode[] =>
  entries.flatMap((entry) => (entry.k === 'play' ? [entry] : playsOf(entry.entries)));

function span(node: AstNode): Span {
  const cst = node.$cstNode;
  return cst ? { start: cst.offset, end: cst.end } : { start: 0, end: 0 };
}

function ident(node: AstNode, property: string): Ident {
  const cst = GrammarUtils.findNodeForProperty(node.$cstNode, property);
  if (cst) return { text: cst.text, start: cst.offset, end: cst.end };
  const at = span(node);
  return { text: '', start: at.start, end: at.end };
}

const optional = (node: AstNode, property: string): Ident | null => {
  const found = ident(node, property);
  return found.text === '' ? null : found;
};
