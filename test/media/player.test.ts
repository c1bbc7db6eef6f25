// The preview's player: what each action and each message of the host changes, requests and keeps.

import { describe, expect, test } from 'vitest';
import { compile } from '../../src/language/compile.ts';
import { infoOf, makePlayer } from './fake-player.ts';

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
      state: { t: 1.5, loop: 'off', speed: 2, follow: false, muted: true, aspect: 'square', density: 'production' },
    });
    show(1);
    expect(snapshot()).toMatchObject({ t: 1.5, loop: 'off', speed: 2, follow: false, aspect: 'square' });
    expect(snapshot().density).toBe('production');
    expect(sound.muted).toBe(true);
  });
});

describe('playback', () => {
  test('toggle plays and pauses', () => {
    const { player, pass, snapshot } = paused();
    player.playback.toggle();
    pass(300);
    expect(snapshot()).toMatchObject({ playing: true, t: 0.3 });
    player.playback.toggle();
    expect(snapshot().playing).toBe(false);
  });

  test('a step pauses and moves by one frame', () => {
    const { player, pass, snapshot } = playing();
    pass(340);
    player.playback.step(1);
    expect(snapshot().playing).toBe(false);
    expect(snapshot().t).toBeCloseTo(0.4, 9);
  });

  test('shuttle: the same direction again doubles the speed, up to 4; a stop restores the chosen speed', () => {
    const { player, snapshot } = paused();
    player.playback.setSpeed(0.5);
    const speeds = [1, 1, 1, 1, -1, -1].map((direction) => {
      player.playback.shuttle(direction as 1 | -1);
      return snapshot().speed;
    });
    expect(speeds).toEqual([1, 2, 4, 4, -1, -2]);
    player.playback.shuttle(0);
    expect(snapshot()).toMatchObject({ speed: 0.5, playing: false });
  });

  test('marks are frames; an out mark before the in mark removes it; the same mark again removes itself', () => {
    const { player, snapshot } = paused();
    player.playback.seek(1.02);
    player.playback.mark('in');
    expect(snapshot()).toMatchObject({ inMark: 1, outMark: null });
    player.playback.seek(0.5);
    player.playback.mark('out');
    expect(snapshot()).toMatchObject({ inMark: null, outMark: 0.6 });
    player.playback.mark('out');
    expect(snapshot().outMark).toBeNull();
  });

  test('scrubbing pauses playback and resumes it', () => {
    const { player, snapshot } = playing();
    player.playback.beginScrub();
    player.playback.seek(3);
    expect(snapshot()).toMatchObject({ playing: false, t: 3 });
    player.playback.endScrub();
    expect(snapshot().playing).toBe(true);
  });

  test('at the end without loop the next segment is selected and playback runs on into it', () => {
    const { player, pass, show, ofType, snapshot } = playing();
    player.playback.setLoop('off');
    pass(4100);
    expect(ofType('selectSegment')).toEqual([{ type: 'selectSegment', segment: 3, reveal: false }]);
    pass(50);
    expect(ofType('selectSegment')).toHaveLength(1);
    show(3, { restart: true, settled: 0.5 });
    // It runs on without a jump: 150 ms have passed since the cut.
    expect(snapshot().playing).toBe(true);
    expect(snapshot().t).toBeCloseTo(0.15, 9);
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
    player.playback.pause();
    expect(ofType('requestFrame').map(({ t, full }) => [t, full])).toEqual([
      [0, false],
      [0.1, false],
      [0.1, true],
    ]);
  });

  test('two requests are in flight at most; while paused the newest waits for its turn', () => {
    const { player, ofType } = paused();
    for (const t of [0.5, 1, 1.5, 1.8]) player.playback.seek(t);
    const sent = () => ofType('requestFrame').map(({ t }) => t);
    expect(sent()).toEqual([0, 0.5, 1]);
    player.frameReceived(ofType('requestFrame')[1]!.id, { isPending: false });
    expect(sent()).toEqual([0, 0.5, 1, 1.8]);
  });

  test('a frame on the way to its footage is requested again, one at a time, until it is exact', () => {
    const { player, ofType } = paused();
    const sent = () => ofType('requestFrame').map(({ t }) => t);
    const answer = (isPending: boolean) => player.frameReceived(ofType('requestFrame').at(-1)!.id, { isPending });
    answer(true);
    expect(sent()).toEqual([0, 0]);
    player.playback.seek(1);
    player.playback.seek(1.5);
    expect(sent()).toEqual([0, 0]);
    answer(true);
    expect(sent()).toEqual([0, 0, 1.5]);
    answer(true);
    answer(false);
    expect(sent()).toEqual([0, 0, 1.5, 1.5]);
    player.playback.seek(0.5);
    player.playback.seek(1);
    expect(sent()).toEqual([0, 0, 1.5, 1.5, 0.5, 1]);
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
    for (const t of [0.5, 1, 1.5]) player.playback.seek(t);
    pass(4100);
    player.playback.seek(0.2);
    expect(ofType('requestFrame').at(-1)).toMatchObject({ t: 0.2 });
  });
});

