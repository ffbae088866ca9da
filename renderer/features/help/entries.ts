import { RULES } from '../../../shared/domain/ror/conformity/table.ts';
import type { Rule } from '../../../shared/domain/ror/conformity/rule.ts';
import { FINDING_CATALOGUE } from '../../../shared/domain/ror/finding-catalogue.ts';
import type { CatalogueEntry } from '../../../shared/domain/ror/finding-catalogue.ts';
import { SEVERITIES } from '../../../shared/domain/ror/finding.ts';
import type { Severity } from '../../../shared/domain/ror/finding.ts';
import { fold } from '../../../shared/domain/search.ts';
import { ERROR_CODES } from '../../../shared/errors.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { GLOSSARY_GROUPS, glossaryEntry } from '../../../shared/i18n/glossary.ts';
import type { GlossaryKey } from '../../../shared/i18n/glossary.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { typographic, windowSentences } from '../../../shared/i18n/window-sentences.ts';

export const ENTRY_TOPICS = ['glossary', 'findings', 'rules', 'errors'] as const;
export type EntryTopic = (typeof ENTRY_TOPICS)[number];

/** The order in which the groups of a topic are shown. */
export const GROUPS = {
  glossary: ['offer', 'exchange', 'certificates', 'cercle'],
  findings: SEVERITIES,
  rules: ['object', 'record', 'set', 'document', 'archive', 'exchanges'],
  errors: ['cercle'],
} as const satisfies Readonly<Record<EntryTopic, readonly string[]>>;
export type Group = (typeof GROUPS)[EntryTopic][number];

/** One answer of the help; `id` is its address, such as `finding:code-inconnu`. */
export interface Entry {
  readonly id: string;
  readonly topic: EntryTopic;
  readonly group: Group;
  readonly title: string;
  /** The stable code that it explains; words of the glossary have none. */
  readonly code: string | undefined;
  readonly severity: Severity | undefined;
  readonly text: string | undefined;
  readonly parts: readonly {
    readonly label: 'advice' | 'why' | 'whom' | 'source' | 'notJudged';
    readonly text: string;
  }[];
  /** Everything that a search looks in, folded. */
  readonly folded: string;
}

type Draft = Omit<Entry, 'folded'>;

function finished(draft: Draft): Entry {
  const words = [draft.title, draft.code ?? '', draft.text ?? '', ...draft.parts.map(({ text }) => text)];
  return { ...draft, folded: fold(words.join(' ')) };
}

function glossaryEntries(lang: Lang): readonly Draft[] {
  const plain = { topic: 'glossary', code: undefined, severity: undefined, parts: [] } as const;
  const groups = Object.entries(GLOSSARY_GROUPS) as [keyof typeof GLOSSARY_GROUPS, readonly GlossaryKey[]][];
  return groups.flatMap(([group, keys]) =>
    keys.map((key) => {
      const { term, text } = glossaryEntry(key, lang);
      return { ...plain, id: `term:${key}`, group, title: term, text };
    }),
  );
}

/** Sources are written once, in English; their few words are told in French. */
function sourceWords(source: string, lang: Lang): string {
  if (lang === 'en') return source;
  return source.replaceAll('domain reference', 'référence du domaine').replaceAll(' to ', ' à ');
}

function findingEntry(code: string, entry: CatalogueEntry, lang: Lang): Draft {
  return {
    id: `finding:${code}`,
    topic: 'findings',
    group: entry.severity,
    title: typographic(entry.explanation[lang]),
    code,
    severity: entry.severity,
    text: undefined,
    parts: [
      { label: 'advice', text: typographic(entry.advice[lang]) },
      { label: 'source', text: sourceWords(entry.source, lang) },
    ],
  };
}

function ruleEntry({ id, label, explanation, severity, scope, source, test }: Rule, lang: Lang): Draft {
  return {
    id: `rule:${id}`,
    topic: 'rules',
    group: scope === 'exchange' ? 'exchanges' : scope,
    title: typographic(label[lang]),
    code: id,
    severity,
    text: typographic(explanation[lang]),
    parts: [
      ...(test.on === 'exchange' ? [{ label: 'notJudged', text: typographic(test.reason[lang]) } as const] : []),
      { label: 'source', text: sourceWords(source, lang) },
    ],
  };
}

function errorEntry(code: ErrorCode, lang: Lang): Draft {
  const { what, why, todo, whom } = windowSentences(code, {}, lang);
  return {
    id: `error:${code}`,
    topic: 'errors',
    group: 'cercle',
    title: what,
    code,
    severity: undefined,
    text: undefined,
    parts: [
      ...(why === undefined ? [] : [{ label: 'why', text: why } as const]),
      { label: 'advice', text: todo },
      ...(whom === undefined ? [] : [{ label: 'whom', text: whom } as const]),
    ],
  };
}

const made = new Map<Lang, readonly Entry[]>();

/** Every word, finding, rule and error that the help explains, made once a language. */
export function helpEntries(lang: Lang): readonly Entry[] {
  const known = made.get(lang);
  if (known !== undefined) return known;
  const entries = [
    ...glossaryEntries(lang),
    ...Object.entries(FINDING_CATALOGUE).map(([code, entry]) => findingEntry(code, entry, lang)),
    ...RULES.map((rule) => ruleEntry(rule, lang)),
    ...ERROR_CODES.map((code) => errorEntry(code, lang)),
  ].map(finished);
  made.set(lang, entries);
  return entries;
}

/** The entries that hold every word of a search; those whose title or code holds them first. */
export function searchEntries(entries: readonly Entry[], text: string): readonly Entry[] {
  const words = fold(text).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const found = entries.filter(({ folded }) => words.every((word) => folded.includes(word)));
  const isTitled = ({ title, code = '' }: Entry): boolean => {
    const head = fold(`${title} ${code}`);
    return words.every((word) => head.includes(word));
  };
  return [...found.filter(isTitled), ...found.filter((entry) => !isTitled(entry))];
}
