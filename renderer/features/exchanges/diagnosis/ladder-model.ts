import type { DiagnosisCheck } from '../../../../shared/domain/exchange/cause.ts';
import type { CheckName } from '../../../../shared/domain/exchange/diagnose-checks.ts';

/** `out`: from here to the server. `in`: from the server. `here`: looked at on this computer. */
export type Way = 'out' | 'in' | 'here';

export interface Step {
  readonly name: CheckName;
  readonly way: Way;
  readonly state: 'good' | 'broken' | 'unseen';
  /** Facts, in no language. */
  readonly detail: string;
  /** Where the exchange stopped. */
  readonly isStop: boolean;
}

/** In the order in which things happen on the line; the clock is read in the answer. */
const WAYS: Readonly<Record<CheckName, Way>> = {
  'own-certificate': 'here',
  dns: 'out',
  connect: 'out',
  proxy: 'out',
  handshake: 'out',
  'server-chain': 'in',
  'certificate-request': 'in',
  'accepted-authorities': 'in',
  request: 'out',
  response: 'in',
  clock: 'here',
  content: 'here',
};

/** Steps that end an exchange when they fail; the others only explain why. */
const ENDS: readonly CheckName[] = ['dns', 'connect', 'proxy', 'handshake', 'request', 'response', 'content'];

function stateOf({ ok }: DiagnosisCheck): Step['state'] {
  if (ok === null) return 'unseen';
  return ok ? 'good' : 'broken';
}

/** The steps of a diagnosis as they are drawn, with the one at which it stopped. */
export function ladderOf(checks: readonly DiagnosisCheck[]): readonly Step[] {
  const names = Object.keys(WAYS) as CheckName[];
  const known = names.flatMap((name) => {
    const check = checks.find((one) => one.name === name);
    return check === undefined ? [] : [{ name, check }];
  });
  const failed = known.filter(({ check }) => check.ok === false).map(({ name }) => name);
  const stop = failed.find((name) => ENDS.includes(name)) ?? failed[0];
  return known.map(({ name, check }) => ({
    name,
    way: WAYS[name],
    state: stateOf(check),
    detail: check.detail,
    isStop: name === stop,
  }));
}
