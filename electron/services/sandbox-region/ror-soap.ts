import { CSD_NAMESPACE, ROR_NAMESPACE } from '../../../shared/domain/csd/model.ts';
import type { Transaction } from '../../../shared/domain/exchange/transaction.ts';
import { AUTHORITIES } from '../../../shared/domain/ror/identifiers.ts';
import { SCHEMES } from '../../../shared/domain/ror/schemes.ts';
import { escapeXml } from '../../../shared/domain/synthetic/xml.ts';
import type { Profil } from '../../../shared/domain/synthetic/visibility.ts';
import type { Answer } from './answer.ts';
import type { ChangesIndex, OfferRow, SiteRow } from './changes-index.ts';
import { readDateTime } from './date-time.ts';
import { childOf, childrenNamed, type NamedNode } from './named-xml.ts';
import type { SandboxSettings } from './options.ts';
import { readEstablishment, readUnit, type ReadOffer } from './reading.ts';
import type { Region } from './region.ts';
import { inBandError, openEnvelope, soapAnswer, soapFault } from './soap.ts';
import { readVihf } from './vihf.ts';

const FUNCTION_URN = 'urn:asip:ror:lecture:offreSoinEtablissement:2017';
const ACTIONS = {
  search: 'urn:asip:ror:2015:stored-function:ror-search',
  update: 'urn:asip:ror:2015:stored-function:ror-update',
} as const;

export interface RorScope {
  readonly region: Region;
  readonly index: ChangesIndex;
  readonly settings: SandboxSettings;
}

/** A request of the ROR dialect that was understood; the work is done when asked, so that a fault may come before it. */
export interface RorRequest {
  readonly transaction: Transaction;
  /** `wrongCount` announces one unit too many. */
  answer(options: { readonly wrongCount: boolean }): Promise<Answer>;
}

const csd = (node: NamedNode | undefined, name: string): NamedNode | undefined => childOf(node, CSD_NAMESPACE, name);
const refused = (message: string): Answer => soapFault('Sender', { code: 400, message });

/**
 * Understands a SOAP request (domain reference ROR §2.2 to §2.5). `action` is that of the media type, undefined when absent.
 * The answer that refuses it is given in its place.
 */
export function readRorRequest(scope: RorScope, root: NamedNode, action: string | undefined): RorRequest | Answer {
  const opened = openEnvelope(root);
  if (opened === 'version') return soapFault('VersionMismatch', { code: 400, message: 'SOAP 1.2 attendu' });
  if (opened === 'shape') return refused('Enveloppe SOAP attendue, avec un seul élément dans son corps');
  const { body, header } = opened;
  const isUpdate = body.namespace === ROR_NAMESPACE;
  if (action !== undefined && action !== (isUpdate ? ACTIONS.update : ACTIONS.search))
    return refused(`L'action ${action} n'est pas celle de ${body.name}`);
  const vihf = readVihf(header);
  if (vihf === undefined && scope.settings.requireVihf) return refused('Jeton VIHF absent');
  if (vihf !== undefined && vihf.profil === undefined)
    return refused(`Le profil utilisateur ${vihf.userProfile} n'a pas d'accès`);
  const profil = vihf?.profil ?? scope.settings.profil;
  if (isUpdate && body.name === 'TR-Notif-ListeEtablissementsMajApresDate_Demande')
    return notifications(scope, profil, csd(body, 'params'));
  if (body.namespace === CSD_NAMESPACE && body.name === 'careServicesRequest')
    return reading(scope, profil, csd(body, 'function'));
  return refused(`L'élément ${body.name} n'est pas prévu`);
}

interface Filters {
  readonly champs: readonly string[];
  readonly publics: readonly string[];
}

function filtersOf(node: NamedNode): Filters | undefined {
  const codes = (name: string): readonly (string | undefined)[] =>
    childrenNamed(node, CSD_NAMESPACE, name).map(({ attributes }) => attributes.code);
  const champs = codes('typeActivity');
  const publics = codes('supportedPatient');
  const isWhole = [...champs, ...publics].every((code) => code !== undefined && code !== '');
  return isWhole ? { champs: champs as string[], publics: publics as string[] } : undefined;
}

function hasOffer({ offers }: SiteRow, { champs, publics }: Filters): boolean {
  const suits = (asked: readonly string[], has: readonly string[]): boolean =>
    asked.length === 0 || has.some((code) => asked.includes(code));
  if (champs.length === 0 && publics.length === 0) return true;
  return offers.some((offer) => suits(champs, offer.champs) && suits(publics, offer.publics));
}

