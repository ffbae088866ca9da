import { trimmed } from '../texts.ts';

/** Who gives identifiers, as OIDs found in `assigningAuthorityName` (domain reference ROR §3.2 and §3.3). */
export const AUTHORITIES = {
  /** idNat_Struct: one digit for the type, then the number. */
  STRUCTURE: '1.2.250.1.71.4.2.2',
  /** The table of those types; some requests send it in place of the authority (§2.4). */
  STRUCTURE_TYPE: '1.2.250.1.71.1.2.14',
  /** idNat_PS; a real answer also uses it on liberal practices. */
  PERSON: '1.2.250.1.71.4.2.1',
  FINESS: '1.2.250.1.213.3.2',
  /** SIREN (9) or SIRET (14). */
  INSEE: '1.3.2',
} as const;

/** `format`: it cannot be such an identifier. `key`: its check digit is wrong, as in many test data. */
export type IdentifierCheck = 'ok' | 'format' | 'key';

/** La Poste's establishments do not follow Luhn: the sum of their digits is a multiple of 5. */
const LA_POSTE = '356000000';

const DIGIT_0 = 48;

/** Luhn's check of a text of digits. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - DIGIT_0;
    if (digit < 0 || digit > 9) return false;
    const weighted = index % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

function keyOf(digits: string): IdentifierCheck {
  return isLuhn(digits) ? 'ok' : 'key';
}

/** FINESS: 9 characters; Corsica's start with 2A or 2B and their key, whose formula is not published, is not checked. */
export function checkFiness(text: string): IdentifierCheck {
  if (/^2[AB]\d{7}$/i.test(text)) return 'ok';
  return /^\d{9}$/.test(text) ? keyOf(text) : 'format';
}

export function checkSiren(text: string): IdentifierCheck {
  return /^\d{9}$/.test(text) ? keyOf(text) : 'format';
}

export function checkSiret(text: string): IdentifierCheck {
  if (!/^\d{14}$/.test(text)) return 'format';
  if (isLuhn(text)) return 'ok';
  const sum = [...text].reduce((total, digit) => total + Number(digit), 0);
  return text.startsWith(LA_POSTE) && sum % 5 === 0 ? 'ok' : 'key';
}

/** RPPS: 11 digits, the last one a Luhn key. */
export function checkRpps(text: string): IdentifierCheck {
  return /^\d{11}$/.test(text) ? keyOf(text) : 'format';
}

/** ADELI: 9 characters starting with a département; its key has no published formula. */
export function checkAdeli(text: string): IdentifierCheck {
  return /^(\d{2}|2[AB])\d{7}$/i.test(text) ? 'ok' : 'format';
}

/**
 * idNat_Struct, by its type digit (TRE_G07): 0 ADELI-rang, 1 FINESS (5 of an EJ, 6 of an EG), 2 SIREN, 3 SIRET, 4 RPPS-rang
 * (domain reference ROR §3.2).
 * A rank may follow an ADELI number; the département of a FINESS is not enforced, overseas codes having three characters.
 */
export function checkIdNatStruct(text: string): IdentifierCheck {
  const number = text.slice(1);
  switch (text[0]) {
    case '0':
      return checkAdeli(number.slice(0, 9)) === 'ok' && /^\d*$/.test(number.slice(9)) ? 'ok' : 'format';
    case '1':
    case '5':
    case '6':
      return checkFiness(number);
    case '2':
      return checkSiren(number);
    case '3':
      return checkSiret(number);
    case '4':
      return /^\d{14}$/.test(number) ? keyOf(number.slice(0, 11)) : 'format';
    default:
      return 'format';
  }
}

/** idNat_PS, by its type digit: 0 ADELI, 8 RPPS; the other types of TRE_G08 have no published length. */
export function checkIdNatPs(text: string): IdentifierCheck {
  if (text.startsWith('0')) return checkAdeli(text.slice(1));
  if (text.startsWith('8')) return checkRpps(text.slice(1));
  return /^\d\S+$/.test(text) ? 'ok' : 'format';
}

/** Checks an identifier by its authority; one of an authority that is not known here is `ok`. Blanks around are ignored. */
export function checkIdentifier(authority: string, code: string): IdentifierCheck {
  const text = trimmed(code);
  switch (authority) {
    case AUTHORITIES.STRUCTURE:
    case AUTHORITIES.STRUCTURE_TYPE:
      return checkIdNatStruct(text);
    case AUTHORITIES.PERSON:
      return checkIdNatPs(text);
    case AUTHORITIES.FINESS:
      return checkFiness(text);
    case AUTHORITIES.INSEE:
      return text.length === 9 ? checkSiren(text) : checkSiret(text);
    default:
      return 'ok';
  }
}

export interface IdentifiantOi {
  /** Code of TRE_R30. */
  readonly region: string;
  readonly local: string;
}

/** Reads an identifiantOI, `<region code>/<local id>` (domain reference ROR §2.5); undefined when it is none. */
export function parseIdentifiantOi(text: string): IdentifiantOi | undefined {
  const match = /^(\d{2,3})\/(\S+)$/.exec(text.trim());
  return match?.[1] === undefined || match[2] === undefined ? undefined : { region: match[1], local: match[2] };
}

/** Whether a text is an identifiantOI. */
export function isIdentifiantOi(text: string): boolean {
  return /^\d{2,3}\/\S+$/.test(trimmed(text));
}
