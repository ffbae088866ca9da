import type { RorEntity } from './model.ts';
import type { Code, Identifiant } from './model-base.ts';
import type { Report } from './normalise-report.ts';
import { AUTHORITIES, parseIdentifiantOi } from './identifiers.ts';
import { report } from './normalise-report.ts';
import { SCHEMES } from './schemes.ts';

/** Every OID of the French health agency starts so: the ROR's own expectations do not hold for IHE documents. */
const FRENCH = '1.2.250.1.';
const UNITE_ELEMENTAIRE = '4';

function speaksRor(types: readonly (Code | undefined)[]): boolean {
  return types.some((type) => type?.scheme.startsWith(FRENCH) === true);
}

function hasIdNatStruct(identifiants: readonly Identifiant[]): boolean {
  return identifiants.some(
    ({ autorite, code }) =>
      code.trim() !== '' && (autorite === AUTHORITIES.STRUCTURE || autorite === AUTHORITIES.STRUCTURE_TYPE),
  );
}

/** idNat_Struct is mandatory on an EJ and an EG (§4.3), identifiantOI on an OI (§4.5, missing in a real answer). */
function checkNationalIdentifier(into: Report, entity: RorEntity): void {
  if (entity.kind === 'ej' || entity.kind === 'eg') {
    const types =
      entity.kind === 'ej' ? [...entity.statutsJuridiques, ...entity.sousEnsemblesAgregat] : entity.categories;
    if (speaksRor(types) && !hasIdNatStruct(entity.identifiants)) {
      report(into, 'identifiant-national-absent', 'otherID', '');
    }
  }
  if (entity.kind !== 'oi' || !speaksRor(entity.types)) return;
  if (entity.identifiants.length === 0) report(into, 'identifiant-national-absent', 'otherID', '');
  else if (!entity.identifiants.some(({ code }) => parseIdentifiantOi(code) !== undefined)) {
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

/** What can only be judged once the whole record was read. */
export function checkEntity(into: Report, entity: RorEntity): void {
  checkNationalIdentifier(into, entity);
  checkCareMode(into, entity);
  if (
    entity.kind === 'professionnel' &&
    entity.situationOperationnelle === undefined &&
    speaksRor(entity.professions)
  ) {
    // With an extension, its absence was already reported as that of a mandatory field.
    const known = into.findings.some(({ path }) => path === 'extension/operationalStatus');
    if (!known) report(into, 'situation-operationnelle-absente', 'extension/operationalStatus', '');
  }
}
