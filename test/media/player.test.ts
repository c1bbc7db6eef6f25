// The preview's player: what each action and each message of the host changes, requests and keeps.

import { describe, expect, test } from 'vitest';
import { compile } from '../../src/language/compile.ts';
import { makePlayer } from './fake-player.ts';

/** A paused player that shows segment 1. */
function paused() {
  const parts = makePlayer();
  parts.init();
  parts.show(1);
  parts.answerRequests();
  return parts;
}
/** A player that plays segment 2, with its requests answered. */
function playing() {
  const parts = makePlayer();
  parts.init({ startPaused: false });
  parts.show(2);
  parts.answerRequests();
  return parts;
}

describe('start', () => {
  test('plays, unless the setting says otherwise', () => {
    expect(playing().snapshot().playing).toBe(true);
    expect(paused().snapshot().playing).toBe(false);
  });

  test('waits if the reader prefers reduced motion, even if it played before a reload', () => {
    const { init, show, snapshot } = makePlayer({ reducedMotion: true });
    init({ startPaused: false, state: { playing: true } });
    show(1);
    expect(snapshot().playing).toBe(false);
  });

  test('restores the state of before a reload', () => {
    const { init, show, snapshot, sound } = makePlayer();
    init({
      state: { t: 1.5, loop: false, speed: 2, follow: false, muted: true, aspect: 'square', density: 'production' },
    });
    show(1);
    expect(snapshot()).toMatchObject({ t: 1.5, loop: false, speed: 2, follow: false, aspect: 'square' });
    expect(snapshot().density).toBe('production');
    expect(sound.muted).toBe(true);
  });
});

describe('playback', () => {
  test('toggle plays and pauses', () => {
    const { player, pass, snapshot } = paused();
    player.toggle();
    pass(300);
    expect(snapshot()).toMatchObject({ playing: true, t: 0.3 });
    player.toggle();
    expect(snapshot().playing).toBe(false);
  });

  test('a step pauses and moves by one frame', () => {
    const { player, pass, snapshot } = playing();
    pass(340);
    player.step(1);
    expect(snapshot().playing).toBe(false);
    expect(snapshot().t).toBeCloseTo(0.4, 9);
  });

  test('shuttle: the same direction again doubles the speed, up to 4; a stop restores the chosen speed', () => {
    const { player, snapshot } = paused();
    player.setSpeed(0.5);
    const speeds = [1, 1, 1, 1, -1, -1].map((direction) => {
      player.shuttle(direction as 1 | -1);
      return snapshot().speed;
    });
    expect(speeds).toEqual([1, 2, 4, 4, -1, -2]);
    player.shuttle(0);
    expect(snapshot()).toMatchObject({ speed: 0.5, playing: false });
  });

  test('marks are frames; an out mark before the in mark removes it; the same mark again removes itself', () => {
    const { player, snapshot } = paused();
    player.seek(1.02);
    player.mark('in');
    expect(snapshot()).toMatchObject({ inMark: 1, outMark: null });
    player.seek(0.5);
    player.mark('out');
    expect(snapshot()).toMatchObject({ inMark: null, outMark: 0.6 });
    player.mark('out');
    expect(snapshot().outMark).toBeNull();
  });

  test('scrubbing pauses playback and resumes it', () => {
    const { player, snapshot } = playing();
    player.beginScrub();
    player.seek(3);
    expect(snapshot()).toMatchObject({ playing: false, t: 3 });
    player.endScrub();
    expect(snapshot().playing).toBe(true);
  });

  test('at the end without loop the next segment is selected and played from its start', () => {
    const { player, pass, show, ofType, snapshot } = playing();
    player.toggleLoop();
    pass(4100);
    expect(ofType('selectSegment')).toEqual([{ type: 'selectSegment', segment: 3, reveal: false }]);
    pass(50);
    expect(ofType('selectSegment')).toHaveLength(1);
    show(3, { restart: true, settled: 0.5 });
    expect(snapshot()).toMatchObject({ playing: true, t: 0 });
  });

  test('a hidden panel pauses and requests nothing; it resumes when it is visible again', () => {
    const { player, pass, ofType, snapshot } = playing();
    player.setVisible(false);
    const requests = ofType('requestFrame').length;
    pass(1000);
    expect(snapshot().playing).toBe(false);
    expect(ofType('requestFrame')).toHaveLength(requests);
    player.setVisible(true);
    expect(snapshot().playing).toBe(true);
  });
});

