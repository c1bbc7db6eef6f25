// A scene without its places in the text: equal as long as it draws the same.

import type { PlanScene } from '../../contract/plan.ts';

export const sceneContent = (scene: PlanScene): string =>
  JSON.stringify(scene, (key, value: unknown) =>
    key === 'range' || key === 'nameRange' || key === 'site' ? undefined : value,
  );
