import type { Finding } from './finding.ts';
import type { Row } from './mapping-row.ts';
import type { RorEntity } from './model.ts';
import type { Code } from './model-base.ts';
import type { CodeLabel, Nomenclature } from './nomenclature.ts';
import { createFinding } from './finding-catalogue.ts';
import { createWalk } from './mapping-walk.ts';

/** A code of an entity, by its CSD path, with the tables to look in: the one it names, then those allowed there. */
export interface CodeAt {
  readonly path: string;
  readonly code: string;
  readonly scheme: string;
  readonly nomenclatures: readonly string[];
}

function codeOf(row: Row, value: unknown, path: string): CodeAt | undefined {
  if (row.type === 'code') {
    const { code, scheme } = value as Code;
    if (code.trim() === '' || row.none?.includes(code) === true) return undefined;
    const [first = ''] = row.nomenclatures;
    return {
      path: `${path}/@code`,
      code,
      scheme: scheme.trim() === '' ? first : scheme,
      nomenclatures: row.nomenclatures,
    };
  }
  if (!('nomenclatures' in row) || row.nomenclatures === undefined) return undefined;
  const [scheme = ''] = row.nomenclatures;
  return { path, code: String(value), scheme, nomenclatures: row.nomenclatures };
}

const walkCodes = createWalk((row) => row.type === 'code' || 'nomenclatures' in row);

/** Every code of an entity, in the order of the mapping; those that mean "none" are left out. */
export function codesIn(entity: RorEntity): readonly CodeAt[] {
  const codes: CodeAt[] = [];
  walkCodes(entity, ({ row, value, path }) => {
    const code = codeOf(row, value, path);
    if (code !== undefined) codes.push(code);
  });
  return codes;
}

/** Labels a code as the mapping says: other tables allowed at its place are tried when its own does not have it (§3.4). */
export function labelOf(nomenclature: Nomenclature, { code, scheme, nomenclatures }: CodeAt): CodeLabel {
  return nomenclature.label(scheme, code, nomenclatures);
}

/**
 * What the nomenclatures say of an entity's codes: unknown, retired, or found under another OID. A table that is not known here
 * is told once an entity. Street types are never retired (domain reference ROR §4.12.11), the nomenclature sees to it.
 */
export function codeFindings(entity: RorEntity, nomenclature: Nomenclature): readonly Finding[] {
  const findings: Finding[] = [];
  const unknownSchemes = new Set<string>();
  for (const one of codesIn(entity)) {
    switch (labelOf(nomenclature, one).status) {
      case 'known':
        break;
      case 'retired':
        findings.push(createFinding('code-retire', one.path, one.code));
        break;
      case 'guessed':
        findings.push(createFinding('code-devine', one.path, one.code));
        break;
      case 'unknown':
        if (nomenclature.concepts(one.scheme).length > 0)
          findings.push(createFinding('code-inconnu', one.path, one.code));
        else if (!unknownSchemes.has(one.scheme)) {
          unknownSchemes.add(one.scheme);
          findings.push(
            createFinding('nomenclature-inconnue', one.path.replace(/@code$/, '@codingScheme'), one.scheme),
          );
        }
    }
  }
  return findings;
}