describe('frames', () => {
  test('each frame is requested once while playing, and in full when playback stops on it', () => {
    const { player, pass, ofType, answerRequests } = playing();
    pass(30);
    pass(30);
    pass(60);
    answerRequests();
    player.pause();
    expect(ofType('requestFrame').map(({ t, full }) => [t, full])).toEqual([
      [0, false],
      [0.1, false],
      [0.1, true],
    ]);
  });

  test('two requests are in flight at most; while paused the newest waits for its turn', () => {
    const { player, ofType } = paused();
    for (const t of [0.5, 1, 1.5, 1.8]) player.seek(t);
    const sent = () => ofType('requestFrame').map(({ t }) => t);
    expect(sent()).toEqual([0, 0.5, 1]);
    player.frameReceived(ofType('requestFrame')[1]!.id);
    expect(sent()).toEqual([0, 0.5, 1, 1.8]);
  });

  test('a pushed frame is not requested, unless the host skips it', () => {
    const { player, show, ofType } = paused();
    const before = ofType('requestFrame').length;
    show(1, { pushed: { t: 0, full: true } });
    expect(ofType('requestFrame')).toHaveLength(before);
    player.frameSkipped(null);
    expect(ofType('requestFrame')).toHaveLength(before + 1);
  });

  test('an engine that never answers does not block requests for ever', () => {
    const { player, pass, ofType } = paused();
    for (const t of [0.5, 1, 1.5]) player.seek(t);
    pass(4100);
    player.seek(0.2);
    expect(ofType('requestFrame').at(-1)).toMatchObject({ t: 0.2 });
  });
});

describe('what is shown', () => {
  test('an edit of the same scene does not move the clock', () => {
    const { player, show, snapshot } = paused();
    player.seek(1.5);
    show(1);
    expect(snapshot().t).toBe(1.5);
  });

  test('another scene starts at its beginning while playing', () => {
    const { pass, show, snapshot } = playing();
    pass(1000);
    show(3, { restart: true, settled: 0.5 });
    expect(snapshot()).toMatchObject({ playing: true, t: 0 });
  });

  test('another scene is shown after its transition while paused', () => {
    const { show, snapshot } = paused();
    show(2, { restart: true, settled: 0.5 });
    expect(snapshot().t).toBe(0.5);
  });

  test('a picked time wins over the start; a picked segment lands after its transition', () => {
    const { player, show, ofType, snapshot } = paused();
    player.pick(2, 0.2, true);
    show(2, { restart: true, settled: 0.5 });
    expect(snapshot().t).toBe(0.2);
    player.goToNeighbour(1);
    expect(ofType('selectSegment').at(-1)).toEqual({ type: 'selectSegment', segment: 3, reveal: true });
    show(3, { restart: true, settled: 0.4 });
    expect(snapshot().t).toBe(0.4);
  });

  test('a pick in the shown segment seeks without the host', () => {
    const { player, ofType, snapshot } = paused();
    player.pick(1, 1.2, false);
    expect(snapshot().t).toBe(1.2);
    expect(ofType('selectSegment')).toEqual([]);
  });

  test('another scene clears the marks, an edit keeps them', () => {
    const { player, show, snapshot } = paused();
    player.mark('in');
    show(1);
    expect(snapshot().inMark).toBe(0);
    show(2, { restart: true });
    expect(snapshot().inMark).toBeNull();
  });

  test('commands of the workbench control it', () => {
    const { player, ofType, snapshot } = paused();
    player.control('toggle');
    expect(snapshot().playing).toBe(true);
    player.control('pause');
    expect(snapshot().playing).toBe(false);
    player.control('next');
    expect(ofType('selectSegment').at(-1)?.segment).toBe(2);
  });
});

