// Warnings about captions and chapters that were asked for and cannot be written.

import type { RenderOptions } from '../../../contract/render.ts';
import { YOUTUBE_CHAPTERS, youTubeChapters } from '../../outputs/caption-texts.ts';
import type { RenderPlan } from '../plan/prepare-render.ts';

/** Sentences for people. */
export function textWarnings(
  { texts, encodings }: Pick<RenderPlan, 'texts' | 'encodings'>,
  { sidecars = [], embed = [] }: Pick<RenderOptions, 'sidecars' | 'embed'>,
): string[] {
  const warnings: string[] = [];
  if (texts.captions.length === 0) {
    const wanted = [
      ...sidecars.filter((name) => name === 'srt' || name === 'vtt').map((name) => `${name} file`),
      ...(embed.includes('captions') ? ['caption track'] : []),
    ];
    if (wanted.length > 0) warnings.push(`The reel shows no captions here: no ${wanted.join(' and no ')} is written.`);
  }
  for (const name of embed)
    for (const { output } of encodings)
      if (!output.holds?.includes(name)) warnings.push(`${output.title} cannot hold ${name}: the output has none.`);
  const { count } = youTubeChapters(texts.chapters);
  if (sidecars.includes('chapters') && count < YOUTUBE_CHAPTERS.least)
    warnings.push(
      `YouTube shows chapters only where there are ${YOUTUBE_CHAPTERS.least} or more of at least ${YOUTUBE_CHAPTERS.seconds} seconds each; this film has ${count}.`,
    );
  return warnings;
}
