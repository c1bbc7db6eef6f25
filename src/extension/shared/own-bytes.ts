// Bytes as a webview gets them whole: a plain Uint8Array over memory that travels with them. What comes from another process
// is a Buffer, whose kind the workbench does not know, over the memory of its whole message.

/** What a message may hold beside the bytes before they are copied out of it. */
const MOST_BESIDE = 4096;

export const ownBytes = (bytes: Uint8Array): Uint8Array =>
  bytes.buffer.byteLength - bytes.byteLength <= MOST_BESIDE
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
