// Messages to the extension, and webview state that survives a reload.

import type { HostToPreview, PreviewState, PreviewToHost } from '../../src/contract/webview.ts';
import { connectHost } from '../shared/connect-host.ts';

export const host = connectHost<PreviewToHost, HostToPreview, PreviewState>();
