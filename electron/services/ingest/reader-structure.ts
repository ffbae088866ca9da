import type { CsdDocument, Directory } from '../../../shared/domain/csd/model.ts';
import type { ErrorAnswer } from './reader-errors.ts';
import { DIRECTORY_OF, roleIn, type Role } from './reader-roles.ts';
import type { XmlTag } from './reader-saxes.ts';

/** A role whose text is kept. */
type TextRole = 'facility-number' | 'error' | 'fault-code' | 'fault-text';
const TEXT_ROLES: ReadonlySet<Role> = new Set<TextRole>(['facility-number', 'error', 'fault-code', 'fault-text']);

export interface Root {
  readonly name: string;
  readonly namespace: string;
}

/** What was learnt of the document around its records. */
export interface CsdStructure {
  /** Tells whether this start tag opens a record; the record's end is told by `close`. */
  open(tag: XmlTag): boolean;
  close(): void;
  text(text: string): void;
  /** Directory of the record being read. */
  directory(): Directory;
  /** Namespace declarations in scope for the children of the open directory. */
  namespaces(): ReadonlyMap<string, string>;
  root(): Root | undefined;
  /** The error that the document carries in place of an answer. */
  error(): ErrorAnswer | undefined;
  facts(): Pick<CsdDocument, 'envelope' | 'soap' | 'facilityNumber' | 'directories'> | undefined;
}

interface Facts {
  root: Root | undefined;
  isSoap: boolean;
  envelope: CsdDocument['envelope'] | undefined;
  error: { code: string; message: string } | undefined;
  readonly texts: Map<Role, string>;
  readonly counts: Map<Directory, number>;
  /** The directory being read. */
  directory: Directory;
}

function createFacts(): Facts {
  return {
    root: undefined,
    isSoap: false,
    envelope: undefined,
    error: undefined,
    texts: new Map(),
    counts: new Map(),
    directory: 'organization',
  };
}

function envelopeOf(parent: Role | undefined, tag: XmlTag): CsdDocument['envelope'] {
  if (parent === 'result') return 'careServicesResponse';
  if (parent === 'modifications') return 'getModificationsResponse';
  return tag.name === 'CSD' ? 'csd' : 'queryResult';
}

function note(facts: Facts, role: Role, parent: Role | undefined, tag: XmlTag): void {
  if (parent === undefined) facts.root = { name: tag.name, namespace: tag.namespace };
  if (role === 'envelope') facts.isSoap = true;
  if (role === 'container') facts.envelope ??= envelopeOf(parent, tag);
  if (role === 'fault') facts.error ??= { code: '', message: '' };
  if (role === 'error') facts.error = { code: tag.attributes['code'] ?? '', message: tag.attributes['message'] ?? '' };
  if (role === 'directory') {
    facts.directory = DIRECTORY_OF.get(tag.name) ?? facts.directory;
    facts.counts.set(facts.directory, facts.counts.get(facts.directory) ?? 0);
  }
  if (role === 'record') facts.counts.set(facts.directory, (facts.counts.get(facts.directory) ?? 0) + 1);
  if (TEXT_ROLES.has(role) && !facts.texts.has(role)) facts.texts.set(role, '');
}

function errorOf({ error, texts }: Facts): ErrorAnswer | undefined {
  if (error === undefined) return undefined;
  const text = (role: TextRole): string => (texts.get(role) ?? '').trim();
  return {
    code: error.code === '' ? text('fault-code') : error.code,
    message: error.message === '' ? text('fault-text') : error.message,
    text: text('error'),
  };
}

function documentFacts({ envelope, isSoap, texts, counts }: Facts): ReturnType<CsdStructure['facts']> {
  if (envelope === undefined) return undefined;
  const directories = [...counts].map(([directory, records]) => ({ directory, records }));
  return { envelope, soap: isSoap, facilityNumber: texts.get('facility-number'), directories };
}

/**
 * Finds the directories of a CSD document by namespace and by place: in a bare `CSD`, in the answers that wrap one, in a SOAP
 * envelope (domain reference CSD §1, §5.2, §6.3; ROR §2.7, §4.12). Hears of what is outside records only.
 */
export function createCsdStructure(): CsdStructure {
  const roles: Role[] = [];
  const scopes: ReadonlyMap<string, string>[] = [];
  const facts = createFacts();

  return {
    open(tag) {
      const parent = roles.at(-1);
      const role = roleIn(parent, tag);
      roles.push(role);
      note(facts, role, parent, tag);
      if (role === 'record') return true;
      scopes.push(new Map([...(scopes.at(-1) ?? []), ...Object.entries(tag.declarations)]));
      return false;
    },
    close() {
      if (roles.pop() !== 'record') scopes.pop();
    },
    text(text) {
      const role = roles.at(-1);
      const known = role === undefined ? undefined : facts.texts.get(role);
      if (role !== undefined && known !== undefined) facts.texts.set(role, known + text);
    },
    directory: () => facts.directory,
    namespaces: () => scopes.at(-1) ?? new Map(),
    root: () => facts.root,
    error: () => errorOf(facts),
    facts: () => documentFacts(facts),
  };
}
