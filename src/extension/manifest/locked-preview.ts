// Locks the editor group of a preview, as VS Code does for its own Markdown preview: files that are opened while the preview
// has the focus go to another group instead of covering it. It is a default of VS Code's setting, so users can change it.

import { PREVIEW_VIEW_TYPE } from './view-types.ts';

export const LOCKED_PREVIEW = {
  'workbench.editor.autoLockGroups': { [`mainThreadWebview-${PREVIEW_VIEW_TYPE}`]: true },
};
