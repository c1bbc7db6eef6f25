// Which picture a panel shows while its reel is being typed, and which scene a cursor means.

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
  test('the first of the timeline, where nothing is asked for', () => {
    expect(choosePlan(compiled(REEL), null, nothing)).toMatchObject({ scene: 'a', segment: 1, stale: false });
  });

  test('the scene that is asked for, in the playing that is asked for', () => {
    expect(choosePlan(compiled(REEL), null, { scene: 'a', segment: 3 })).toMatchObject({ scene: 'a', segment: 3 });
    expect(choosePlan(compiled(REEL), null, { scene: 'b', segment: 3 })).toMatchObject({ scene: 'b', segment: 2 });
  });

  test('a mistake in the shown scene keeps its last good picture', () => {
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

  test('a mistake elsewhere does not hold up the shown scene', () => {
    const shown = choosePlan(compiled(REEL), null, { scene: 'a', segment: 1 });
    const broken = compiled(
      REEL.replace(
        'scene b for 1s { layer on md { value: plasma() } }',
        'scene b for 1s { layer on md { value: plasmaa() } }',
      ),
    );
    expect(choosePlan(broken, shown, { scene: 'a', segment: 1 })).toMatchObject({ scene: 'a', stale: false });
  });

  test('a text in which nothing is whole keeps the picture, and none is made up', () => {
    const shown = choosePlan(compiled(REEL), null, nothing);
    expect(choosePlan(compiled('scene'), shown, { scene: 'a', segment: 1 })).toMatchObject({ scene: 'a', stale: true });
    expect(choosePlan(compiled(''), null, nothing)).toBeNull();
    expect(choosePlan(undefined, null, nothing)).toBeNull();
  });

  test('a scene that has had mistakes for a while shows its last good picture when the cursor comes to it', () => {
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

  test('a scene that was taken away makes room for the first', () => {
    const shown = choosePlan(compiled(REEL), null, { scene: 'b', segment: 2 });
    expect(choosePlan(compiled(`scene a for 1s { ${LAYER} }`), shown, { scene: 'b', segment: 2 })).toMatchObject({
      scene: 'a',
      stale: false,
    });
  });
});

describe('sceneAt', () => {
  const reel = compiled(REEL);
  test('inside a scene: the playing that is shown, else the first', () => {
    expect(sceneAt(reel, { line: 0, character: 20 }, null)).toEqual({ scene: 'a', segment: 1 });
    expect(sceneAt(reel, { line: 0, character: 20 }, 3)).toEqual({ scene: 'a', segment: 3 });
    expect(sceneAt(reel, { line: 1, character: 3 }, 3)).toEqual({ scene: 'b', segment: 2 });
  });
  test('on a play entry: that playing', () => {
    expect(sceneAt(reel, { line: 5, character: 5 }, 1)).toEqual({ scene: 'a', segment: 3 });
  });
  test('elsewhere: none', () => {
    expect(sceneAt(reel, { line: 2, character: 0 }, 1)).toBeNull();
  });
  test('inside a scene with mistakes, and on a play of it: that scene', () => {
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
  test('a reel without a timeline: scenes in the order written', () => {
    const bare = compiled(`scene a for 1s { ${LAYER} }\nscene b for 1s { ${LAYER} }`);
    expect(sceneAt(bare, { line: 1, character: 4 }, 1)).toEqual({ scene: 'b', segment: 2 });
  });
});
