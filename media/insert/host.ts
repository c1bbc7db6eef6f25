// Messages to the extension.

import type { HostToInsert, InsertToHost } from '../../src/contract/webview-insert.ts';
import { connectHost } from '../shared/connect-host.ts';

export const host = connectHost<InsertToHost, HostToInsert, never>();
