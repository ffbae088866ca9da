import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchExchange } from './exchange.ts';
import { bytesPerUnit, sizesOf } from './input.ts';
import { keep, keptSizes, subjectOf, withSize } from './kept.ts';
import { benchKeys } from './keys.ts';
import { describeMachine, describeVersions } from './machine.ts';
import { benchPage } from './page.ts';
import { benchmarksPage, rowsTable } from './report.ts';
import { chosenRows, EXCHANGE_UNITS } from './rows.ts';
import { findPeers } from './second-opinions.ts';
import { runTable } from './table-run.ts';
import type { MeasuredSize } from './table-run.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CACHE = join(ROOT, '.cache', 'bench');
const KEPT = join(CACHE, 'table.json');
const HELP = `npm run bench -- [options]

Measures every row of the design's table on fictional regions of 50 MB and 500 MB, beside Python, xmllint and fast-xml-parser,
and writes docs/BENCHMARKS.md. What a size gave is kept in .cache/bench/table.json as soon as it is measured: a later run adds its
sizes to the page and passes over those that are there, until the code, the machine or the peers change.
With --units, --rows or --rounds it is a trial: nothing is kept, and the page goes to .cache/bench/BENCHMARKS.md.

  --large        a region of 4 GB as well, in one round
  --million      a million units as well, for rows 6 to 10
  --mb 50,200    these sizes instead of 50 and 500, in MB of XML
  --again        measure the sizes again that were measured before
  --units N      one region of N units instead
  --rows 1,2,3   these rows only
  --rounds N     rounds of each program (3)
  --out FILE     where to write the page
  --folder DIR   where to make the inputs and caches (the system's temporary folder)
  --page         times in the page of the window instead [--units N | --data DIR]
  --keys         keys and the vault instead
  --exchange     an exchange with its import instead [--units N] [--rounds N]
`;

const { values } = parseArgs({
  options: {
    units: { type: 'string' },
    mb: { type: 'string' },
    large: { type: 'boolean' },
    million: { type: 'boolean' },
    again: { type: 'boolean' },
    rows: { type: 'string' },
    rounds: { type: 'string' },
    out: { type: 'string' },
    folder: { type: 'string' },
    page: { type: 'boolean' },
    keys: { type: 'boolean' },
    exchange: { type: 'boolean' },
    data: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A trial is no part of the page that is published. */
const isTrial = [values.units, values.rows, values.rounds].some((value) => value !== undefined);

function pageFile(): string {
  if (values.out !== undefined) return resolve(values.out);
  return join(isTrial ? CACHE : join(ROOT, 'docs'), 'BENCHMARKS.md');
}

/** The command as it can be typed again; the paths it was given are left out. */
function commandLine(): string {
  const given = (['mb', 'units', 'rows', 'rounds'] as const).flatMap((name) =>
    values[name] === undefined ? [] : [`--${name} ${values[name]}`],
  );
  const options = [
    ...given,
    ...(values.large === true ? ['--large'] : []),
    ...(values.million === true ? ['--million'] : []),
    ...(values.again === true ? ['--again'] : []),
  ];
  return ['npm run bench', ...(options.length > 0 ? ['--', ...options] : [])].join(' ');
}

async function benchTable(folder: string): Promise<void> {
  const rows = chosenRows(values.rows);
  const rounds = Math.max(1, Math.round(Number(values.rounds ?? 3)));
  const { units, mb, large = false, million = false } = values;
  const wanted = sizesOf({ units, mb, large, million }, bytesPerUnit);
  const peers = findPeers();
  for (const name of peers.absent) say(`${name}: not installed here, not compared with`);
  const subject = subjectOf(describeMachine(), [...describeVersions(), ...peers.versions]);
  let done = isTrial ? [] : keptSizes(KEPT, subject);
  const sizes =
    values.again === true ? wanted : wanted.filter(({ label }) => !done.some((size) => size.label === label));
  for (const { label } of done) say(`${label}: measured before, kept`);
  const page = pageFile();
  const write = (): void => {
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, benchmarksPage({ ...subject, absent: peers.absent, rows, sizes: done }));
  };
  const onSize = (size: MeasuredSize): void => {
    const date = new Date().toISOString().slice(0, 10);
    done = withSize(done, { ...size, date, command: commandLine(), commit: subject.commit });
    // At once: hours of measures do not go with a size that fails.
    if (!isTrial) keep(KEPT, { ...subject, sizes: done });
    write();
  };
  const hasExchange = done.some(({ figures, units: of }) => figures['11'] !== undefined && of >= EXCHANGE_UNITS);
  const needsExchange = values.again === true || !hasExchange;
  await runTable({ sizes, rows, rounds, peers, folder, needsExchange, say, onSize });
  write();
  say(`${rowsTable({ rows, sizes: done })}\n\nwritten to ${page}`);
}

async function main(folder: string): Promise<void> {
  const units = (otherwise: number): number => Number(values.units ?? otherwise);
  if (values.page === true) await benchPage({ units: units(200_000), data: values.data, folder });
  else if (values.keys === true) await benchKeys(folder);
  else if (values.exchange === true) await benchExchange({ units: units(10_000), rounds: Number(values.rounds ?? 5) });
  else await benchTable(folder);
}

if (values.help === true) say(HELP);
else {
  const folder = mkdtempSync(join(values.folder ?? tmpdir(), 'cercle-bench-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      // Gigabytes are not left behind; the sizes that were done are kept.
      remove();
      process.exit(1);
    });
  }
  try {
    await main(folder);
  } finally {
    remove();
  }
}
