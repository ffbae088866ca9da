import type { RorEntity } from './model.ts';
import type { Identifiant } from './model-base.ts';
import type { Report } from './normalise-report.ts';
import { AUTHORITIES, isIdentifiantOi } from './identifiers.ts';
import { report } from './normalise-report.ts';
import { SCHEMES } from './schemes.ts';

const UNITE_ELEMENTAIRE = '4';

function hasIdNatStruct(identifiants: readonly Identifiant[]): boolean {
  return identifiants.some(
    ({ autorite, code }) =>
      code.trim() !== '' && (autorite === AUTHORITIES.STRUCTURE || autorite === AUTHORITIES.STRUCTURE_TYPE),
  );
}

/** idNat_Struct is mandatory on an EJ and an EG (§4.3), identifiantOI on an OI (§4.5, missing in a real answer). */
function checkNationalIdentifier(into: Report, entity: RorEntity): void {
  if (entity.kind === 'ej' || entity.kind === 'eg') {
    if (!hasIdNatStruct(entity.identifiants)) report(into, 'identifiant-national-absent', 'otherID', '');
  }
  if (entity.kind !== 'oi') return;
  if (entity.identifiants.length === 0) report(into, 'identifiant-national-absent', 'otherID', '');
  else if (!entity.identifiants.some(({ code }) => isIdentifiantOi(code))) {
    report(into, 'identifiant-invalide', 'otherID/@code', entity.identifiants[0]?.code ?? '');
  }
}

/** Only an OI that is no UE may have an empty or "null" mode (§4.5). */
function checkCareMode(into: Report, entity: RorEntity): void {
  if (entity.kind !== 'oi') return;
  const isUe = entity.types.some(
    ({ code, scheme }) => code === UNITE_ELEMENTAIRE && scheme === SCHEMES.TYPE_ORGANISATION_INTERNE,
  );
  const code = entity.modePriseEnCharge?.code;
  if (isUe && (code?.trim() === '' || code === 'null')) report(into, 'code-vide', 'extension/careMode/@code', code);
}

/** Expected once by the rules (§4.6), absent from a real answer. */
function checkSituation(into: Report, entity: RorEntity): void {
  if (entity.kind !== 'professionnel' || entity.situationOperationnelle !== undefined) return;
  const path = 'extension/operationalStatus';
  // With an extension, its absence was already told as that of a mandatory field.
  if (!into.findings.some((finding) => finding.path === path)) {
    report(into, 'situation-operationnelle-absente', path, '');
  }
}

/** What can only be judged once the whole record was read; all of it is the ROR's own. */
export function checkEntity(into: Report, entity: RorEntity): void {
  if (!into.ror) return;
  checkNationalIdentifier(into, entity);
  checkCareMode(into, entity);
  checkSituation(into, entity);
}