describe('what is shown', () => {
  test('an edit of the same scene does not move the clock', () => {
    const { player, show, snapshot } = paused();
    player.playback.seek(1.5);
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
    player.playback.pick(2, 0.2, true);
    show(2, { restart: true, settled: 0.5 });
    expect(snapshot().t).toBe(0.2);
    player.playback.goToNeighbour(1);
    expect(ofType('selectSegment').at(-1)).toEqual({ type: 'selectSegment', segment: 3, reveal: true });
    show(3, { restart: true, settled: 0.4 });
    expect(snapshot().t).toBe(0.4);
  });

  test('a pick in the shown segment seeks without the host', () => {
    const { player, ofType, snapshot } = paused();
    player.playback.pick(1, 1.2, false);
    expect(snapshot().t).toBe(1.2);
    expect(ofType('selectSegment')).toEqual([]);
  });

  test('marks are of the reel: they stay over edits and other segments', () => {
    const { player, show, snapshot } = paused();
    player.playback.seek(1);
    player.playback.mark('in');
    show(1);
    expect(snapshot().inMark).toBe(1);
    show(2, { restart: true });
    player.playback.seek(0.5);
    player.playback.mark('out');
    expect(snapshot()).toMatchObject({ inMark: 1, outMark: 2.6 });
    show(2, { info: infoOf(2, { scene: 'alone', segment: null, reelStart: 0 }), restart: true });
    expect(snapshot()).toMatchObject({ inMark: null, outMark: null });
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
    for (const t of [0.1, 0.2, 0.3]) player.playback.seek(t);
    expect(kept).toHaveLength(before);
    pass(600);
    expect(kept).toHaveLength(before + 1);
    expect(kept.at(-1)).toMatchObject({ uri: 'file:///a.reel', scene: 'dawn', t: 0.3, playing: false });
  });

  test('play and pause reach the host at once', () => {
    const { player, ofType } = paused();
    player.playback.toggle();
    expect(ofType('clock').at(-1)).toEqual({
      type: 'clock',
      t: 0,
      playing: true,
      marks: { scene: null, in: null, out: null },
    });
    player.playback.pause();
    expect(ofType('clock').at(-1)?.playing).toBe(false);
  });

  test('a renamed reel is kept by its new name', () => {
    const { player, kept } = paused();
    player.moved('file:///b.reel');
    expect(kept.at(-1)?.uri).toBe('file:///b.reel');
  });

  test('a shuttle is not kept as the chosen speed', () => {
    const { player, kept } = paused();
    player.playback.shuttle(-1);
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
    player.playback.toggle();
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
    made.player.values.set('speed', '1.5');
    made.player.values.set('title', 'Grace');
    made.player.values.set('speed', '50%');
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
    made.player.values.set('title', 'Grace');
    made.player.copyValues();
    made.player.writeDefaults();
    expect(made.ofType('copyValues').map((message) => message.values)).toEqual([{ title: 'Grace' }]);
    expect(made.ofType('writeDefaults').map((message) => message.values)).toEqual([{ title: 'Grace' }]);
    made.player.values.reset();
    expect(values(made).at(-1)).toEqual({});
  });
});

