// Links that open a reel of a page as a new text: `vscode://glyphreel.glyphreel/example?reel=…` with the text itself, packed, or
// `…?effect=shader/bloom` for the example of an effect. The documentation makes them when it is built.

import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Bytes of text: far above any example, and nothing that an editor would choke on. */
const MOST_BYTES = 64 * 1024;
/** Browsers and systems pass longer addresses only in part. */
const MOST_ADDRESS = 6000;

export type ExampleLink = { text: string } | { effect: string };

/** `extension`: its identifier. Null where the text is too long for an address. */
export function linkToText(extension: string, text: string): string | null {
  const link = `vscode://${extension}/example?reel=${deflateRawSync(text).toString('base64url')}`;
  return link.length > MOST_ADDRESS ? null : link;
}

export const linkToEffect = (extension: string, kind: string, name: string): string =>
  `vscode://${extension}/example?effect=${kind}/${name}`;

/** Null where it is no such link, is damaged, or holds more than an example. */
export function readExampleLink({ path, query }: { path: string; query: string }): ExampleLink | null {
  if (path !== '/example') return null;
  const given = new URLSearchParams(query);
  const effect = given.get('effect');
  if (effect !== null) return { effect };
  try {
    const packed = Buffer.from(given.get('reel') ?? '', 'base64url');
    const bytes = inflateRawSync(packed, { maxOutputLength: MOST_BYTES });
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trim() === '' ? null : { text };
  } catch {
    return null;
  }
}
