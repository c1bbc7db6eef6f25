// Which plan a panel draws while its reel is being edited, and which scene is at the cursor.

import { describe, expect, test } from 'vitest';
import { compile } from '../../src/language/compile.ts';
import { sceneAt } from '../../src/extension/language/scene-at.ts';
import { choosePlan } from '../../src/extension/preview/choose-plan.ts';

const LAYER = 'layer on md { value: plasma() }';
const REEL = `scene a for 1s { ${LAYER} }
scene b for 1s { ${LAYER} }
timeline {
  play a
  play b
  play a
}`;
const compiled = (text: string) => compile(text, {});
const nothing = { scene: null, segment: null };

describe('choosePlan', () => {
  test('shows the first segment of the timeline by default', () => {
    expect(choosePlan(compiled(REEL), null, nothing)).toMatchObject({ scene: 'a', segment: 1, stale: false });
  });

  test('shows the wanted scene in the wanted segment', () => {
    expect(choosePlan(compiled(REEL), null, { scene: 'a', segment: 3 })).toMatchObject({ scene: 'a', segment: 3 });
    expect(choosePlan(compiled(REEL), null, { scene: 'b', segment: 3 })).toMatchObject({ scene: 'b', segment: 2 });
  });

  test('keeps the last plan of the shown scene while it has an error', () => {
    const shown = choosePlan(compiled(REEL), null, { scene: 'b', segment: 2 });
    const broken = compiled(
      REEL.replace(
        'scene b for 1s { layer on md { value: plasma() } }',
        'scene b for 1s { layer on md { value: plasmaa() } }',
      ),
    );
    expect(broken.brokenScenes).toContain('b');
    const choice = choosePlan(broken, shown, { scene: 'b', segment: 2 });
    expect(choice).toMatchObject({ scene: 'b', stale: true });
    expect(choice!.plan).toBe(shown!.plan);
  });

  test('updates the shown scene if the error is in another one', () => {
    const shown = choosePlan(compiled(REEL), null, { scene: 'a', segment: 1 });
    const broken = compiled(
      REEL.replace(
        'scene b for 1s { layer on md { value: plasma() } }',
        'scene b for 1s { layer on md { value: plasmaa() } }',
      ),
    );
    expect(choosePlan(broken, shown, { scene: 'a', segment: 1 })).toMatchObject({ scene: 'a', stale: false });
  });

  test('keeps the plan while no scene compiles, and returns null without one', () => {
    const shown = choosePlan(compiled(REEL), null, nothing);
    expect(choosePlan(compiled('scene'), shown, { scene: 'a', segment: 1 })).toMatchObject({ scene: 'a', stale: true });
    expect(choosePlan(compiled(''), null, nothing)).toBeNull();
    expect(choosePlan(undefined, null, nothing)).toBeNull();
  });

  test('shows the last plan of a broken scene when the cursor moves to it', () => {
    const before = compiled(REEL).plan;
    const shown = choosePlan(compiled(REEL), null, { scene: 'a', segment: 1 });
    const broken = compiled(
      REEL.replace(
        'scene b for 1s { layer on md { value: plasma() } }',
        'scene b for 1s { layer on md { value: plasmaa() } }',
      ),
    );
    expect(
      choosePlan(broken, shown, { scene: 'b', segment: 2 }, (scene) => (scene === 'b' ? before : undefined)),
    ).toEqual({ plan: before, scene: 'b', segment: 2, stale: true });
    expect(choosePlan(broken, shown, { scene: 'b', segment: 2 })).toMatchObject({ scene: 'a', stale: true });
  });

  test('shows the first scene after the shown one was deleted', () => {
    const shown = choosePlan(compiled(REEL), null, { scene: 'b', segment: 2 });
    expect(choosePlan(compiled(`scene a for 1s { ${LAYER} }`), shown, { scene: 'b', segment: 2 })).toMatchObject({
      scene: 'a',
      stale: false,
    });
  });
});

describe('sceneAt', () => {
  const reel = compiled(REEL);
  test('inside a scene: the shown segment, else its first', () => {
    expect(sceneAt(reel, { line: 0, character: 20 }, null)).toEqual({ scene: 'a', segment: 1 });
    expect(sceneAt(reel, { line: 0, character: 20 }, 3)).toEqual({ scene: 'a', segment: 3 });
    expect(sceneAt(reel, { line: 1, character: 3 }, 3)).toEqual({ scene: 'b', segment: 2 });
  });
  test('on a `play` entry: its segment', () => {
    expect(sceneAt(reel, { line: 5, character: 5 }, 1)).toEqual({ scene: 'a', segment: 3 });
  });
  test('elsewhere: null', () => {
    expect(sceneAt(reel, { line: 2, character: 0 }, 1)).toBeNull();
  });
  test('inside a broken scene, or on a `play` of it: that scene', () => {
    const broken = compiled(
      REEL.replace(
        'scene a for 1s { layer on md { value: plasma() } }',
        'scene a for 1s { layer on md { value: plasmaa() } }',
      ),
    );
    expect(broken.plan.scenes.map(({ name }) => name)).toEqual(['b']);
    expect(sceneAt(broken, { line: 0, character: 20 }, null)).toEqual({ scene: 'a', segment: 1 });
    expect(sceneAt(broken, { line: 0, character: 20 }, 3)).toEqual({ scene: 'a', segment: 3 });
    expect(sceneAt(broken, { line: 5, character: 5 }, 1)).toEqual({ scene: 'a', segment: 3 });
  });
  test('without a timeline: scenes in source order', () => {
    const bare = compiled(`scene a for 1s { ${LAYER} }\nscene b for 1s { ${LAYER} }`);
    expect(sceneAt(bare, { line: 1, character: 4 }, 1)).toEqual({ scene: 'b', segment: 2 });
  });
});
