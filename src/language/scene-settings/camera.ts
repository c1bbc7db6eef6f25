// `camera:` – transforms that move all layers and particles of the scene.

import { transformChain } from '../check/transform-chain.ts';
import type { SceneSetting } from './define-scene-setting.ts';

export const camera: SceneSetting = {
  compile(env, reader) {
    const setting = reader.setting('camera');
    const calls = setting ? transformChain({ ...env, path: 'camera' }, setting.value) : [];
    return { part: calls.length > 0 ? { camera: calls } : {} };
  },
  mapNodes: (scene, map) => scene.camera?.forEach((call) => map.effect(call)),
};
