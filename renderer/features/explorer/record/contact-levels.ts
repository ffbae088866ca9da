import type { Level } from '../../../../shared/domain/ror/confidentiality.ts';
import { levelOf } from '../../../../shared/domain/ror/confidentiality.ts';
import type { Contact, Telecommunication } from '../../../../shared/domain/ror/model-contact.ts';
import type { Fields, Shown, ShownCode } from './view.ts';
import { without } from './view.ts';

export type ShownTelecom = Shown<Telecommunication>;
export type ShownContact = Shown<Contact>;

/** Who or what a télécommunication belongs to. */
export type HolderKind = 'contact' | 'mss' | 'situation' | 'entity' | 'establishment';

/** A contact, or what stands for one, with the télécommunications of it that one level lets see. */
export interface Holder {
  readonly kind: HolderKind;
  readonly level: Level;
  /** Place of the object in the record, for its findings. */
  readonly place: readonly string[];
  readonly contact: ShownContact | undefined;
  readonly telecoms: readonly ShownTelecom[];
  /** How many of its télécommunications are of a higher level, shown there. */
  readonly hidden: number;
}

interface Source {
  readonly kind: HolderKind;
  readonly place: readonly string[];
  readonly contact?: ShownContact;
  /** The level of the contact, under which none of its télécommunications can be. */
  readonly floor: Level;
  /** The level of a télécommunication that has none. */
  readonly inherited: Level;
  readonly telecoms: readonly ShownTelecom[];
}

function code(shown: ShownCode | undefined) {
  return shown === undefined ? undefined : { code: shown.code, scheme: shown.scheme ?? '' };
}

function listOf<T>(value: unknown): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [];
}

function contactSources(fields: Fields): readonly Source[] {
  return listOf<ShownContact>(fields['contacts']).map((contact, index) => {
    const level = levelOf(code(contact.niveauConfidentialite), 3);
    const place = ['contacts', String(index + 1)];
    return {
      kind: 'contact',
      place,
      contact,
      floor: level,
      inherited: level,
      telecoms: contact.telecommunications ?? [],
    };
  });
}

interface HasTelecom {
  readonly telecommunication?: ShownTelecom;
}

function mailboxSources(fields: Fields): readonly Source[] {
  const boxes = listOf<HasTelecom>(fields['boitesMss']).map(
    (box, index) => [box, ['boitesMss', String(index + 1)]] as const,
  );
  const own = fields['boiteMss'] as HasTelecom | undefined;
  const all = own === undefined ? boxes : [...boxes, [own, ['boiteMss']] as const];
  return all.flatMap(([{ telecommunication }, place]) =>
    telecommunication === undefined
      ? []
      : [{ kind: 'mss' as const, place, floor: 1 as const, inherited: 3 as const, telecoms: [telecommunication] }],
  );
}

function situationSources(fields: Fields): readonly Source[] {
  const situation = fields['situationOperationnelle'] as HasTelecom | undefined;
  if (situation?.telecommunication === undefined) return [];
  const place = ['situationOperationnelle', 'telecommunication'];
  return [{ kind: 'situation', place, floor: 1, inherited: 3, telecoms: [situation.telecommunication] }];
}

/** Those of IHE have no level and are open. */
function openSources(fields: Fields): readonly Source[] {
  const own = listOf<ShownTelecom>(fields['telecommunications']);
  const entity: Source = { kind: 'entity', place: ['telecommunications'], floor: 1, inherited: 1, telecoms: own };
  const places = listOf<{ readonly telecommunications?: readonly ShownTelecom[] }>(fields['exercicesEg']);
  const establishments = places.map(({ telecommunications = [] }, index): Source => {
    const place = ['exercicesEg', String(index + 1)];
    return { kind: 'establishment', place, floor: 1, inherited: 1, telecoms: telecommunications };
  });
  return [entity, ...establishments].filter(({ telecoms }) => telecoms.length > 0);
}

/** Every télécommunication has its source, with the levels of `telecommunicationsOf` (domain reference ROR §4.7). */
function sourcesOf(fields: Fields): readonly Source[] {
  return [...contactSources(fields), ...mailboxSources(fields), ...situationSources(fields), ...openSources(fields)];
}

function levelIn(source: Source, telecom: ShownTelecom): Level {
  const own = levelOf(code(telecom.niveauConfidentialite), source.inherited);
  return own < source.floor ? source.floor : own;
}

/** What one level lets see: the contacts of that level, and those below it that have a télécommunication of it. */
export function holdersAt(fields: Fields, level: Level): readonly Holder[] {
  return sourcesOf(fields).flatMap((source) => {
    const telecoms = source.telecoms.filter((telecom) => levelIn(source, telecom) === level);
    const isOfLevel = source.contact !== undefined && source.floor === level;
    if (telecoms.length === 0 && !isOfLevel) return [];
    const hidden = isOfLevel ? source.telecoms.length - telecoms.length : 0;
    return [{ kind: source.kind, level, place: source.place, contact: source.contact, telecoms, hidden }];
  });
}

/** What of a contact has no place of its own on its card. */
export function restOfContact(contact: ShownContact): Fields | undefined {
  return without(contact as Fields, [
    'nom',
    'fonction',
    'nature',
    'description',
    'niveauConfidentialite',
    'telecommunications',
    'metadonnees',
  ]);
}
