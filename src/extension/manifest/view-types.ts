// The view types of the webview panels: in the manifest as activation events of those that are restored, and where panels are created.

export const PREVIEW_VIEW_TYPE = 'glyphreel.preview';
export const REPORT_VIEW_TYPE = 'glyphreel.report';
export const INSERT_VIEW_TYPE = 'glyphreel.insert';
