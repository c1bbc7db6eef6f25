// The edit that sets a scene's gamma. It works on the text, because the plan's ranges are those of an older version.

export interface GammaEdit {
  start: number;
  end: number;
  newText: string;
}

/** `text` is the document, `[from, to)` the scene. Null where the scene has no body. */
export function setGamma(text: string, from: number, to: number, gamma: number): GammaEdit | null {
  const scene = blankOut(text.slice(from, to));
  const open = scene.indexOf('{');
  if (open < 0) return null;
  const value = String(Math.round(gamma * 100) / 100);
  let depth = 0;
  for (let i = open; i < scene.length; i++) {
    const c = scene[i];
    if (c === '{') depth++;
    else if (c === '}') depth--;
    if (depth !== 1) continue;
    const found = /^gamma\s*:\s*/.exec(scene.slice(i));
    if (!found || /[A-Za-z0-9_]/.test(scene[i - 1] ?? '')) continue;
    const start = i + found[0].length;
    return { start: from + start, end: from + endOfExpression(scene, start), newText: value };
  }
  const line = text.slice(text.lastIndexOf('\n', from) + 1, from);
  const indent = /^\s*/.exec(line)![0];
  const isOneLine = !text.slice(from, to).includes('\n');
  return {
    start: from + open + 1,
    end: from + open + 1,
    newText: isOneLine ? ` gamma: ${value} ` : `\n${indent}  gamma: ${value}`,
  };
}

/** Comments and strings as spaces, so that only code is searched; lengths stay. */
function blankOut(code: string): string {
  return code.replaceAll(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"/g, (part) => part.replaceAll(/[^\n]/g, ' '));
}

/** A setting's value ends with its line, at a separator or a brace, or before the next `name:`. */
function endOfExpression(code: string, start: number): number {
  let depth = 0;
  let i = start;
  for (; i < code.length; i++) {
    const c = code[i]!;
    if (c === '(' || c === '[') depth++;
    else if (c === ')' || c === ']') depth--;
    else if (depth === 0 && (c === '\n' || c === ';' || c === ',' || c === '}' || c === '{')) break;
    else if (
      depth === 0 &&
      /\s/.test(c) &&
      /^\s+(?:[A-Za-z_]\w*\s*:|layer\b|particles\b|text\b|ticker\b|let\b)/.test(code.slice(i))
    )
      break;
  }
  return start + code.slice(start, i).trimEnd().length;
}
