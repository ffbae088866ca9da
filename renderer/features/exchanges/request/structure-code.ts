/** What was typed of the identifier of a structure, and how it is understood. */
export interface StructureCode {
  /** idNat_Struct; undefined while it cannot be one. */
  readonly code: string | undefined;
  /** What was added to a bare number. */
  readonly added: 'finess' | 'siret' | undefined;
}

const FINESS = /^\d[0-9AB]\d{7}$/u;
const SIRET = /^\d{14}$/u;
/** The digit of the type, then the number; a rank may follow a RPPS or an ADELI. */
const ID_NAT_STRUCT = /^[0-9][0-9A-Z][0-9A-Z-]{5,30}$/u;

/**
 * Understands a FINESS or a SIRET without its digit of type, and an idNat_Struct as it is (domain reference ROR §3.2). Blanks and
 * dots in it go.
 */
export function structureCode(typed: string): StructureCode {
  const text = typed.replaceAll(/[\s\u00a0.]/gu, '').toUpperCase();
  if (FINESS.test(text)) return { code: `1${text}`, added: 'finess' };
  if (SIRET.test(text)) return { code: `3${text}`, added: 'siret' };
  return { code: ID_NAT_STRUCT.test(text) ? text : undefined, added: undefined };
}
