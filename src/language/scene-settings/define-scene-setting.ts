// Settings of a scene that become part of the plan: one file each, except the plain values in `frame.ts`.

import type { PlanScene, PlanTime } from '../../contract/plan.ts';
import type { Env } from '../check/context.ts';
import type { SettingsReader } from '../check/settings-reader.ts';
import type { NodeMapper } from '../items/define-item.ts';
import type { SceneNode, Span } from '../syntax/tree.ts';

/** Duration of a scene's transition and where it is written. */
export interface TransitionTime {
  span: Span;
  time: PlanTime;
  /** Not written: the transition's default. */
  isDefault: boolean;
}

export interface CompiledSetting {
  part: Partial<PlanScene>;
  transition?: TransitionTime | null;
  /** Reports what compiles but usually looks wrong. */
  warn?: (node: SceneNode) => void;
}

export interface SceneSetting {
  compile(env: Env, reader: SettingsReader): CompiledSetting;
  /** Passes every node of its part of the plan to the mapper. */
  mapNodes(scene: PlanScene, map: NodeMapper): void;
}
