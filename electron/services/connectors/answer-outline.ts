import { ROR_NAMESPACE } from '../../../shared/domain/csd/model.ts';
import type { Directory } from '../../../shared/domain/csd/model.ts';
import type { ChangedEstablishment, CodeParameter } from '../../../shared/domain/exchange/transaction.ts';
import { SCHEMES } from '../../../shared/domain/ror/schemes.ts';
import { limitExceeded } from '../ingest/reader-errors.ts';
import { DIRECTORY_OF, roleIn } from '../ingest/reader-roles.ts';
import type { Role } from '../ingest/reader-roles.ts';
import type { XmlEvents, XmlTag } from '../ingest/reader-saxes.ts';

/** Name and namespace of an element. */
export interface ElementName {
  readonly name: string;
  readonly namespace: string;
}

/** An error that an answer holds; `isFault` when all that tells of it is a SOAP fault. */
export interface OutlinedError {
  readonly isFault: boolean;
  readonly code: string;
  readonly message: string;
  readonly text: string;
}

/** What an answer is, apart from what its records say. */
export interface Outline {
  readonly root: ElementName | null;
  /** First child of the SOAP body; without envelope, the root. */
  readonly payload: ElementName | null;
  readonly error: OutlinedError | null;
  /** A CSD document was met where one belongs. */
  readonly hasCsd: boolean;
  readonly facilityNumber: string | null;
  /** Unités élémentaires. */
  readonly units: number;
  readonly counts: Readonly<Partial<Record<Directory, number>>>;
  readonly entityIds: readonly string[];
  readonly latestUpdated: string | null;
  readonly changed: readonly ChangedEstablishment[];
  /** Establishments of a notification that it does not identify. */
  readonly unnamed: number;
  readonly result: string | null;
}

/** Places that only a notification has. */
type NotificationRole = 'notification' | 'changed' | 'restricted' | 'count';
type AnyRole = Role | NotificationRole;

const NOTIFICATION = 'TR-Notif-ListeEtablissementMajApresDate_Reponse';
/** What an answer may hold in memory; a region has some thousands. */
const MOST_NAMES = 1_000_000;
const MOST_TEXT = 10_000;
const URN_OID = /^urn:oid:/i;

interface Growing {
  root: ElementName | null;
  payload: ElementName | null;
  directory: Directory;
  hasCsd: boolean;
  error: { code: string; message: string } | undefined;
  hasFault: boolean;
  readonly texts: Map<AnyRole, string>;
  units: number;
  isUnit: boolean;
  readonly counts: Map<Directory, number>;
  readonly entityIds: string[];
  latest: { readonly text: string; readonly time: number } | undefined;
  readonly changed: ChangedEstablishment[];
  changing: { etablissement: ChangedEstablishment['etablissement'] | undefined; typeActivity: CodeParameter[] };
  unnamed: number;
}

function createGrowing(): Growing {
  return {
    root: null,
    payload: null,
    directory: 'organization',
    hasCsd: false,
    error: undefined,
    hasFault: false,
    texts: new Map(),
    units: 0,
    isUnit: false,
    counts: new Map(),
    entityIds: [],
    latest: undefined,
    changed: [],
    changing: { etablissement: undefined, typeActivity: [] },
    unnamed: 0,
  };
}

/** Role of an element by that of its parent. Children of a notification are taken whatever their namespace: none must get lost. */
function roleOf(parent: AnyRole | undefined, tag: XmlTag): AnyRole {
  switch (parent) {
    case 'notification':
      if (tag.name === 'etablissementReponseNotif') return 'changed';
      return tag.name === 'result' ? 'count' : 'other';
    case 'changed':
      return tag.name === 'restrictedOrganisation' ? 'restricted' : 'other';
    case 'restricted':
    case 'count':
      return 'other';
    case undefined:
    case 'body':
      if (tag.name === NOTIFICATION && tag.namespace === ROR_NAMESPACE) return 'notification';
      return roleIn(parent, tag);
    default:
      return roleIn(parent, tag);
  }
}

const TEXT_ROLES: ReadonlySet<AnyRole> = new Set<AnyRole>([
  'facility-number',
  'error',
  'fault-code',
  'fault-text',
  'restricted',
  'count',
]);

function addUpdated(state: Growing, text: string | undefined): void {
  if (text === undefined) return;
  // Without zone it is read as UTC, as servers were seen to do (domain reference CSD §3).
  const time = Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  if (Number.isNaN(time) || (state.latest !== undefined && state.latest.time >= time)) return;
  state.latest = { text, time };
}

/** A direct child of a record. */
function noteInRecord(state: Growing, { name, attributes }: XmlTag): void {
  if (name === 'record') addUpdated(state, attributes['updated']);
  if (name !== 'codedType' || state.directory !== 'facility') return;
  const scheme = (attributes['codingScheme'] ?? '').trim().replace(URN_OID, '');
  state.isUnit ||= attributes['code']?.trim() === '4' && scheme === SCHEMES.TYPE_ORGANISATION_INTERNE;
}

