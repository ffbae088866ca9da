import type { DiffEntity, DiffReport, FieldChange } from '../../../shared/contract/cache.ts';
import { AppError } from '../../../shared/errors.ts';
import { byPlace, hashContents } from './contents.ts';
import { createRecordFinder } from './diff-records.ts';
import { createRawReader } from './raw-blocks.ts';
import { kindName } from './raw-read.ts';
import { guarded, openReadable, type ReadableDb } from './sqlite.ts';
import { linkHash, versionFinder } from './versions.ts';

type Action = 'added' | 'removed' | 'changed';

interface Load {
  readonly seq: number;
  readonly job: string;
  readonly at: string;
}

type ChangeRow = readonly [kind: number, identity: string, name: string, action: Action, fields: string, hash: Buffer];

/** What several loads did to one entity, from before the first to after the last. */
interface Net {
  readonly kind: number;
  readonly identity: string;
  name: string;
  readonly wasThere: boolean;
  isThere: boolean;
  /** First old and last new value of each field. */
  fields: Map<string, FieldChange>;
  /** When it was removed in between: what it was then, and what of it had changed before. */
  gone: (Pick<Net, 'fields'> & { readonly hash: Buffer }) | undefined;
  hasChanged: boolean;
}

/**
 * What changed in a source after a load (`since` is its job) or from a day or an instant on, all loads after it taken
 * together; without `since`, by the last load.
 * @throws AppError `cache.comparison-unknown` when that load is not remembered, or is the only one.
 */
export function diffOf(source: string, dataFile: string, since?: string): DiffReport {
  const db = openReadable(dataFile);
  try {
    return guarded(dataFile, () => {
      const loads = db.prepare<[], Load>('SELECT seq, job, at FROM load ORDER BY seq').all();
      const [from, to] = span(source, loads, since);
      return { source, from: endOf(from), to: endOf(to), ...netChanges(db, source, from.seq) };
    });
  } finally {
    db.close();
  }
}

function endOf({ job, at }: Load): DiffReport['from'] {
  return { job, at };
}

/** The load to compare with and the last one. */
function span(source: string, loads: readonly Load[], since: string | undefined): readonly [Load, Load] {
  const to = loads.at(-1);
  const from =
    since === undefined ? loads.at(-2) : (loads.find(({ job }) => job === since) ?? loadBefore(loads, since));
  if (from !== undefined && to !== undefined) return [from, to];
  throw new AppError('cache.comparison-unknown', `There is no load of ${source} to compare with.`, {
    values: { source, since: since ?? '' },
    proof: loads.map(({ job, at }) => `${at} ${job}`),
    advice: ['Import the source again after it changed, or give one of the loads listed.'],
  });
}

/** The last load before a date; the first one remembered when all are later. */
function loadBefore(loads: readonly Load[], date: string): Load | undefined {
  const limit = Date.parse(date);
  if (Number.isNaN(limit) || !/^\d{4}-\d{2}-\d{2}/.test(date)) return undefined;
  return loads.findLast(({ at }) => Date.parse(at) < limit) ?? loads[0];
}

function netChanges(db: ReadableDb, source: string, after: number): Pick<DiffReport, 'added' | 'removed' | 'changed'> {
  const recordOf = createRecordFinder(db, source);
  const added: DiffEntity[] = [];
  const removed: DiffEntity[] = [];
  const stayed: Net[] = [];
  for (const net of nets(db, after)) {
    const { kind, identity, name, wasThere, isThere } = net;
    const entry = { id: identity, kind: kindName(kind), name };
    if (wasThere && !isThere) removed.push(entry);
    else if (!wasThere && isThere) added.push({ ...entry, ...recordOf(kind, identity) });
    else if (wasThere) stayed.push(net);
  }
  settleReturned(
    db,
    stayed.filter(({ gone }) => gone !== undefined),
  );
  const changed = stayed
    .filter(({ hasChanged, fields }) => hasChanged || fields.size > 0)
    .map(({ kind, identity, name, fields }) => {
      return { id: identity, kind: kindName(kind), name, ...recordOf(kind, identity), fields: [...fields.values()] };
    });
  return { added, removed, changed };
}

/** What the loads did to each entity, in the order of identities. */
function* nets(db: ReadableDb, after: number): Generator<Net, void, undefined> {
  const rows = db
    .prepare<[number], ChangeRow>(
      `SELECT kind, identity, name, action, fields, hash FROM change WHERE load_seq > ? ORDER BY kind, identity, load_seq`,
    )
    .raw();
  let net: Net | undefined;
  for (const row of rows.iterate(after)) {
    if (net?.kind !== row[0] || net.identity !== row[1]) {
      if (net !== undefined) yield net;
      net = begin(row);
    }
    extend(net, row);
  }
  if (net !== undefined) yield net;
}

function begin([kind, identity, name, action]: ChangeRow): Net {
  const [wasThere, fields] = [action !== 'added', new Map<string, FieldChange>()];
  return { kind, identity, name, wasThere, isThere: true, fields, gone: undefined, hasChanged: false };
}

function extend(net: Net, [, , name, action, fields, hash]: ChangeRow): void {
  net.name = name;
  net.isThere = action !== 'removed';
  if (action === 'removed') {
    if (net.wasThere) net.gone ??= { hash, fields: new Map(net.fields) };
    return;
  }
  for (const field of fields === '' ? [] : (JSON.parse(fields) as readonly FieldChange[])) {
    const earlier = net.fields.get(field.path);
    const whole = earlier === undefined ? field : { ...field, old: earlier.old };
    if (whole.old === whole.new) net.fields.delete(field.path);
    else net.fields.set(field.path, whole);
  }
}

/** Removed and added again, an entity changed when it came back other than it had gone: what it says now tells. */
function settleReturned(db: ReadableDb, returned: readonly Net[]): void {
  const versionsOf = versionFinder(db);
  const found = returned.flatMap((net) => {
    net.hasChanged = true;
    const [version] = versionsOf(net.kind, net.identity);
    return version === undefined ? [] : [{ ...version, net }];
  });
  hashContents(createRawReader(db), found.sort(byPlace), ({ net, ...version }, content) => {
    if (net.gone === undefined || !net.gone.hash.equals(Buffer.concat([content, linkHash(version)]))) return;
    net.hasChanged = false;
    net.fields = net.gone.fields;
  });
}
