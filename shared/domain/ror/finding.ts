export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * Something a document gets wrong or that a person should know of. `code` is a key of the catalogue in finding-catalogue.ts,
 * `path` the CSD path from the record's element (`extension/careMode/@code`), `value` the text as found ('' when it is an absence).
 */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly path: string;
  readonly value: string;
}
