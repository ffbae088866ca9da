import type { DiffEntity, DiffReport, FieldChange } from '../../../shared/contract/cache.ts';
import { AppError } from '../../../shared/errors.ts';
import { createRecordFinder } from './diff-records.ts';
import { kindName } from './raw-read.ts';
import { guarded, openReadable, type ReadableDb } from './sqlite.ts';

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
  readonly fields: Map<string, FieldChange>;
  /** When it was removed in between: what it was then, and what it is now. */
  hashes: readonly [before: Buffer, after: Buffer] | undefined;
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
  const rows = db
    .prepare<[number], ChangeRow>(
      `SELECT kind, identity, name, action, fields, hash FROM change WHERE load_seq > ? ORDER BY kind, identity, load_seq`,
    )
    .raw();
  const recordOf = createRecordFinder(db, source);
  const added: DiffEntity[] = [];
  const removed: DiffEntity[] = [];
  const changed: DiffReport['changed'][number][] = [];
  const settle = (net: Net | undefined): void => {
    if (net === undefined) return;
    const { kind, identity, name, wasThere, isThere, fields } = net;
    const entry = { id: identity, kind: kindName(kind), name };
    if (wasThere && !isThere) removed.push(entry);
    else if (!wasThere && isThere) added.push({ ...entry, ...recordOf(kind, identity) });
    else if (wasThere && hasChanged(net)) {
      changed.push({ ...entry, ...recordOf(kind, identity), fields: [...fields.values()] });
    }
  };
  let net: Net | undefined;
  for (const row of rows.iterate(after)) {
    if (net === undefined || net.kind !== row[0] || net.identity !== row[1]) {
      settle(net);
      net = begin(row);
    }
    extend(net, row);
  }
  settle(net);
  return { added, removed, changed };
}

function begin([kind, identity, name, action]: ChangeRow): Net {
  return { kind, identity, name, wasThere: action !== 'added', isThere: true, fields: new Map(), hashes: undefined };
}

function extend(net: Net, [, , name, action, fields, hash]: ChangeRow): void {
  net.name = name;
  net.isThere = action !== 'removed';
  if (action === 'removed') {
    if (net.wasThere && net.hashes === undefined) net.hashes = [hash, Buffer.alloc(0)];
    return;
  }
  if (net.hashes !== undefined) net.hashes = [net.hashes[0], hash];
  for (const field of fields === '' ? [] : (JSON.parse(fields) as readonly FieldChange[])) {
    const earlier = net.fields.get(field.path);
    const whole = earlier === undefined ? field : { ...field, old: earlier.old };
    if (whole.old === whole.new) net.fields.delete(field.path);
    else net.fields.set(field.path, whole);
  }
}

/** Removed and added again, an entity changed when it came back other than it had gone. */
function hasChanged({ fields, hashes }: Net): boolean {
  return fields.size > 0 || (hashes !== undefined && !hashes[0].equals(hashes[1]));
}
