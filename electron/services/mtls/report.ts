import { causeSentences } from '../../../shared/domain/exchange/cause-catalogue.ts';
import {
  CHECK_TEXTS,
  CONFIDENCE_TEXTS,
  NEXT_TEST_TEXTS,
  SIDE_TEXTS,
} from '../../../shared/domain/exchange/cause-catalogue-words.ts';
import type { Cause, Diagnosis, DiagnosisCheck } from '../../../shared/domain/exchange/cause.ts';
import type { CheckName } from '../../../shared/domain/exchange/diagnose-checks.ts';
import type { Evidence, NextTest } from '../../../shared/domain/exchange/diagnose-evidence.ts';
import { redactAll } from '../../../shared/domain/exchange/redact.ts';
import { assertNoPrivateKey } from '../pki/private-guard.ts';

type Lang = 'fr' | 'en';

/** What is handed to support. Everything in it is redacted: no secret, no path, no address of a person. */
export interface SupportReport {
  readonly at: string;
  readonly target: {
    readonly host: string;
    readonly port: number;
    readonly environment: string | null;
    readonly viaProxy: boolean;
  };
  readonly verdict: Diagnosis['verdict'];
  readonly side: Diagnosis['side'];
  readonly confidence: Diagnosis['confidence'];
  readonly candidates: readonly Cause[];
  readonly title: string;
  readonly why: string;
  readonly todo: string;
  readonly whom: string;
  readonly next: string | null;
  readonly checks: readonly DiagnosisCheck[];
  readonly proof: readonly string[];
  readonly certificate: Readonly<Record<string, string>> | null;
  readonly tls: Readonly<Record<string, unknown>> | null;
  readonly timings: Readonly<Record<string, number | null>>;
  readonly answer: Readonly<Record<string, unknown>>;
  readonly commands: readonly string[];
}

/** Headers that say which software answered and when; all others may hold something private. */
const TOLD_HEADERS = ['server', 'date', 'content-type', 'content-length', 'content-encoding', 'retry-after', 'via'];

function certificateOf({ own: { facts } }: Evidence): SupportReport['certificate'] {
  if (facts === null) return null;
  const { subjectText: subject, issuerText: issuer, serial, notBefore, notAfter, sha256 } = facts;
  return { subject, issuer, serial, notBefore, notAfter, sha256 };
}

function tlsOf({ wire: { tls }, probe }: Evidence): SupportReport['tls'] {
  if (tls === null) return null;
  const chain = tls.peerChain.map(({ subjectText: subject, issuerText: issuer, notAfter, sha256 }) => ({
    subject,
    issuer,
    notAfter,
    sha256,
  }));
  const { version, cipher, ourCertificate, alert } = tls;
  return { version, cipher, ourCertificate, alert, chain, accepted: probe?.request?.authorities ?? null };
}

function answerOf({ wire }: Evidence): SupportReport['answer'] {
  const { status, headers, bytesReceived, bytesExpected, clockSkew, excerpt } = wire;
  const told = Object.fromEntries(
    TOLD_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
  return { status, headers: told, bytesReceived, bytesExpected, clockSkew, excerpt: excerpt?.slice(0, 500) ?? null };
}

/** A report of a diagnosis in one language, to be handed to support. */
export function supportReport(
  evidence: Evidence,
  diagnosis: Diagnosis,
  lang: Lang,
  commands: readonly string[] = [],
): SupportReport {
  const { verdict, side, confidence, candidates, checks, proof, values } = diagnosis;
  const ok = { title: lang === 'fr' ? 'Rien à signaler' : 'Nothing to report', why: '', todo: '', whom: '' };
  const next = values['next'] as NextTest | undefined;
  const { at, host, port, environment, viaProxy, wire } = evidence;
  return redactAll({
    at,
    target: { host, port, environment, viaProxy },
    ...{ verdict, side, confidence, candidates },
    ...(verdict === 'ok' ? ok : causeSentences(verdict, values, lang)),
    next: next === undefined ? null : NEXT_TEST_TEXTS[next][lang],
    ...{ checks, proof },
    certificate: certificateOf(evidence),
    tls: tlsOf(evidence),
    timings: { ...wire.timings },
    answer: answerOf(evidence),
    commands,
  });
}

const WORDS = {
  fr: {
    title: 'RAPPORT DE DIAGNOSTIC',
    side: 'Côté',
    sure: 'Confiance',
    others: 'Autres causes possibles',
    checks: 'Contrôles',
    proof: 'Ce qui a été vu',
    own: 'Certificat présenté',
    commands: 'Pour refaire l’essai',
    ask: 'À qui s’adresser',
    end: 'Ce rapport ne contient ni clé, ni mot de passe, ni chemin de ce poste.',
  },
  en: {
    title: 'DIAGNOSIS REPORT',
    side: 'Side',
    sure: 'Confidence',
    others: 'Other possible causes',
    checks: 'Checks',
    proof: 'What was seen',
    own: 'Certificate presented',
    commands: 'To try again',
    ask: 'Whom to ask',
    end: 'This report holds no key, no password and no path of this computer.',
  },
} as const;

const MARKS = new Map<boolean | null, string>([
  [true, '✓'],
  [false, '✗'],
  [null, '–'],
]);

/** The report as a text, for a mail or a ticket. @throws AppError `internal` if a key slipped in */
export function reportText(report: SupportReport, lang: Lang): string {
  const words = WORDS[lang];
  const colon = lang === 'fr' ? ' : ' : ': ';
  const { target, candidates } = report;
  const list = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((one) => `  ${one}`)];
  const others = candidates.map((cause) => causeSentences(cause, {}, lang).title);
  const text = [
    words.title,
    `${report.at} · ${target.host}:${target.port}${target.environment === null ? '' : ` · ${target.environment}`}`,
    '',
    `${report.title} [${report.verdict}]`,
    ...[report.why, report.todo, report.next ?? ''].filter((one) => one !== ''),
    `${words.side}${colon}${SIDE_TEXTS[report.side][lang]} · ${words.sure}${colon}${CONFIDENCE_TEXTS[report.confidence][lang]}`,
    ...(report.whom === '' ? [] : [`${words.ask}${colon}${report.whom}`]),
    ...list(words.others, others),
    ...list(
      words.checks,
      report.checks.map(
        ({ name, ok, detail }) =>
          `${MARKS.get(ok) ?? ''} ${CHECK_TEXTS[name as CheckName][lang]}${detail === '' ? '' : `${colon}${detail}`}`,
      ),
    ),
    ...list(words.proof, report.proof),
    ...list(
      words.own,
      Object.entries(report.certificate ?? {}).map(([name, value]) => `${name}: ${value}`),
    ),
    ...list(words.commands, report.commands),
    ...['', words.end, ''],
  ].join('\n');
  assertNoPrivateKey(text);
  return text;
}

/** The report as JSON, for programs. @throws AppError `internal` if a key slipped in */
export function reportJson(report: SupportReport): string {
  const text = `${JSON.stringify(report, null, 2)}\n`;
  assertNoPrivateKey(text);
  return text;
}
