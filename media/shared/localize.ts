// Loads the texts of another language that came with the page. It is imported before all else, since modules look their texts up when
// they are loaded.

import * as l10n from '@vscode/l10n';
import { TEXTS_ID } from '../../src/contract/webview.ts';

const table = document.getElementById(TEXTS_ID)?.textContent;
if (table) l10n.config({ contents: table });
