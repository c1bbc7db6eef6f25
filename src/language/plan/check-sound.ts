// Compares the audio with the reel, once the length of both is known.

import { audioTooShort, silentStart } from '../../contract/diagnostics/sound.ts';
import type { SoundFacts } from '../../contract/sound-facts.ts';
import type { PlanAudio } from '../../contract/plan.ts';
import type { Place, Reporter } from '../check/reporter.ts';
import type { HeaderNode } from '../syntax/tree.ts';

/** Seconds that the audio may end before the reel: encoders cut or pad the last packet. */
const TOLERANCE = 0.1;
/** Seconds of silence that are not worth a remark. */
const SHORT_SILENCE = 0.3;

export function checkSound(
  reporter: Reporter,
  { node, place }: { node: HeaderNode; place: Place },
  audio: PlanAudio,
  sound: SoundFacts,
  reelSeconds: number,
): void {
  const setting = node.settings.find(({ name }) => name.text === 'audio');
  if (!setting) return;
  const end = setting.block ? null : setting.value.end;
  const from = audio.from ?? 0;
  const length = sound.seconds - from;
  if (!audio.loop && reelSeconds - length > TOLERANCE)
    reporter.report(place, setting.value, audioTooShort.track({ sound: Math.max(0, length), reel: reelSeconds, end }));
  const silence = sound.start - from;
  if (silence > SHORT_SILENCE)
    reporter.report(
      place,
      setting.value,
      silentStart.track({ silence, from: `${Math.floor(sound.start * 100) / 100}s`, end }),
    );
}
