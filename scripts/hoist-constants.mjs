// V8 rebuilds a vector constant at each use, with three or four instructions inside the innermost loop: 7.9 cycles for 16 blended pixels
// instead of 5.0. So constants used in a loop become locals that are loaded from memory once, before the loop. (Neither Binaryen nor V8
// folds a load back into a constant.)

const CONSTANT = /^\s*v128\.const (i32x4 .*)$/;
/** Zero and all ones cost V8 one instruction, the same as a load. */
const CHEAP = new Set([
  'i32x4 0x00000000 0x00000000 0x00000000 0x00000000',
  'i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff',
]);
/** Further constants would be spilled from registers, so they are loaded where they are used. */
const MOST_LOCALS = 12;

/**
 * `text` is a module in flat text format, `poolAddress` the address of `poolBytes` zero bytes reserved for constants. Functions without a
 * loop load their constants in place.
 */
export function hoistConstants(text, poolAddress, poolBytes) {
  const pool = new Map();
  const addressOf = (value) => {
    if (!pool.has(value)) pool.set(value, poolAddress + 16 * pool.size);
    return pool.get(value);
  };
  const out = [];
  /** @type {string[] | null} */
  let body = null;
  for (const line of text.split('\n')) {
    if (line.startsWith(' (func ')) body = [];
    if (body === null) {
      out.push(line);
      continue;
    }
    body.push(line);
    if (line !== ' )') continue;
    out.push(...rewrite(body, addressOf));
    body = null;
  }
  if (pool.size * 16 > poolBytes)
    throw new Error(`Expected at most ${poolBytes / 16} vector constants, but the kernels use ${pool.size}.`);
  const data = [...pool.keys()].map((value) => value.split(' ').slice(1).map(littleEndian).join('')).join('');
  const end = out.lastIndexOf(')');
  out.splice(end, 0, ` (data (i32.const ${poolAddress}) "${data}")`);
  return { text: out.join('\n'), constants: pool.size };
}

const littleEndian = (word) => {
  const hex = word.slice(2).padStart(8, '0');
  return [6, 4, 2, 0].map((i) => `\\${hex.slice(i, i + 2)}`).join('');
};

/** Rewrites one function: constants in loops become locals, the most used first; others are loaded in place. */
function rewrite(lines, addressOf) {
  const uses = new Map();
  let depth = 0;
  const nesting = [];
  const inLoop = lines.map((line) => {
    const word = line.trim().split(' ')[0];
    if (word === 'loop' || word === 'block' || word === 'if') {
      nesting.push(word);
      if (word === 'loop') depth++;
    } else if (word === 'end' && nesting.pop() === 'loop') depth--;
    return depth > 0;
  });
  lines.forEach((line, i) => {
    const value = CONSTANT.exec(line)?.[1];
    if (value && inLoop[i] && !CHEAP.has(value)) uses.set(value, (uses.get(value) ?? 0) + 1);
  });
  const chosen = [...uses]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_LOCALS)
    .map(([value]) => value);
  const local = new Map(chosen.map((value, i) => [value, `$constant${i}`]));
  const result = [];
  let isHeader = true;
  for (const [i, line] of lines.entries()) {
    if (isHeader && i > 0 && !/^ {2}\(local /.test(line)) {
      isHeader = false;
      for (const name of local.values()) result.push(`  (local ${name} v128)`);
      for (const [value, name] of local)
        result.push(`  i32.const ${addressOf(value)}`, '  v128.load', `  local.set ${name}`);
    }
    const value = CONSTANT.exec(line)?.[1];
    if (!value || CHEAP.has(value)) result.push(line);
    else if (local.has(value)) result.push(`  local.get ${local.get(value)}`);
    else result.push(`  i32.const ${addressOf(value)}`, '  v128.load');
  }
  return result;
}