function notifications(scope: RorScope, profil: Profil, params: NamedNode | undefined): RorRequest | Answer {
  const since = readDateTime(csd(params, 'dateRef')?.text ?? '');
  const filters = params === undefined ? undefined : filtersOf(params);
  if (since === undefined) return refused('dateRef est absente ou n’est pas une date et heure');
  if (filters === undefined) return refused('Un critère n’a pas de code');
  return {
    transaction: 'notifications',
    async answer({ wrongCount }) {
      const sites = await scope.index.sites(profil);
      const changed = [...sites.values()].filter(
        (site) => Math.max(site.structure, site.offer) >= since && hasOffer(site, filters),
      );
      const rows = changed.map((site) => notified(site, site.offer < since)).join('');
      const count = `<csd:result>${String(changed.length + (wrongCount ? 1 : 0))}</csd:result>`;
      const name = 'ror:TR-Notif-ListeEtablissementMajApresDate_Reponse';
      return soapAnswer(`<${name}>${rows}${count}</${name}>`);
    },
  };
}

function notified({ nationalId, offers }: SiteRow, isStructureOnly: boolean): string {
  const champs = [...new Set(offers.flatMap((offer: OfferRow) => offer.champs))].sort();
  const types = champs.map((code) => `<csd:typeActivity code="${code}" codingScheme="${SCHEMES.CHAMP_ACTIVITE}"/>`);
  const id = `<csd:id_etablissement code="${escapeXml(nationalId)}" assigningAuthorityName="${AUTHORITIES.STRUCTURE}"/>`;
  return `<csd:etablissementReponseNotif>${id}${types.join('')}<csd:restrictedOrganisation>${String(isStructureOnly)}</csd:restrictedOrganisation></csd:etablissementReponseNotif>`;
}

function reading(scope: RorScope, profil: Profil, asked: NamedNode | undefined): RorRequest | Answer {
  if (asked?.attributes.urn !== FUNCTION_URN) return refused('Cette fonction n’est pas prévue');
  const establishment = csd(csd(asked, 'TR_Lecture-OffresSanteEtablissement'), 'etablissementDemandeLecture');
  if (establishment !== undefined) return establishmentReading(scope, profil, establishment);
  const organisation = csd(csd(asked, 'TR_Lecture-OffreSanteOrganisationInterne'), 'organisationID');
  const id = organisation?.attributes.code;
  if (id === undefined || id === '') return refused('Aucun identifiant à lire');
  return {
    transaction: 'oi',
    answer({ wrongCount }) {
      const [, local = ''] = id.split('/', 2);
      const isHere = id.startsWith(`${scope.region.materials.region}/`);
      const offer = isHere ? readUnit(scope.region, profil, local) : undefined;
      return Promise.resolve(
        offer === undefined ? unknown('Organisation interne', id) : careServices(offer, wrongCount),
      );
    },
  };
}

const BOOLEANS: Readonly<Record<string, boolean>> = { '0': false, '1': true, false: false, true: true, '': false };

function establishmentReading(scope: RorScope, profil: Profil, node: NamedNode): RorRequest | Answer {
  const id = csd(node, 'id_etablissement')?.attributes.code;
  if (id === undefined || id === '') return refused('id_etablissement est absent');
  const date = csd(node, 'dateRef')?.text;
  const since = date === undefined ? undefined : readDateTime(date);
  if (date !== undefined && since === undefined) return refused('dateRef n’est pas une date et heure');
  const filters = filtersOf(node);
  const isRestricted = BOOLEANS[csd(node, 'restrictedOrganisation')?.text ?? ''];
  if (filters === undefined) return refused('Un critère n’a pas de code');
  if (isRestricted === undefined) return refused('restrictedOrganisation n’est pas un booléen');
  return {
    transaction: 'etablissement',
    async answer({ wrongCount }) {
      const site = await scope.index.locate(id);
      if (site === undefined) return unknown('Etablissement', id);
      return careServices(
        readEstablishment(scope.region, profil, site, { ...filters, since, isRestricted }),
        wrongCount,
      );
    },
  };
}

function unknown(what: string, id: string): Answer {
  return inBandError({ code: 404, message: `${what} ${id} inconnu de ce ROR` });
}

function careServices({ facilityNumber, directories }: ReadOffer, wrongCount: boolean): Answer {
  const count = `<csd:facilityNumber>${String(facilityNumber + (wrongCount ? 1 : 0))}</csd:facilityNumber>`;
  return soapAnswer(
    `<csd:careServicesResponse><csd:result>${count}<csd:queryResult>${directories}</csd:queryResult></csd:result></csd:careServicesResponse>`,
  );
}