describe('the whole reel', () => {
  const opened = ({ ofType }: ReturnType<typeof makePlayer>) => ofType('selectSegment').map(({ segment }) => segment);

  test('a loop of the reel goes on from its first frame', () => {
    const made = playing();
    made.player.playback.setLoop('reel');
    made.show(3, { restart: true });
    made.pass(2050);
    expect(opened(made)).toEqual([1]);
    made.show(1, { restart: true });
    expect(made.snapshot()).toMatchObject({ playing: true, t: 0 });
  });

  test('a marked range loops across its scenes, whatever else would loop', () => {
    const made = paused();
    const { playback } = made.player;
    playback.seek(1.5);
    playback.mark('in');
    made.show(2, { restart: true });
    playback.seek(0.9);
    playback.mark('out');
    playback.seek(0.5);
    playback.play();
    made.pass(600);
    expect(opened(made)).toEqual([1]);
    made.show(1, { restart: true });
    expect(made.snapshot()).toMatchObject({ playing: true, t: 1.5 });
    made.pass(600);
    expect(opened(made)).toEqual([1, 2]);
  });

  test('Play after the end starts with the segment in which it was pressed, or at the mark in', () => {
    const made = paused();
    const { playback } = made.player;
    playback.setLoop('off');
    made.show(2, { restart: true });
    playback.seek(1);
    playback.play();
    made.pass(3100);
    made.show(3, { restart: true });
    made.pass(2500);
    expect(made.snapshot().playing).toBe(false);
    playback.play();
    expect(opened(made)).toEqual([3, 2]);
    made.show(2, { restart: true });
    expect(made.snapshot()).toMatchObject({ playing: true, t: 0 });
    playback.pause();
    playback.seek(3);
    playback.mark('out');
    made.show(1, { restart: true });
    playback.seek(0.5);
    playback.mark('in');
    made.show(3, { restart: true });
    playback.play();
    expect(opened(made).at(-1)).toBe(1);
    made.show(1, { restart: true });
    expect(made.snapshot().t).toBe(0.5);
  });

  test('times of the reel, its ends and the marks open the segment that they are in', () => {
    const made = paused();
    const { playback } = made.player;
    playback.goToReel(6.5);
    made.show(3, { restart: true });
    expect(made.snapshot().t).toBe(0.5);
    playback.markSegment();
    expect(made.snapshot()).toMatchObject({ inMark: 6, outMark: 8 });
    playback.goToReelEnd('start');
    made.show(1, { restart: true });
    expect(made.snapshot().t).toBe(0);
    playback.goToMark('out');
    expect(opened(made)).toEqual([3, 1, 3]);
  });

  test('a trimmed end is shown once the trial that is long enough arrives', () => {
    const made = paused();
    const { playback } = made.player;
    playback.seekWhenShown(3);
    made.show(1, { info: infoOf(1, { duration: 2.5 }) });
    expect(made.snapshot().t).toBeCloseTo(2.45, 6);
    made.show(1, { info: infoOf(1, { duration: 4 }) });
    expect(made.snapshot().t).toBe(3);
    made.show(1, { info: infoOf(1, { duration: 2 }) });
    expect(made.snapshot().t).toBeLessThan(2);
  });

  test('backward it goes from segment to segment, too', () => {
    const made = paused();
    const { playback } = made.player;
    playback.setLoop('off');
    made.show(2, { restart: true });
    playback.seek(0.2);
    playback.shuttle(-1);
    made.pass(300);
    expect(opened(made)).toEqual([1]);
    made.show(1, { restart: true });
    expect(made.snapshot().t).toBeCloseTo(1.9, 6);
  });
});
