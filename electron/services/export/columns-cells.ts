import type { LabelledCode } from '../../../shared/contract/common.ts';
import type { Code } from '../../../shared/domain/ror/model-base.ts';
import type { RorEntity } from '../../../shared/domain/ror/model.ts';
import type { Telecommunication } from '../../../shared/domain/ror/model-contact.ts';
import type { Mesure } from '../../../shared/domain/ror/model-base.ts';
import { telecommunicationsOf } from '../../../shared/domain/ror/confidentiality.ts';
import type { Labels } from '../store/reader-labels.ts';

/** Identifiers and codes are texts, whatever digits they are made of: a number would lose their zeros. */
export type Cell = string | number | null;

export interface Column<T> {
  /** Header: the same in every language, for scripts depend on it. */
  readonly name: string;
  readonly cell: (of: T) => Cell;
}

/** Between the values of one cell. */
const SEPARATOR = ' | ';

export function joined(values: readonly (string | undefined)[]): string {
  return [...new Set(values.filter((value) => value !== undefined && value !== ''))].join(SEPARATOR);
}

export function labelsOf(codes: readonly LabelledCode[]): string {
  return joined(codes.map(({ label }) => label));
}

export function codesOf(codes: readonly LabelledCode[]): string {
  return joined(codes.map(({ code }) => code));
}

/** Labels of codes as the document has them, each by its own table. */
export function labelled(codes: readonly Code[], allowed: readonly string[], labels: Labels): readonly LabelledCode[] {
  return codes
    .filter(({ code }) => code.trim() !== '')
    .map(({ code, scheme }) => labels.code(scheme === '' ? (allowed[0] ?? '') : scheme, code.trim(), allowed));
}

/** A number as the document writes it; anything else stays a text, for nothing of it is lost. */
export function numberCell(written: string | undefined): Cell {
  const text = (written ?? '').trim();
  if (text === '') return null;
  return /^-?\d{1,12}(\.\d{1,9})?$/.test(text) ? Number(text) : text;
}

/** An age with its unit: `18 a`, `6 mo`. */
export function ageCell(age: Mesure | undefined): Cell {
  return age?.valeur === undefined ? null : `${age.valeur} ${age.unite?.code ?? ''}`.trim();
}

/** Channels of TRE_R200 by what a person does with them, and those of IHE. */
const CHANNELS = {
  phone: ['1', '2', '8', 'BP'],
  fax: ['6', 'FAX'],
  mail: ['3', 'EMAIL'],
  web: ['4', 'URL'],
} as const;

export function reachedBy(entity: RorEntity, channel: keyof typeof CHANNELS): string {
  const codes: readonly string[] = CHANNELS[channel];
  const mailboxes = new Set(mailboxesOf(entity));
  const own = telecommunicationsOf(entity).map(({ telecommunication }) => telecommunication);
  return joined(
    own
      .filter((one) => !mailboxes.has(one) && codes.includes((one.canal?.code ?? '').trim()))
      .map(({ adresse }) => adresse?.trim()),
  );
}

/** Addresses of secure mailboxes. */
export function mssOf(entity: RorEntity): string {
  return joined(mailboxesOf(entity).map(({ adresse }) => adresse?.trim()));
}

function mailboxesOf(entity: RorEntity): readonly Telecommunication[] {
  const boxes = entity.kind === 'oi' ? entity.boitesMss : entity.kind === 'professionnel' ? [entity.boiteMss] : [];
  return boxes.map((box) => box?.telecommunication).filter((one) => one !== undefined);
}
