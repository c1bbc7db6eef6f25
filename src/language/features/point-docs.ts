// The points of the music that `until` counts.

import { POINT_KINDS, type PointKind } from '../plan/until.ts';

const DOCS: Readonly<Record<PointKind, string>> = {
  bar: 'The start of a bar of the audio, counted from 1. Without audio it is counted by `bpm`.',
  section: 'The start of a section of the audio, counted from 1: where instruments or harmony change.',
  drop: 'The start of a drop of the audio, counted from 1: a section at full level after a quieter one.',
};

/** Markdown; null for words that are no points. */
export function pointDocs(word: string): string | null {
  const kind = POINT_KINDS.find((each) => each === word);
  if (!kind) return null;
  const form = `play a until ${kind}(2)`;
  return `${DOCS[kind]} \`glyphreel analyze FILE\` lists them.\n\n\`\`\`reel\n${form}\n\`\`\``;
}
