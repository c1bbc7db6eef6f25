// Typed message handling: one handler per message type, checked for completeness by the compiler.

/** One handler for each message of a union, keyed by its `type`. */
export type MessageHandlers<Message extends { type: string }> = {
  [Type in Message['type']]: (message: Extract<Message, { type: Type }>) => void | Promise<void>;
};

/** Calls the handler of this message. A type that has none (a webview of another version) is ignored. */
export async function dispatchMessage<Message extends { type: string }>(
  handlers: MessageHandlers<Message>,
  message: Message,
): Promise<void> {
  if (!Object.hasOwn(handlers, message.type)) return;
  const handle = handlers[message.type as Message['type']] as (message: Message) => void | Promise<void>;
  await handle(message);
}
