// Texts that appear with a voice: those of its scene that have its words, and `reveal: words` without a time.

import type { SceneItem, SoundItem } from '../../contract/plan.ts';
import type { Build } from '../check/context.ts';

export function followVoices(items: readonly SceneItem[], sounds: readonly SoundItem[], build: Build): void {
  for (const { speech, at } of sounds) {
    if (speech?.seconds === undefined) continue;
    const { seconds } = speech;
    const words = speech.shows ?? speech.words;
    for (const item of items) {
      if (item.kind !== 'text' || item.reveal.kind !== 'words' || !build.untimed.has(item) || item.spoken) continue;
      const own = item.parts.map((part) => ('text' in part ? part.text : '')).join('');
      if (plain(own) !== plain(words)) continue;
      const start = at.beats ? build.table.beats(at.beats) : build.table.num(at.seconds ?? 0);
      item.spoken = { from: start, after: at.beats ? (at.seconds ?? 0) : 0, seconds };
    }
  }
}

/** Without punctuation, case and line breaks. */
const plain = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(' ');
