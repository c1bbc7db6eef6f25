// The name of a pasted picture: the first number of `image-1.png`, `image-2.png` … that no file has.

/** Formats that a clipboard holds and a reel can show. */
const ENDINGS = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/webp', 'webp'],
  ['image/gif', 'gif'],
]);

export const IMAGE_TYPES: readonly string[] = [...ENDINGS.keys()];

/** `taken`: names in the folder. Names that differ in case only are the same file on some machines. */
export function imageName(type: string, taken: Iterable<string>): string {
  const names = new Set([...taken].map((name) => name.toLowerCase()));
  for (let n = 1; ; n++) {
    const name = `image-${n}.${ENDINGS.get(type) ?? 'png'}`;
    if (!names.has(name)) return name;
  }
}
