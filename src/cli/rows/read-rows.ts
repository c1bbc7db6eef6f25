// Rows of data for `render --data`: a CSV file whose first line names the columns, or a JSON array of objects.

import { CsvError, parse } from 'csv-parse/sync';
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { CliError, EXIT } from '../exit.ts';

export interface Cell {
  text: string;
  /** In the file, from 1. */
  line: number;
  column: number;
}

export interface Row {
  /** Counted from 1, without the line of names. */
  number: number;
  line: number;
  cells: Map<string, Cell>;
  /** Why the row cannot be used. */
  problem: { line: number; column: number; message: string } | null;
}

export interface Table {
  columns: string[];
  rows: Row[];
}

/** A row is as many videos as there are rows. */
const MOST_ROWS = 100_000;

/** Throws where the file as a whole cannot be read; a row that cannot be has a `problem`. */
export function readRows(file: string, text: string): Table {
  const table = /^[\s\uFEFF]*[[{]/.test(text) ? fromJson(file, text.replace(/^\uFEFF/, '')) : fromCsv(file, text);
  if (table.rows.length === 0) throw unreadable(file, null, 'it has no rows');
  if (table.rows.length > MOST_ROWS) throw unreadable(file, null, `it has more than ${MOST_ROWS} rows`);
  return table;
}

const unreadable = (file: string, at: { line: number; column: number } | null, why: string): CliError =>
  new CliError(
    EXIT.input,
    `Expected rows of data in ${file}${at ? `, but at line ${at.line}, column ${at.column}: ${why}` : `, but ${why}`}.`,
    'A CSV file has the names of its columns in the first line; a JSON file is an array of objects.',
  );

interface CsvRecord {
  record: string[];
  info: { lines: number };
}

function fromCsv(file: string, text: string): Table {
  let records: CsvRecord[];
  try {
    records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    throw unreadable(file, { line, column: 1 }, CSV_PROBLEMS.get(error.code) ?? 'it is no valid CSV');
  }
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const [head, ...rest] = records;
  if (!head) throw unreadable(file, null, 'it is empty');
  const columns = head.record.map((name) => name.trim());
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined) throw unreadable(file, { line: 1, column: 1 }, `two columns are named "${twice}"`);
  let end = head.info.lines;
  const rows = rest.map(({ record, info }, i): Row => {
    let line = end + 1;
    while (line < info.lines && (lines[line - 1] ?? '').trim() === '') line++;
    end = info.lines;
    const starts = cellStarts(lines.slice(line - 1, end).join('\n'), line);
    const cells = new Map(
      columns.flatMap((name, at): [string, Cell][] => {
        const value = record[at];
        const start = starts[at] ?? { line, column: 1 };
        return value === undefined || value === '' ? [] : [[name, { text: value, ...start }]];
      }),
    );
    const isFull = record.length === columns.length;
    const message = `Expected ${columns.length} values, but got ${record.length}`;
    return { number: i + 1, line, cells, problem: isFull ? null : { line, column: 1, message } };
  });
  return { columns, rows };
}

const CSV_PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['CSV_QUOTE_NOT_CLOSED', 'a quote is never closed'],
  ['CSV_INVALID_CLOSING_QUOTE', 'a closing quote is followed by something other than a comma'],
  ['INVALID_OPENING_QUOTE', 'a quote begins inside a value'],
]);

/** Where each value of a record begins. */
function cellStarts(text: string, firstLine: number): { line: number; column: number }[] {
  const starts = [{ line: firstLine, column: 1 }];
  let line = firstLine;
  let column = 1;
  let isQuoted = false;
  for (const char of text) {
    column++;
    if (char === '\n') {
      line++;
      column = 1;
    } else if (char === '"') isQuoted = !isQuoted;
    else if (char === ',' && !isQuoted) starts.push({ line, column });
  }
  return starts;
}

function fromJson(file: string, text: string): Table {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const placeOf = (offset: number): { line: number; column: number } => {
    const before = text.slice(0, offset).split(/\r\n|\r|\n/);
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  };
  const [error] = errors;
  if (error) {
    const what = printParseErrorCode(error.error)
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase();
    throw unreadable(file, placeOf(error.offset), `the JSON is not valid (${what})`);
  }
  if (root?.type !== 'array') throw unreadable(file, null, 'its JSON is not an array of objects');
  const columns = new Set<string>();
  const rows = (root.children ?? []).map((node, i): Row => {
    const place = placeOf(node.offset);
    const row: Row = { number: i + 1, line: place.line, cells: new Map(), problem: null };
    if (node.type !== 'object') return { ...row, problem: { ...place, message: 'Expected an object' } };
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (!key || !value) continue;
      const name = String(getNodeValue(key));
      columns.add(name);
      const at = placeOf(value.offset);
      if (value.type === 'object' || value.type === 'array')
        row.problem ??= { ...at, message: `Expected a text or a number for "${name}"` };
      else if (value.type !== 'null') row.cells.set(name, { text: textOf(value), ...at });
    }
    return row;
  });
  return { columns: [...columns], rows };
}

const textOf = (node: Node): string => String(getNodeValue(node));
