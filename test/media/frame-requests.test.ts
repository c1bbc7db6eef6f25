import { expect, test } from 'vitest';
import { FrameRequests } from '../../media/preview/picture/frame-requests.ts';

function requests() {
  const sent: number[] = [];
  const at = { ms: 0 };
  let lost = 0;
  const made = new FrameRequests(
    (id) => sent.push(id),
    () => at.ms,
  );
  made.onLost = () => lost++;
  return { made, sent, at, lost: () => lost };
}
const moment = { t: 0, full: true };

test('a request that is not answered is given up, and another is sent', () => {
  const { made, sent, at, lost } = requests();
  made.request(moment);
  made.request(moment);
  expect(made.request({ t: 1, full: false })).toBe(false);
  at.ms = 5000;
  made.request(moment);
  expect(lost()).toBe(2);
  expect(sent).toEqual([1, 2, 3]);
});

test('a request is not given up while the engine says that it is at work', () => {
  const { made, sent, at, lost } = requests();
  made.request(moment);
  made.request(moment);
  for (at.ms = 3000; at.ms <= 30_000; at.ms += 3000) made.keepWaiting();
  made.request(moment);
  expect(lost()).toBe(0);
  expect(sent).toEqual([1, 2]);
  made.settle(1);
  expect(sent).toEqual([1, 2, 3]);
});
