import type { ExchangeRecord, ExchangeRow } from '../../../shared/contract/exchange-views.ts';
import type { Cause, Diagnosis } from '../../../shared/domain/exchange/cause.ts';
import { causeSentences } from '../../../shared/domain/exchange/cause-catalogue.ts';
import type { ExitCode } from '../exit-codes.ts';
import { plain } from '../table.ts';
import type { Ui } from '../ui.ts';

/** An exchange as scripts read it. */
export function exchangeDocument(record: ExchangeRecord, ui: Ui, file?: string) {
  const { id, region, transaction, at, outcome, cause, http, bytes, counts, durationMs, load, sync, diagnosis } =
    record;
  const { tls } = record.facts;
  return {
    ...{ id, region, transaction, at, outcome },
    ...(cause !== null && { cause }),
    http,
    tls: tls && {
      version: tls.version,
      cipher: tls.cipher,
      ourCertificate: tls.ourCertificate,
      acceptedAuthorities: tls.acceptedAuthorities,
    },
    ...{ bytes, counts, durationMs, load, sync },
    ...(record.changed !== null && { changed: record.changed }),
    ...(diagnosis !== null && verdictDocument(diagnosis, ui)),
    ...(file !== undefined && { file }),
  };
}

/** What a diagnosis says; the candidates of an undecided one are among the proof. */
export function verdictDocument(diagnosis: Diagnosis, { lang }: Ui) {
  const { verdict, side, confidence, candidates, proof, values } = diagnosis;
  const sentences = verdict === 'ok' ? undefined : causeSentences(verdict, values, lang);
  return {
    ...{ side, confidence, candidates },
    proof: [...(candidates.length > 0 ? [`candidates: ${[verdict, ...candidates].join(', ')}`] : []), ...proof],
    advice: sentences === undefined ? [] : [sentences.todo, sentences.whom].filter((line) => line !== ''),
  };
}

/** Refused as who we are: our certificate, or the list of the server. */
const TRUST: ReadonlySet<Cause> = new Set<Cause>([
  'not-whitelisted',
  'refused-or-not-whitelisted',
  'http-unauthorized',
]);

/** Answers that came and are of no use. */
const DATA: ReadonlySet<Cause> = new Set<Cause>(['soap-fault', 'ror-error', 'import-refused']);

/** 0 done · 3 network, TLS or server · 4 our certificate, or the whitelist · 5 an answer of no use · 6 vault locked · 130 cancelled. */
export function exitCodeOfCause(cause: Cause | null, candidates: readonly Cause[] = []): ExitCode {
  if (cause === null) return 0;
  if (cause === 'cancelled') return 130;
  if (cause === 'vault-locked') return 6;
  const isTrust = (one: Cause): boolean => TRUST.has(one) || one.startsWith('client-');
  if (isTrust(cause) || candidates.some(isTrust)) return 4;
  if (DATA.has(cause)) return 5;
  return cause.startsWith('answer-') && cause !== 'answer-slow' ? 5 : 3;
}

export function exitCodeOfExchange({ cause, diagnosis }: Pick<ExchangeRecord, 'cause' | 'diagnosis'>): ExitCode {
  return exitCodeOfCause(cause, diagnosis?.candidates);
}

/** `etablissement: 3, organization: 1` */
export function countsText(counts: ExchangeRow['counts'], ui: Ui): string {
  return Object.entries(counts ?? {})
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${ui.number(count)}`)
    .join(', ');
}

/** An exchange for people: how it ended, what it brought, and why it failed. */
export function exchangeLines(record: ExchangeRecord, ui: Ui, file?: string): string[] {
  const { exchanges: words } = ui.texts;
  const { id, region, transaction, outcome, durationMs, bytes, counts, changed, load, diagnosis } = record;
  const head = ui.say(words.sent, {
    region,
    transaction: words.transactions[transaction],
    outcome: words.outcomes[outcome],
    duration: ui.duration(durationMs),
    size: ui.size(bytes),
  });
  const counted = countsText(counts, ui);
  return [
    outcome === 'ok' ? ui.bold(head) : ui.red(head),
    ui.dim(ui.say(words.id, { id })),
    ...(counted === '' ? [] : [ui.say(words.counts, { counts: counted })]),
    ...(changed === null ? [] : [ui.say(words.changed, { n: changed.length })]),
    ...(load === null ? [] : [ui.say(words.imported, { id })]),
    ...(file === undefined || outcome !== 'ok' ? [] : [ui.say(words.written, { file })]),
    ...(diagnosis === null ? [] : ['', ...diagnosisLines(diagnosis, ui)]),
  ];
}

/** Why, with the proof, what to do and whom to ask. */
export function diagnosisLines(diagnosis: Diagnosis, ui: Ui): string[] {
  const { verdict, candidates, proof, values } = diagnosis;
  const { cli, exchanges: words } = ui.texts;
  if (verdict === 'ok') return [];
  const line = (label: string, text: string): string => `  ${ui.dim(`${label} ·`)} ${plain(text)}`;
  const { title, why, todo, whom } = causeSentences(verdict, values, ui.lang);
  const others = candidates.map((cause) => causeSentences(cause, {}, ui.lang).title).join(' · ');
  return [
    `${ui.bold(plain(title))} [${verdict}]`,
    ...(why === '' ? [] : [line(cli.why, why)]),
    ...(others === '' ? [] : [line(words.candidates, others)]),
    ...proof.map((fact) => line(cli.proof, fact)),
    line(cli.todo, todo),
    ...(whom === '' ? [] : [line(cli.whom, whom)]),
  ];
}
