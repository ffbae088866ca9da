import type { TFunction } from 'i18next';
import type { Language } from '../../i18n/language.ts';
import { shownText } from '../../ui/shown-text.ts';
import { ageText, dayText } from './columns.tsx';
import { labelKey } from './facets-store.ts';
import { readAge } from './query.ts';
import type { ActiveFilter } from './query.ts';

interface Words {
  readonly t: TFunction;
  readonly language: Language;
  readonly labels: ReadonlyMap<string, string>;
  readonly sourceLabel: (source: string) => string;
}

/** The value of a filter in words: its label where one was seen, else its code. */
export function filterValue({ name, value }: ActiveFilter, { t, language, labels, sourceLabel }: Words): string {
  if (name === 'kind') return value;
  if (name === 'age') return ageText(readAge(value) ?? 0, t);
  if (name === 'updatedSince') return dayText(value, language);
  if (name === 'source') return shownText(sourceLabel(value));
  if (value === '') return t('explorer.filters.withoutValue');
  const label = labels.get(labelKey(name, value)) ?? '';
  return shownText(label === '' ? value : label);
}
