// The request of the curves of `audio.*`.

import type { ScenePlan } from '../../contract/plan.ts';
import { noScene } from '../errors/engine-error.ts';
import { featuresOrSilence } from '../preview/features-or-silence.ts';
import { findSubject } from '../preview/preview-info.ts';
import { soundCurves } from '../preview/sound-curves.ts';
import type { EngineContext } from './engine-context.ts';
import type { Handlers } from './router.ts';
import { demandTrust } from './trust.ts';

export function soundHandlers(context: EngineContext): Pick<Handlers, 'soundCurves'> {
  const featuresOf = async (plan: ScenePlan, scene?: string) =>
    (await featuresOrSilence(plan, scene, context.mediaOptions())).features;
  return {
    async soundCurves({ plan, view, names }) {
      demandTrust(context.trusted, plan);
      const subject = findSubject(plan, view);
      if (!subject) throw noScene('preview');
      const features = await featuresOf(plan, subject.segment ? undefined : subject.scene.name);
      return soundCurves(plan, subject, features, names);
    },
  };
}
