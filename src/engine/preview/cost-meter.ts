// Measures where the time of a preview's frames goes: every n-th frame while somebody wants to know, and those that are late. A measured
// frame has the same pixels as any other.

import type { CostPart, FrameCosts } from '../../contract/frame-costs.ts';
import type { PlanScene } from '../../contract/plan.ts';
import type { Stage, StageProfile } from '../frame/renderer/renderer.ts';
import { PartSites } from './part-sites.ts';

/** While playing at the usual rate, two samples a second. */
const EVERY = 6;
/** Older frames are forgotten, so that the figures follow the scene. */
const MOST_FRAMES = 5;

/** One measured frame. */
interface Sample {
  bySite: Map<number, number>;
  feedbackMs: number;
  totalMs: number;
}

export class CostMeter implements StageProfile {
  /** Somebody looks at the figures. */
  isWanted = false;
  #scene: PlanScene | null = null;
  #sites: PartSites | null = null;
  #samples: Sample[] = [];
  #current: Sample = emptySample();
  #untilNext = 0;

  /** Another plan or scene is drawn: what was measured is forgotten. */
  reset(scene: PlanScene): void {
    this.#scene = scene;
    this.#sites = null;
    this.#samples = [];
    this.#untilNext = 0;
  }

  get frames(): number {
    return this.#samples.length;
  }

  /** Whether the next frame is to be measured. `isLate`: the one before was. */
  isDue(isLate: boolean): boolean {
    if (isLate) return true;
    if (!this.isWanted) return false;
    if (this.#untilNext > 0) {
      this.#untilNext--;
      return false;
    }
    this.#untilNext = EVERY - 1;
    return true;
  }

  /** Before a frame that is measured. */
  begin(): void {
    this.#current = emptySample();
  }

  add(stage: Stage, _detail: string | null, ms: number, site: number | null): void {
    if (site !== null) this.#current.bySite.set(site, (this.#current.bySite.get(site) ?? 0) + ms);
    else if (stage === 'feedback') this.#current.feedbackMs += ms;
  }

  /** After it; `totalMs` includes advancing its state. */
  end(totalMs: number): void {
    this.#samples.push({ ...this.#current, totalMs });
    if (this.#samples.length > MOST_FRAMES) this.#samples.shift();
  }

  costs(planId: string, budgetMs: number, isLate: boolean): FrameCosts {
    const sites = (this.#sites ??= new PartSites(this.#scene!));
    const spent = new Map<number, number>(sites.parts.map(({ site }) => [site, 0]));
    const add = (site: number, ms: number) => spent.set(site, (spent.get(site) ?? 0) + ms);
    for (const { bySite, feedbackMs } of this.#samples) {
      for (const [site, ms] of bySite) {
        const owners = sites.ownersOf(site);
        for (const owner of owners) add(owner.site, ms / owners.length);
      }
      if (this.#scene!.feedback) add(this.#scene!.feedback.site, feedbackMs);
    }
    const count = Math.max(1, this.#samples.length);
    const parts: CostPart[] = sites.parts
      .map((part) => ({ ...part, ms: spent.get(part.site)! / count }))
      .sort((a, b) => b.ms - a.ms);
    const totalMs = this.#samples.reduce((sum, sample) => sum + sample.totalMs, 0) / count;
    const restMs = Math.max(0, totalMs - parts.reduce((sum, { ms }) => sum + ms, 0));
    return { scene: this.#scene!.name, planId, frames: this.#samples.length, parts, restMs, totalMs, budgetMs, isLate };
  }
}

const emptySample = (): Sample => ({ bySite: new Map(), feedbackMs: 0, totalMs: 0 });
