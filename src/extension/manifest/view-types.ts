// The view types of the two webview panels: in the manifest as activation events, and where panels are created and restored.

export const PREVIEW_VIEW_TYPE = 'glyphreel.preview';
export const REPORT_VIEW_TYPE = 'glyphreel.report';
