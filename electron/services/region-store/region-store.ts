import type { RegionRow, RegionTarget } from '../../../shared/contract/region-views.ts';
import { AppError } from '../../../shared/errors.ts';
import type { RegionChoices, RegionRows } from '../store/workspace-regions.ts';
import type { Shipped } from './shipped.ts';
import { checkedChoices, targetOf } from './target.ts';

/** What others know of a server; absent: nothing yet. */
export interface RegionFacts {
  /** The source of the cache that holds what came from it. */
  readonly source?: (code: string) => RegionRow['source'];
  readonly lastExchange?: (code: string) => RegionRow['lastExchange'];
  readonly lastSync?: (code: string) => RegionRow['lastSync'];
}

export interface RegionStoreParts extends RegionFacts {
  readonly rows: () => RegionRows;
  readonly shipped: () => Shipped;
  readonly now: () => Date;
  readonly changed: () => void;
  /**
   * The id of a certificate of the inventory by its id or the beginning of its fingerprint.
   * @throws AppError `certificate.unknown`, `certificate.ambiguous`.
   */
  readonly certificateId: (id: string) => string;
  /** Whether a root is trusted in an environment. */
  readonly hasTrust: (environment: RegionTarget['environment']) => boolean;
}

/** The servers that can be queried. */
export interface RegionStore {
  /** The shipped ones first, in their order, then the others by their code. */
  list(): readonly RegionRow[];
  /** @throws AppError `region.unknown`. */
  show(code: string): RegionRow;
  /** Keeps what is given and leaves the rest; an unknown code makes a server. @throws AppError `region.address`, `certificate.unknown`. */
  set(code: string, choices: RegionChoices): RegionRow;
  /** @throws AppError `region.unknown`. */
  remove(code: string): boolean;
  /** Until this process ends, or the address or environment changes. @throws AppError `region.unknown`. */
  confirmProduction(code: string): RegionRow;
  /** What was chosen of servers: of all those of which something was, or of these. @throws AppError `region.unknown`. */
  choices(codes?: readonly string[]): ReadonlyMap<string, RegionChoices>;
  /** Takes settings from elsewhere; without `replace` a server of which something was chosen keeps it. */
  adopt(
    regions: ReadonlyMap<string, RegionChoices>,
    replace: boolean,
  ): { readonly added: string[]; readonly replaced: string[]; readonly kept: string[] };
}

interface Room extends RegionStoreParts {
  /** Codes of the production servers confirmed in this session. */
  readonly confirmed: Set<string>;
}

export function createRegionStore(parts: RegionStoreParts): RegionStore {
  const room: Room = { ...parts, confirmed: new Set() };
  return {
    list: () => {
      const chosen = room.rows().regions();
      const codes = new Set([...room.shipped().labels.keys(), ...chosen.keys()]);
      return [...codes].map((code) => rowOf(room, code, chosen.get(code) ?? {}));
    },
    show: (code) => show(room, code),
    set: (code, choices) => set(room, code, choices),
    remove(code) {
      const isKnown = room.rows().removeRegion(code);
      if (!isKnown && !room.shipped().labels.has(code)) throw unknown(code);
      room.confirmed.delete(code);
      if (isKnown) room.changed();
      return isKnown;
    },
    confirmProduction(code) {
      if (show(room, code).environment === 'production') {
        room.confirmed.add(code);
        room.changed();
      }
      return show(room, code);
    },
    choices: (codes) => choicesOf(room, codes),
    adopt: (regions, replace) => adopt(room, regions, replace),
  };
}

function unknown(code: string): AppError {
  return new AppError('region.unknown', `No server has the code ${code}; see "cercle region list".`, {
    values: { code },
  });
}

function show(room: Room, code: string): RegionRow {
  const choices = room.rows().regions().get(code);
  if (choices === undefined && !room.shipped().labels.has(code)) throw unknown(code);
  return rowOf(room, code, choices ?? {});
}

function rowOf(room: Room, code: string, choices: RegionChoices): RegionRow {
  const target = targetOf(code, choices, room.shipped());
  return {
    ...target,
    isShipped: room.shipped().labels.has(code),
    missing: missingOf(room, target),
    source: room.source?.(code) ?? null,
    lastExchange: room.lastExchange?.(code) ?? null,
    lastSync: room.lastSync?.(code) ?? null,
    isConfirmed: room.confirmed.has(code),
  };
}

function missingOf(room: Room, target: RegionTarget): RegionRow['missing'] {
  const { url, extractionUrl, certificate, dialect, profil, environment, vihf } = target;
  const lacks = {
    url: url === '' && extractionUrl === '',
    certificate: certificate === null || !isHeld(room, certificate),
    profil: dialect === 'ror-2.4' && profil === null,
    trust: !room.hasTrust(environment),
    // An assertion has a subject (domain reference ROR §2.8).
    nameId: dialect === 'ror-2.4' && vihf.enabled && vihf.nameId.trim() === '',
  };
  return (['url', 'certificate', 'profil', 'trust', 'nameId'] as const).filter((name) => lacks[name]);
}

/** A certificate may have been removed since it was chosen. */
function isHeld({ certificateId }: Room, id: string): boolean {
  try {
    return certificateId(id) === id;
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('certificate.')) return false;
    throw error;
  }
}

function set(room: Room, code: string, given: RegionChoices): RegionRow {
  const { certificate } = given;
  const choices = checkedChoices({
    ...given,
    ...(certificate !== undefined && certificate !== null && { certificate: room.certificateId(certificate) }),
  });
  const before = room.rows().regions().get(code) ?? {};
  const after = { ...before, ...choices };
  room.rows().saveRegions(new Map([[code, after]]), room.now().toISOString());
  withdraw(room, code, before, after);
  room.changed();
  return show(room, code);
}

/** What was confirmed was this server; another address is another one. */
function withdraw({ confirmed }: Room, code: string, before: RegionChoices, after: RegionChoices): void {
  const names = ['url', 'extractionUrl', 'environment'] as const;
  if (names.some((name) => before[name] !== after[name])) confirmed.delete(code);
}

function choicesOf(room: Room, codes?: readonly string[]): ReadonlyMap<string, RegionChoices> {
  const chosen = room.rows().regions();
  if (codes === undefined) return chosen;
  return new Map(
    codes.map((code) => {
      const choices = chosen.get(code);
      if (choices === undefined && !room.shipped().labels.has(code)) throw unknown(code);
      return [code, choices ?? {}] as const;
    }),
  );
}

function adopt(
  room: Room,
  regions: ReadonlyMap<string, RegionChoices>,
  replace: boolean,
): { added: string[]; replaced: string[]; kept: string[] } {
  const chosen = room.rows().regions();
  const known = [...regions.keys()].filter((code) => chosen.has(code));
  const added = [...regions.keys()].filter((code) => !chosen.has(code));
  const taken = replace ? regions : new Map([...regions].filter(([code]) => !chosen.has(code)));
  // The certificate goes as well: it was chosen for another address.
  room.rows().saveRegions(taken, room.now().toISOString());
  for (const code of taken.keys()) room.confirmed.delete(code);
  if (taken.size > 0) room.changed();
  return { added, replaced: replace ? known : [], kept: replace ? [] : known };
}
