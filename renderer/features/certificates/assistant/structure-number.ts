/** What the first digit of an idNat_Struct says, among those that a certificate of an organisation uses (domain reference ROR §7.2). */
export const STRUCTURE_KINDS = ['3', '1', '2'] as const;
export type StructureKind = (typeof STRUCTURE_KINDS)[number];

const LENGTHS: Readonly<Record<StructureKind, number>> = { '1': 9, '2': 9, '3': 14 };

export interface StructureNumber {
  readonly kind: StructureKind;
  readonly number: string;
}

function kindOf(digit: string | undefined): StructureKind | undefined {
  return STRUCTURE_KINDS.find((kind) => kind === digit);
}

/** The parts of an idNat_Struct; one without a known digit is read as a SIRET being typed. */
export function readStructure(idNatStruct: string): StructureNumber {
  const kind = kindOf(idNatStruct[0]);
  return kind === undefined ? { kind: '3', number: idNatStruct } : { kind, number: idNatStruct.slice(1) };
}

/**
 * What a number becomes when the field changes: blanks and dots go, and a whole idNat_Struct that was pasted, its digit
 * included, changes the kind. Typed one by one, digits stay what they are: a SIRET is as long as a FINESS on its way.
 */
export function typedStructure({ kind, number: before }: StructureNumber, typed: string): StructureNumber {
  const number = typed.replaceAll(/[\s\u00a0.]/gu, '');
  const first = kindOf(number[0]);
  const isPasted = Math.abs(number.length - before.length) > 1 && !before.startsWith(number);
  const isWhole = first !== undefined && number.length === LENGTHS[first] + 1 && number.length !== LENGTHS[kind];
  return isPasted && isWhole ? { kind: first, number: number.slice(1) } : { kind, number };
}
