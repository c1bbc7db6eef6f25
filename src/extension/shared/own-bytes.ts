// Bytes as a webview gets them whole: an array of its own. What comes from another process is a Buffer, which the
// workbench does not know how to transfer, or a view into the whole message.

export const ownBytes = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);
