// A message for the user as data: what it says, and the commands that it offers. notices.ts has one factory for each.

export interface NoticeAction {
  title: string;
  /** Absent: the caller acts on the title that `showNotice` returns. */
  command?: string;
  args?: unknown[];
}

export interface Notice {
  severity: 'info' | 'warning' | 'error';
  message: string;
  /** Shown below the message of a modal dialog. A notice with a detail is modal. */
  detail?: string;
  actions?: NoticeAction[];
}
