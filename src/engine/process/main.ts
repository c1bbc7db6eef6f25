// The engine process: forked by the extension, ends when its parent is gone. Everything heavy is loaded when first asked
// for, so that the handshake is answered at once.

import { parentChannel } from './channel.ts';
import { createHandlers } from './handlers.ts';
import { route } from './router.ts';

const channel = parentChannel();
channel.onClose(() => process.exit(0));
route(channel, createHandlers);

// A bug in one request must not take the others along; the log has it.
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
// Ctrl-C in a terminal that started the editor is the editor's to answer.
process.on('SIGINT', () => undefined);
