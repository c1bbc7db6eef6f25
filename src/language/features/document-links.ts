// Files that the reel names: imports, modules, media, sounds, captions, fonts, tables of colours.

import type { Range } from 'vscode-languageserver';
import type { Analysis } from '../compile.ts';
import { LIBRARY } from '../../catalog/library.ts';
import { isRemote } from '../check/is-remote.ts';
import { resolvePath } from '../check/load-units.ts';
import type { MediaRef } from '../../contract/plan.ts';

export interface FileLink {
  range: Range;
  /** Absolute; `glyphreel:NAME` is what comes with Glyphreel. */
  path: string;
}

export function documentLinks(analysis: Analysis): FileLink[] {
  const { main, result } = analysis;
  const links: FileLink[] = [];
  const seen = new Set<string>();
  const add = (range: Range | undefined, path: string): void => {
    // No link while the path is being typed: its quotes may be open or missing.
    if (
      !range ||
      range.end.line !== range.start.line ||
      range.end.character - range.start.character < 3 ||
      !isQuoted(range)
    )
      return;
    const key = `${range.start.line}:${range.start.character}`;
    if (!seen.has(key)) {
      seen.add(key);
      links.push({ range: inner(range), path });
    }
  };
  const isQuoted = (range: Range): boolean => main.parsed.text[main.parsed.lines.offset(range.start)] === '"';
  for (const { node, base } of main.parsed.statements) {
    if ((node?.k === 'import' || node?.k === 'use' || node?.k === 'media') && !isRemote(node.path.value)) {
      const { start, end, value } = node.path;
      const isLibrary = node.k === 'import' && LIBRARY.has(value);
      add(main.parsed.lines.range(base + start, base + end), isLibrary ? value : resolvePath(main.path, value));
    }
  }
  const { plan } = result;
  const media: (MediaRef | null)[] = [
    plan.audio,
    plan.captions,
    plan.font,
    ...plan.scenes.flatMap((scene) => [...scene.media, ...(scene.sounds ?? []).map((sound) => sound.media)]),
  ];
  for (const ref of media) if (ref) add(ref.range, ref.path);
  return links;
}

/** Within the quotes. */
const inner = (range: Range): Range => ({
  start: { ...range.start, character: range.start.character + 1 },
  end: { ...range.end, character: range.end.character - 1 },
});
