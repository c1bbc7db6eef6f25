// The engine process: forked by the extension, exits when its parent does. Heavy modules are loaded on first use, so that the
// handshake is answered at once.

import { parentChannel } from './channel.ts';
import { createHandlers } from './handlers.ts';
import { route } from './router.ts';

const channel = parentChannel();
channel.onClose(() => process.exit(0));
route(channel, createHandlers);

// A bug in one request is logged and must not end the others.
const report = (what: string) => (error: unknown) =>
  channel.send({
    kind: 'event',
    name: 'log',
    data: {
      level: 'error',
      message: `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    },
  });
process.on('unhandledRejection', report('Unhandled rejection'));
process.on('uncaughtException', report('Uncaught exception'));
// Ctrl-C in a terminal that started the editor is handled by the editor.
process.on('SIGINT', () => undefined);
