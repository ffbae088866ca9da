import type { AuthorityCandidate, TrustedAuthority } from '../../../shared/contract/trust.ts';
import { ENVIRONMENTS } from '../../../shared/domain/certificates/facts.ts';
import type { Environment } from '../../../shared/domain/certificates/facts.ts';
import { AppError } from '../../../shared/errors.ts';
import { askLine } from '../ask.ts';
import type { Command } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { canPrompt } from '../secret-prompt.ts';
import { plain } from '../table.ts';
import { choice, list } from '../values.ts';
import { authorityDocument, authorityLines } from './trust.ts';

/** The authorities of one file. */
interface Found {
  readonly path: string;
  readonly candidates: readonly AuthorityCandidate[];
}

/** What a person types of a fingerprint to say that she compared it. */
const SHORTEST_TYPED = 8;

/** `cercle trust import FILE` */
export const trustImportCommand: Command = {
  name: 'trust import',
  method: 'trust.import',
  positionals: [{ name: 'FILE', isRepeatable: true }],
  options: [
    { name: 'environment', value: 'ENVIRONMENT', choices: ENVIRONMENTS, text: 'trustEnvironment' },
    { name: 'sha256', value: 'HEX', isRepeatable: true, text: 'trustSha256' },
  ],
  examples: [
    'trust import racine.cer',
    'trust import racine.cer intermediaire.cer --environment test --sha256 0a1b…,2c3d…',
  ],
  async run(invocation) {
    const { environment, added } = await importAuthorities(invocation, invocation.positionals);
    const environmentText = { environment: invocation.ui.texts.certificates.environments[environment] };
    return {
      value: added.map(authorityDocument),
      lines: (ui) => [
        ...authorityLines(added, ui),
        '',
        ui.say(ui.texts.certificates.trustAdded, { n: added.length, ...environmentText }),
      ],
    };
  },
};

/**
 * Trusts the authorities of files, in the environment asked for, once the person has confirmed their fingerprints: by `--sha256`,
 * else on the terminal.
 * @throws AppError `trust.unconfirmed` with the fingerprints found.
 */
export async function importAuthorities(
  invocation: Invocation,
  files: readonly string[],
  asked?: Environment,
): Promise<{ readonly environment: Environment; readonly added: readonly TrustedAuthority[] }> {
  const { client, tickets } = await invocation.open();
  const found: Found[] = [];
  for (const file of files.map(invocation.path)) {
    found.push({ path: file, candidates: await client.trust.inspect({ from: { file: tickets.forReading(file) } }) });
  }
  const all = found.flatMap(({ candidates }) => candidates);
  const environment = environmentOf(invocation, all, asked);
  const confirmed = await confirmedOnes(invocation, all, environment);
  const added: TrustedAuthority[] = [];
  for (const { path: file, candidates } of found) {
    const own = candidates.map(({ facts }) => facts.sha256).filter((sha256) => confirmed.has(sha256));
    const from = { file: tickets.forReading(file) };
    if (own.length > 0) added.push(...(await client.trust.import({ from, environment, confirmed: own })));
  }
  return { environment, added };
}

/** What an authority of no known name is trusted for, when nobody says: never production. */
const MODEST: Environment = 'test';

/** The environment asked for, else the one that every name tells, else tests only; a name of another one is warned of. */
function environmentOf(
  { values, ui, note }: Invocation,
  all: readonly AuthorityCandidate[],
  asked: Environment | undefined,
): Environment {
  const wanted = asked ?? choice(values, 'environment', ENVIRONMENTS);
  const { certificates: words } = ui.texts;
  if (wanted !== undefined) {
    for (const { facts, environment: found } of all) {
      if (found === null || found === wanted) continue;
      const places = { found: words.environments[found], wanted: words.environments[wanted] };
      note(ui.yellow(ui.say(words.otherEnvironment, { subject: plain(facts.subjectText), ...places })));
    }
    return wanted;
  }
  const [only, ...others] = new Set(all.map(({ environment }) => environment));
  if (only !== undefined && only !== null && others.length === 0) return only;
  note(ui.yellow(ui.say(words.environmentUnclear, { choices: ENVIRONMENTS.join(', ') })));
  return MODEST;
}

/**
 * The fingerprints that the person vouches for: those of `--sha256`, else those she types. A script that gives none vouches for
 * its file for tests, and is told the fingerprints; for production it must give them.
 * @throws AppError `trust.unconfirmed` with the fingerprints found.
 */
async function confirmedOnes(
  invocation: Invocation,
  all: readonly AuthorityCandidate[],
  environment: Environment,
): Promise<ReadonlySet<string>> {
  const given = list(invocation.values, 'sha256').map((text) => text.replace(/[\s:]/gu, '').toLowerCase());
  const held = new Set(all.map(({ facts }) => facts.sha256));
  const strangers = given.filter((sha256) => !held.has(sha256));
  if (strangers.length > 0) throw unconfirmed(invocation, all, strangers);
  if (given.length > 0) return new Set(given);
  if (!canPrompt() && environment !== 'production') {
    for (const candidate of all) invocation.note(candidateText(invocation, candidate));
    return held;
  }
  const typed = new Set<string>();
  if (canPrompt()) {
    for (const candidate of all) if (await isTyped(invocation, candidate)) typed.add(candidate.facts.sha256);
  }
  if (typed.size === 0) throw unconfirmed(invocation, all);
  return typed;
}

/** Whether she compared this one; an empty answer leaves it out, another fingerprint ends it all. */
async function isTyped(invocation: Invocation, candidate: AuthorityCandidate): Promise<boolean> {
  const { ui } = invocation;
  invocation.note(candidateText(invocation, candidate));
  const answer = (await askLine(ui.texts.certificates.askFingerprint)).replace(/[\s:]/gu, '').toLowerCase();
  if (answer === '') return false;
  if (answer.length >= SHORTEST_TYPED && candidate.facts.sha256.startsWith(answer)) return true;
  throw unconfirmed(invocation, [candidate], [answer]);
}

/** `CN=…: 0A:1B:…, published or not`. */
function candidateText({ ui }: Invocation, { facts, published, source }: AuthorityCandidate): string {
  const colons = facts.sha256.toUpperCase().match(/../gu)?.join(':') ?? '';
  const where = source === null ? '' : ` (${source})`;
  return plain(`${facts.subjectText} · SHA-256 ${colons} · ${ui.texts.certificates.published[published]}${where}`);
}

function unconfirmed(
  invocation: Invocation,
  all: readonly AuthorityCandidate[],
  strangers: readonly string[] = [],
): AppError {
  return new AppError('trust.unconfirmed', 'Confirm the fingerprints with --sha256.', {
    proof: [...all.map((one) => candidateText(invocation, one)), ...strangers.map((sha256) => `≠ ${sha256}`)],
  });
}
