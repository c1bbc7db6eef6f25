// Bytes as a plain Uint8Array that a webview can receive. What comes from another process is a Buffer, which the workbench
// does not serialise, over the memory of a whole message.

/** Bytes that the underlying memory may have besides these before they are copied. */
const MOST_BESIDE = 4096;

export const ownBytes = (bytes: Uint8Array): Uint8Array =>
  bytes.buffer.byteLength - bytes.byteLength <= MOST_BESIDE
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