describe('kept state', () => {
  test('is written at most twice a second, and the last change is never lost', () => {
    const { player, pass, kept } = paused();
    pass(600);
    const before = kept.length;
    for (const t of [0.1, 0.2, 0.3]) player.seek(t);
    expect(kept).toHaveLength(before);
    pass(600);
    expect(kept).toHaveLength(before + 1);
    expect(kept.at(-1)).toMatchObject({ uri: 'file:///a.reel', scene: 'dawn', t: 0.3, playing: false });
  });

  test('play and pause reach the host at once', () => {
    const { player, ofType } = paused();
    player.toggle();
    expect(ofType('clock').at(-1)).toEqual({ type: 'clock', t: 0, playing: true });
    player.pause();
    expect(ofType('clock').at(-1)?.playing).toBe(false);
  });

  test('a renamed reel is kept by its new name', () => {
    const { player, kept } = paused();
    player.moved('file:///b.reel');
    expect(kept.at(-1)?.uri).toBe('file:///b.reel');
  });

  test('a shuttle is not kept as the chosen speed', () => {
    const { player, kept } = paused();
    player.shuttle(-1);
    expect(kept.at(-1)?.speed).toBe(1);
  });
});

describe('sound', () => {
  test('its state: none, on, muted, and blocked only while playing', () => {
    const { player, sound, snapshot } = paused();
    expect(snapshot().sound).toBe('none');
    Object.assign(sound, { available: true });
    player.update();
    expect(snapshot().sound).toBe('on');
    player.toggleSound();
    expect(snapshot().sound).toBe('muted');
    Object.assign(sound, { muted: false, blocked: true });
    player.update();
    expect(snapshot().sound).toBe('on');
    player.toggle();
    expect(snapshot().sound).toBe('blocked');
  });
});

describe('values of params', () => {
  const params = compile(
    'param speed = 0.5 in 0..2\nparam title = "Ada"\nscene a for 1s { layer on md { value: plasma(speed: speed) } text "${title}" }',
  ).params;
  const values = ({ ofType }: ReturnType<typeof makePlayer>) => ofType('setValues').map((message) => message.values);

  test('a change is previewed, the default is none, and both are kept over a reload', () => {
    const made = makePlayer();
    made.init();
    made.player.paramsChanged(params);
    made.player.setValue('speed', '1.5');
    made.player.setValue('title', 'Grace');
    made.player.setValue('speed', '50%');
    expect(values(made)).toEqual([{ speed: '1.5' }, { speed: '1.5', title: 'Grace' }, { title: 'Grace' }]);
    expect(made.kept.at(-1)!.values).toEqual({ title: 'Grace' });
    expect(made.snapshot().values).toEqual({ title: 'Grace' });
  });

  test('values that the reel cannot take now wait, and those that became defaults are dropped', () => {
    const made = makePlayer();
    made.init({ state: { values: { speed: '1.5', gone: '3' } } });
    made.player.paramsChanged(params);
    expect(values(made)).toEqual([{ speed: '1.5' }]);
    made.player.paramsChanged([]);
    expect(values(made).at(-1)).toEqual({});
    made.player.paramsChanged(params.map((param) => (param.name === 'speed' ? { ...param, usual: '1.50' } : param)));
    expect(made.snapshot().values).toEqual({ gone: '3' });
  });

  test('copying and writing send what is changed', () => {
    const made = makePlayer();
    made.init();
    made.player.paramsChanged(params);
    made.player.setValue('title', 'Grace');
    made.player.copyValues();
    made.player.writeDefaults();
    expect(made.ofType('copyValues').map((message) => message.values)).toEqual([{ title: 'Grace' }]);
    expect(made.ofType('writeDefaults').map((message) => message.values)).toEqual([{ title: 'Grace' }]);
    made.player.resetValues();
    expect(values(made).at(-1)).toEqual({});
  });
});
