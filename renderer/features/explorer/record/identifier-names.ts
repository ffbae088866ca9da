import { AUTHORITIES, parseIdentifiantOi } from '../../../../shared/domain/ror/identifiers.ts';
import type { Identifiant } from '../../../../shared/domain/ror/model-base.ts';

const SIREN_LENGTH = 9;

/** idNat_Struct by its type digit (domain reference ROR §3.2). */
const STRUCTURES: Readonly<Record<string, StructureKey>> = {
  '0': 'adeliRank',
  '1': 'finess',
  '2': 'siren',
  '3': 'siret',
  '4': 'rppsRank',
  '5': 'finessEj',
  '6': 'finessEg',
};

type StructureKey = 'adeliRank' | 'finess' | 'finessEj' | 'finessEg' | 'siren' | 'siret' | 'rppsRank';

/** What an identifier is called: a key of the texts, and the kind of number that a national identifier holds. */
export interface IdentifierName {
  readonly name: 'idNatStruct' | 'person' | 'oi' | 'other' | 'finess' | 'siren' | 'siret';
  readonly of?: StructureKey | 'adeli' | 'rpps';
}

function personNumber(code: string): 'adeli' | 'rpps' | undefined {
  if (code.startsWith('0')) return 'adeli';
  return code.startsWith('8') ? 'rpps' : undefined;
}

/** Names an identifier by its authority, and by its form where it has none. */
export function identifierName({ code, autorite }: Identifiant): IdentifierName {
  const number = code.trim();
  const structure = STRUCTURES[number.charAt(0)];
  const person = personNumber(number);
  switch (autorite) {
    case AUTHORITIES.STRUCTURE:
    case AUTHORITIES.STRUCTURE_TYPE:
      return { name: 'idNatStruct', ...(structure !== undefined && { of: structure }) };
    case AUTHORITIES.PERSON:
      return { name: 'person', ...(person !== undefined && { of: person }) };
    case AUTHORITIES.FINESS:
      return { name: 'finess' };
    case AUTHORITIES.INSEE:
      return { name: number.length === SIREN_LENGTH ? 'siren' : 'siret' };
    default:
      return { name: parseIdentifiantOi(number) === undefined ? 'other' : 'oi' };
  }
}
