// Made by `npm run generate` from src/language/items; do not edit. Every item of a scene.

import type { ItemDefinition } from '../items/define-item.ts';
import { art } from '../items/art.ts';
import { code } from '../items/code.ts';
import { group } from '../items/group.ts';
import { layer } from '../items/layer.ts';
import { particles } from '../items/particles.ts';
import { sound } from '../items/sound.ts';
import { text } from '../items/text.ts';
import { ticker } from '../items/ticker.ts';
import { voice } from '../items/voice.ts';

export const items: readonly ItemDefinition[] = [art, code, group, layer, particles, sound, text, ticker, voice];
export const itemByKeyword: ReadonlyMap<string, ItemDefinition> = new Map(items.map((item) => [item.keyword, item]));
