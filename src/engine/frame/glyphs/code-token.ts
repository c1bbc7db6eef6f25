/** A piece of source code and what it is: `keyword`, `string`, `comment` …; empty for the rest. */
export interface CodeToken {
  text: string;
  scope: string;
}
