// The recordings of everything that voices say in a plan.

import type { ScenePlan } from '../../../contract/plan.ts';
import { commandOf, voiceKey, type VoiceFacts, type Voices } from '../../../contract/voice.ts';
import { RenderError } from '../../errors/render-error.ts';
import type { SoundOptions } from './sound-track.ts';
import { speak } from './speak.ts';

/** What is said in a plan, each once. */
function spokenIn(plan: ScenePlan): { by: string; words: string }[] {
  const found = new Map<string, { by: string; words: string }>();
  for (const { sounds = [] } of plan.scenes)
    for (const { speech } of sounds) if (speech) found.set(voiceKey(speech), { by: speech.by, words: speech.words });
  return [...found.values()];
}

/** By `voiceKey`. A failure is a sentence; other errors reject. */
export async function recordVoices(
  plan: ScenePlan,
  voices: Voices,
  options: SoundOptions = {},
): Promise<Record<string, VoiceFacts>> {
  const facts: Record<string, VoiceFacts> = {};
  for (const { by, words } of spokenIn(plan)) {
    const command = commandOf(voices, { by, words }, plan.seed);
    if (!command) continue;
    try {
      facts[voiceKey({ by, words })] = await speak({ by, words, command }, options);
    } catch (error) {
      if (!(error instanceof RenderError) || error.code !== 'input-audio') throw error;
      facts[voiceKey({ by, words })] = { problem: error.message };
    }
  }
  return facts;
}
