// The syntax tree. What could not be parsed is `missing`. Offsets are relative to the statement, so that an unchanged
// statement is never parsed again, wherever it moves.

import type { SyntaxIssue } from '../../contract/diagnostics/syntax.ts';

export interface Span {
  start: number;
  end: number;
}
export interface Ident extends Span {
  text: string;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'and' | 'or';

export interface NumberExpr extends Span {
  k: 'number';
  value: number;
  unit: string;
  raw: string;
}
export interface SizeExpr extends Span {
  k: 'size';
  width: number;
  height: number;
}
export interface ColorExpr extends Span {
  k: 'color';
  /** null where the digits are wrong */ rgb: [number, number, number] | null;
  raw: string;
}
export interface StringExpr extends Span {
  k: 'string';
  value: string;
}
/** `on`, `off`. */
export interface SwitchExpr extends Span {
  k: 'switch';
  on: boolean;
}
/** A name, with or without member and arguments: `t`, `audio.bass`, `fbm(4)`. */
export interface CallExpr extends Span {
  k: 'call';
  name: Ident;
  member: Ident | null;
  args: ArgExpr[] | null;
}
export interface ArgExpr extends Span {
  name: Ident | null;
  value: Expr;
}
export interface TupleExpr extends Span {
  k: 'tuple';
  items: Expr[];
}
/** Items with `at` are stops: `[at: value, …]`. */
export interface ListExpr extends Span {
  k: 'list';
  items: { at: Expr | null; value: Expr }[];
}
export interface UnaryExpr extends Span {
  k: 'unary';
  op: '-' | 'not';
  operand: Expr;
}
/** Operators of one precedence, left to right. */
export interface BinaryExpr extends Span {
  k: 'binary';
  first: Expr;
  rest: { op: BinaryOperator; right: Expr }[];
}
/** a ^ b ^ c, right to left. */
export interface PowerExpr extends Span {
  k: 'power';
  items: Expr[];
}
export interface TernaryExpr extends Span {
  k: 'ternary';
  branches: { condition: Expr; then: Expr }[];
  otherwise: Expr;
}
export interface PipeExpr extends Span {
  k: 'pipe';
  stages: Expr[];
}
export interface MissingExpr extends Span {
  k: 'missing';
}

export type Expr =
  | NumberExpr
  | SizeExpr
  | ColorExpr
  | StringExpr
  | SwitchExpr
  | CallExpr
  | TupleExpr
  | ListExpr
  | UnaryExpr
  | BinaryExpr
  | PowerExpr
  | TernaryExpr
  | PipeExpr
  | MissingExpr;

export interface Setting extends Span {
  name: Ident;
  value: Expr;
  /** The settings in braces after the value; null where there are no braces. */
  block: Setting[] | null;
}
export interface LetNode extends Span {
  k: 'let';
  name: Ident;
  value: Expr;
}
/** A scene item of `items/`: a keyword, its subject, a grid and a block of settings. */
export interface SceneItemNode extends Span {
  k: 'item';
  keyword: string;
  /** Its own name, or that of its effect. */
  name: Ident | null;
  /** Null for items that take no text. */
  text: StringExpr | null;
  /** What makes the text instead: `file("a.txt")`, `box("title", "…")`. */
  source: CallExpr | null;
  grid: Ident | null;
  settings: Setting[];
  /** What a group holds. */
  items: SceneItemNode[];
}
export interface SettingNode extends Setting {
  k: 'setting';
}
export type ItemNode = LetNode | SceneItemNode | SettingNode;

export interface HeaderNode extends Span {
  k: 'reel';
  title: StringExpr | null;
  settings: Setting[];
}
export interface ImportNode extends Span {
  k: 'import' | 'use';
  path: StringExpr;
}
export interface DefinitionNode extends Span {
  k: 'palette' | 'colors' | 'look';
  name: Ident;
  value: Expr;
}
/** `media NAME = "path" { … }`. */
export interface MediaNode extends Span {
  k: 'media';
  name: Ident;
  path: StringExpr;
  settings: Setting[];
}
/** `param NAME = default in lo..hi`, or `in [a, b]`: `low` is then the list. */
export interface ParamNode extends Span {
  k: 'param';
  name: Ident;
  value: Expr;
  within: { low: Expr; high: Expr | null } | null;
}
/** A parameter of a field or scene; null: it has no default. */
export interface ParameterNode {
  name: Ident;
  value: Expr | null;
}
export interface FieldNode extends Span {
  k: 'field';
  name: Ident;
  params: ParameterNode[];
  value: Expr;
}
export interface SceneNode extends Span {
  k: 'scene';
  name: Ident;
  params: ParameterNode[];
  length: Expr | null;
  items: ItemNode[];
}
export interface PlayNode extends Span {
  k: 'play';
  scene: Ident;
  /** Null where there are no parentheses. */
  args: ArgExpr[] | null;
  length: Expr | null;
  /** The point after `until`. */
  until: Expr | null;
}
/** `repeat 4 { play … }`. */
export interface RepeatNode extends Span {
  k: 'repeat';
  count: Expr;
  entries: TimelineEntry[];
}
export type TimelineEntry = PlayNode | RepeatNode;
export interface TimelineNode extends Span {
  k: 'timeline';
  entries: TimelineEntry[];
  /** Every `play`, those inside `repeat` included, in source order. */
  plays: PlayNode[];
}

export type StatementNode =
  | HeaderNode
  | ImportNode
  | LetNode
  | DefinitionNode
  | MediaNode
  | ParamNode
  | FieldNode
  | SceneNode
  | TimelineNode;

/** A syntax error: where it is, and its code with data. */
export interface SyntaxProblem extends Span {
  issue: SyntaxIssue;
}

/** One statement of the file: `base` is where its text begins. */
export interface Statement {
  base: number;
  /** Length of the statement's text. */
  length: number;
  /** Null if it could not be parsed at all. */
  node: StatementNode | null;
  problems: readonly SyntaxProblem[];
}
