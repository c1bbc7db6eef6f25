// A frame as a webview can receive it.

import type { PreviewFrame } from '../../contract/protocol.ts';
import { ownBytes } from './own-bytes.ts';

export function ownFrame({ piped: _piped, ...frame }: PreviewFrame): PreviewFrame {
  return { ...frame, pixels: ownBytes(frame.pixels) };
}
