// Every setting of a scene, in the order in which they are compiled.

import type { SceneSetting } from './define-scene-setting.ts';
import { camera } from './camera.ts';
import { feedback } from './feedback.ts';
import { frame } from './frame.ts';
import { shade } from './shade.ts';
import { transition } from './transition.ts';

export const sceneSettingRegistry: readonly SceneSetting[] = [shade, feedback, transition, frame, camera];
