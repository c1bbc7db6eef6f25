// Where a file is after files and folders were renamed.

/** URIs as strings, or as objects that print as such. Null if the file has not moved. */
export function renamedUri(
  uri: string,
  renames: readonly { oldUri: { toString(): string }; newUri: { toString(): string } }[],
): string | null {
  for (const { oldUri, newUri } of renames) {
    const [from, to] = [oldUri.toString(), newUri.toString()];
    if (uri === from) return to;
    if (uri.startsWith(`${from}/`)) return to + uri.slice(from.length);
  }
  return null;
}
