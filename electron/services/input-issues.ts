import { format } from '../../shared/i18n/format.ts';
import { textsOf } from '../../shared/i18n/index.ts';
import type { Lang } from '../../shared/i18n/lang.ts';

/** What a schema says of an input it refuses, as far as sentences need it. */
export interface InputIssue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly input?: unknown;
  readonly expected?: string;
  readonly values?: readonly unknown[];
  readonly keys?: readonly string[];
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
}

/** `filters.age[0]`; an index is written in brackets. */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./u, '');
}

/** One sentence on why the input was refused, with the path to the value. */
export function issueSentence(issue: InputIssue, lang: Lang): string {
  const texts = textsOf(lang).issues;
  const path = issue.path.length === 0 ? texts.root : pathText(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.includes('undefined')
        ? format(texts.missing, { path }, lang)
        : format(texts.type, { path, expected: issue.expected ?? '' }, lang);
    case 'invalid_value':
      return format(texts.choice, { path, choices: (issue.values ?? []).map(String).join(', ') }, lang);
    case 'unrecognized_keys':
      return format(texts.unknownKey, { path, keys: (issue.keys ?? []).join(', ') }, lang);
    case 'too_small':
      return format(texts.tooSmall, { path, minimum: Number(issue.minimum) }, lang);
    case 'too_big':
      return format(texts.tooBig, { path, maximum: Number(issue.maximum) }, lang);
    default:
      return format(texts.form, { path, hint: issue.message }, lang);
  }
}