function noteInChanged({ changing }: Growing, { name, attributes }: XmlTag): void {
  const code = attributes['code']?.trim() ?? '';
  if (name === 'id_etablissement' && code !== '') {
    changing.etablissement = { code, assigningAuthorityName: attributes['assigningAuthorityName'] ?? '' };
  }
  if (name === 'typeActivity') changing.typeActivity.push({ code, codingScheme: attributes['codingScheme'] ?? '' });
}

function noteRecord(state: Growing, { attributes }: XmlTag, searched: Directory | undefined): void {
  state.counts.set(state.directory, (state.counts.get(state.directory) ?? 0) + 1);
  state.isUnit = false;
  if (state.directory !== searched) return;
  if (state.entityIds.length >= MOST_NAMES) throw limitExceeded('documentLength', MOST_NAMES);
  state.entityIds.push(attributes['entityID'] ?? attributes['urn'] ?? attributes['oid'] ?? '');
}

function noteOpen(state: Growing, role: AnyRole, tag: XmlTag, searched: Directory | undefined): void {
  if (role === 'container') state.hasCsd = true;
  if (role === 'fault') state.hasFault = true;
  if (role === 'error') {
    state.error ??= { code: tag.attributes['code'] ?? '', message: tag.attributes['message'] ?? '' };
  }
  if (role === 'directory') {
    state.directory = DIRECTORY_OF.get(tag.name) ?? state.directory;
    state.counts.set(state.directory, state.counts.get(state.directory) ?? 0);
  }
  if (role === 'record') noteRecord(state, tag, searched);
  if (role === 'changed') {
    state.changing = { etablissement: undefined, typeActivity: [] };
    state.texts.delete('restricted');
  }
  if (!TEXT_ROLES.has(role)) return;
  // Codes of a fault nest, and its text may be in several languages.
  const before = state.texts.get(role)?.trim() ?? '';
  state.texts.set(role, before === '' ? '' : `${before} · `);
}

function noteClose(state: Growing, role: AnyRole | undefined): void {
  if (role === 'record' && state.isUnit) state.units += 1;
  if (role !== 'changed') return;
  const { etablissement, typeActivity } = state.changing;
  if (etablissement === undefined) state.unnamed += 1;
  else {
    if (state.changed.length >= MOST_NAMES) throw limitExceeded('documentLength', MOST_NAMES);
    state.changed.push({
      etablissement,
      typeActivity,
      restrictedOrganisation: booleanOf(state.texts.get('restricted')),
    });
  }
}

/** xs:boolean. */
function booleanOf(text: string | undefined): boolean | null {
  const value = text?.trim();
  if (value === '1' || value === 'true') return true;
  return value === '0' || value === 'false' ? false : null;
}

function errorOf({ error, hasFault, texts }: Growing): OutlinedError | null {
  if (error === undefined && !hasFault) return null;
  const text = (role: Role): string => (texts.get(role) ?? '').trim();
  const { code = '', message = '' } = error ?? {};
  return {
    isFault: error === undefined,
    code: code === '' ? text('fault-code') : code,
    message: message === '' ? text('fault-text') : message,
    text: text('error'),
  };
}

function outlineOf(state: Growing): Outline {
  const { root, payload, hasCsd, texts, units, counts, entityIds, latest, changed, unnamed } = state;
  return {
    root,
    payload,
    error: errorOf(state),
    hasCsd,
    facilityNumber: texts.get('facility-number')?.trim() ?? null,
    units,
    counts: Object.fromEntries(counts),
    entityIds,
    latestUpdated: latest?.text ?? null,
    changed,
    unnamed,
    result: texts.get('count')?.trim() ?? null,
  };
}

/** Listens to the strict reader and draws the outline; `searched` is the directory whose identities are wanted. */
export function createOutliner(searched?: Directory): { readonly events: XmlEvents; outline(): Outline } {
  const state = createGrowing();
  const roles: AnyRole[] = [];
  const events: XmlEvents = {
    open(tag) {
      const parent = roles.at(-1);
      const role = roleOf(parent, tag);
      if (parent === undefined) state.root = { name: tag.name, namespace: tag.namespace };
      const isPayload = parent === 'body' || (parent === undefined && role !== 'envelope');
      if (isPayload) state.payload ??= { name: tag.name, namespace: tag.namespace };
      if (parent === 'record') noteInRecord(state, tag);
      if (parent === 'changed') noteInChanged(state, tag);
      roles.push(role);
      noteOpen(state, role, tag, searched);
    },
    close() {
      noteClose(state, roles.pop());
    },
    text(text) {
      const role = roles.at(-1);
      const known = role === undefined ? undefined : state.texts.get(role);
      if (role === undefined || known === undefined || known.length > MOST_TEXT) return;
      state.texts.set(role, (known + text).slice(0, MOST_TEXT));
    },
  };
  return { events, outline: () => outlineOf(state) };
}
