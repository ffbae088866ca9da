import type { Text } from './journey.ts';
import { SHEET_FIELDS } from './sheet-fields.ts';
import { compact, valueIssues } from './sheet-values.ts';
import type { ValueIssue } from './sheet-values.ts';
import type { Sheet, SheetField } from './sheet.ts';

/** What is to be said of a field of the sheet; it never prevents keeping what was typed. */
export interface SheetIssue {
  readonly field: keyof Sheet;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: Text;
}

const MISSING: Text = {
  fr: 'À remplir : les demandes l’utilisent.',
  en: 'To be filled: the requests use it.',
};
const OTHER_SIREN: Text = {
  fr: 'Ce SIREN n’est pas le début du SIRET : l’un des deux est faux, ou ce sont deux organisations.',
  en: 'This SIREN is not the start of the SIRET: one of them is wrong, or they are two organisations.',
};
const SECRET: Text = {
  fr: 'Ce texte ressemble à une clé privée : retirez-le. La fiche part par e-mail et ne doit contenir aucun secret.',
  en: 'This looks like a private key: remove it. The sheet leaves by e-mail and must hold no secret.',
};
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/u;

function lengthIssue({ longest }: SheetField, value: string): readonly ValueIssue[] {
  if (value.length <= longest) return [];
  return [
    {
      severity: 'error',
      message: {
        fr: `${longest} caractères au plus ; il y en a ${value.length}.`,
        en: `${longest} characters at most; there are ${value.length}.`,
      },
    },
  ];
}

function fieldIssues(field: SheetField, sheet: Sheet): readonly ValueIssue[] {
  const value = sheet[field.key].trim();
  if (value === '') return field.isRequired ? [{ severity: 'info', message: MISSING }] : [];
  if (PRIVATE_KEY.test(value)) return [{ severity: 'error', message: SECRET }];
  return [...lengthIssue(field, value), ...valueIssues(field, value)];
}

function sirenIssue({ siret, siren }: Sheet): readonly SheetIssue[] {
  const isComparable = /^\d{14}$/u.test(compact(siret)) && /^\d{9}$/u.test(compact(siren));
  if (!isComparable || compact(siret).startsWith(compact(siren))) return [];
  return [{ field: 'siren', severity: 'warning', message: OTHER_SIREN }];
}

/**
 * What is wrong in a sheet, in the order of its fields: forms and keys of identifiers, e-mails, telephones, addresses, lengths
 * that PLATINES admits, a SIREN that is not in the SIRET, a private key pasted by mistake. What is missing is information:
 * a sheet is filled little by little.
 */
export function checkSheet(sheet: Sheet): SheetIssue[] {
  const issues = SHEET_FIELDS.flatMap((field) =>
    fieldIssues(field, sheet).map((found): SheetIssue => ({ field: field.key, ...found })),
  );
  return [...issues, ...sirenIssue(sheet)];
}

/** The fields that requests use and that nobody has filled. */
export function missingFields(sheet: Sheet): readonly (keyof Sheet)[] {
  return SHEET_FIELDS.filter(({ key, isRequired }) => isRequired && sheet[key].trim() === '').map(({ key }) => key);
}
