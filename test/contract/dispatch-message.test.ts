// Messages reach their handlers.

import { expect, test } from 'vitest';
import { dispatchMessage } from '../../src/contract/dispatch-message.ts';
import type { MessageHandlers } from '../../src/contract/dispatch-message.ts';

type Message = { type: 'add'; n: number } | { type: 'fail' };

function makeHandlers() {
  const seen: number[] = [];
  const handlers: MessageHandlers<Message> = {
    add: ({ n }) => void seen.push(n),
    fail: () => Promise.reject(new Error('no')),
  };
  return { seen, handlers };
}

test('a message reaches the handler of its type', async () => {
  const { seen, handlers } = makeHandlers();
  await dispatchMessage(handlers, { type: 'add', n: 3 });
  expect(seen).toEqual([3]);
});

test('a handler that fails rejects', async () => {
  const { handlers } = makeHandlers();
  await expect(dispatchMessage(handlers, { type: 'fail' })).rejects.toThrow('no');
});

test.each(['unknown', 'constructor', '__proto__'])('the unknown type %s is ignored', async (type) => {
  const { seen, handlers } = makeHandlers();
  await dispatchMessage(handlers, { type } as Message);
  expect(seen).toEqual([]);
});
