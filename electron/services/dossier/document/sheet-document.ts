import { choiceLabel, SECTION_LABELS, SHEET_LABELS } from '../../../../shared/domain/onboarding/sheet-labels.ts';
import { linesOf, SHEET_FIELDS, SHEET_SECTIONS } from '../../../../shared/domain/onboarding/sheet-fields.ts';
import type { Sheet, SheetField } from '../../../../shared/domain/onboarding/sheet.ts';
import type { Lang } from '../../../../shared/i18n/lang.ts';
import { facts, markup, page } from './page.ts';
import type { Html } from './page.ts';

const WORDS = {
  fr: {
    title: 'Fiche application',
    of: 'Dossier',
    on: 'Établie le',
    empty: '(non renseigné)',
    note: 'Récapitulatif à recopier dans le formulaire qui vous est demandé : ce n’est pas un formulaire officiel.',
  },
  en: {
    title: 'Application sheet',
    of: 'Dossier',
    on: 'Made on',
    empty: '(not filled)',
    note: 'A summary to copy into the form that you are asked for: it is not an official form.',
  },
} as const;

export interface SheetAbout {
  readonly title: string;
  /** `2026-11-22`. */
  readonly today: string;
  readonly lang: Lang;
}

interface Line {
  readonly label: string;
  readonly value: string;
}

interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** What was filled, as people read it; what is required and empty is shown, what is optional and empty is not. */
function sections(sheet: Sheet, lang: Lang): readonly Section[] {
  return SHEET_SECTIONS.map((section) => ({
    title: SECTION_LABELS[section][lang],
    lines: SHEET_FIELDS.filter((field) => field.section === section)
      .filter(({ key, isRequired }) => isRequired || sheet[key].trim() !== '')
      .map((field) => ({ label: SHEET_LABELS[field.key][lang], value: valueOf(field, sheet, lang) })),
  })).filter(({ lines }) => lines.length > 0);
}

function valueOf({ key, kind }: SheetField, sheet: Sheet, lang: Lang): string {
  const value = sheet[key].trim();
  if (value === '') return WORDS[lang].empty;
  if (kind !== 'choice' && kind !== 'choices') return value;
  return linesOf(value)
    .map((code) => choiceLabel(code, lang))
    .join(', ');
}

/** The sections of the sheet, for a page that holds more. */
export function sheetSections(sheet: Sheet, lang: Lang): readonly Html[] {
  return sections(sheet, lang).map(
    ({ title, lines }) =>
      markup`<h3>${title}</h3>
        ${facts(lines.map(({ label, value }) => [label, value]))}`,
  );
}

/** The sheet as a page to print or to attach. */
export function sheetPage(sheet: Sheet, { title, today, lang }: SheetAbout): string {
  const words = WORDS[lang];
  const heading = sheet.applicationNom.trim() === '' ? words.title : `${words.title} : ${sheet.applicationNom.trim()}`;
  const about = facts([
    [words.of, title],
    [words.on, today],
  ]);
  const parts = sections(sheet, lang).map(
    (section) =>
      markup`<h2>${section.title}</h2>
        ${facts(section.lines.map(({ label, value }) => [label, value]))}`,
  );
  return page(
    lang,
    heading,
    markup`<h1>${heading}</h1>
      ${about}
      <p class="note">${words.note}</p>
      ${parts}`,
  );
}

/** The sheet as a text that any program can read. */
export function sheetText(sheet: Sheet, { title, today, lang }: SheetAbout): string {
  const words = WORDS[lang];
  const colon = lang === 'fr' ? ' :' : ':';
  const parts = sections(sheet, lang).flatMap(({ title: name, lines }) => [
    '',
    name.toUpperCase(),
    ...lines.map(({ label, value }) => `${label}${colon} ${linesOf(value).join('\n    ')}`),
  ]);
  const head = [words.title.toUpperCase(), `${words.of}${colon} ${title}`, `${words.on}${colon} ${today}`];
  return `${[...head, ...parts, '', words.note].join('\n')}\n`;
}
