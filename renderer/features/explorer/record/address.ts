import type { Adresse, LigneAdresse } from '../../../../shared/domain/ror/model-contact.ts';
import type { Shown } from './view.ts';
import { isCode } from './view.ts';

/** A line of an address as the record gives it; the type of street comes with its label. */
type Line = { readonly [F in keyof Shown<LigneAdresse>]?: unknown };

function text(value: unknown): string {
  if (isCode(value)) return value.label === '' ? value.code : value.label;
  return typeof value === 'string' ? value.trim() : '';
}

function joined(parts: readonly unknown[], separator = ' '): string {
  return parts
    .map(text)
    .filter((part) => part !== '')
    .join(separator);
}

/** The lines of an envelope, from the most precise; empty ones are left out. */
function linesOf(line: Line): readonly string[] {
  const street = [line.numeroVoie, line.prefixeVoie, line.typeVoie, line.nomVoie, line.suffixeVoie];
  return [
    joined([line.texte, text(line.composant) === '' ? '' : `(${text(line.composant)})`]),
    joined([line.courrierInterne, line.piece, line.etage, line.escalier], ', '),
    joined([line.nomBatiment, line.nomIlot, line.parcelle], ', '),
    joined(street),
    line.ligne1,
    line.ligne2,
    line.ligne3,
    line.ligne4,
    line.ligne5,
    line.ligne6,
    line.boitePostale,
    line.quartier,
    joined([line.codePostal, line.commune]),
    line.subdivisionPays,
    line.pays,
  ]
    .map(text)
    .filter((one) => one !== '');
}

/** An address as it is written on an envelope, line by line. */
export function addressLines(address: Shown<Adresse> | undefined): readonly string[] {
  return (address?.lignes ?? []).flatMap((line) => linesOf(line as Line));
}
