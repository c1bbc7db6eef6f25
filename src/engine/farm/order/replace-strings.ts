// Replaces whole strings in plain data: paths of one machine by tokens, and those by paths of another.

/** A copy in which each string, key or value, that `replace` knows is replaced. Typed arrays and buffers are kept as they are. */
export function replaceStrings(value: unknown, replace: (text: string, key: string | null) => string): unknown {
  const visit = (part: unknown, key: string | null): unknown => {
    if (typeof part === 'string') return replace(part, key);
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map((each) => visit(each, null));
    if (ArrayBuffer.isView(part) || part instanceof ArrayBuffer || part instanceof SharedArrayBuffer) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, visit(inner, name)]));
  };
  return visit(value, null);
}
