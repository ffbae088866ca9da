import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STEP_STATES } from '../../shared/domain/onboarding/dossier.ts';
import type { Dossier, StepState, StepStatus } from '../../shared/domain/onboarding/dossier.ts';
import { STEP_EVENTS } from '../../shared/domain/onboarding/events.ts';
import type { StepEventType } from '../../shared/domain/onboarding/events.ts';
import { STEP_KINDS } from '../../shared/domain/onboarding/journey.ts';
import type { StepKind } from '../../shared/domain/onboarding/journey.ts';
import { allowed, apply, isRefusal } from '../../shared/domain/onboarding/machine.ts';
import { certificate, event, journey, kept, opened, step } from '../helpers/onboarding.ts';

/**
 * Every event in every state of every kind of step, here an optional one. A cell is the state that follows, or the refusal:
 * `-` the state forbids it (step-state), `<` steps before it are missing (step-blocked), `x` means nothing to that kind.
 */
const TABLE = `
             event        bloquee  a-faire     en-attente  refusee     faite      sans-objet  a-refaire
acte         envoi        x        x           x           x           x          x           x
acte         relance      x        x           x           x           x          x           x
acte         acceptation  x        x           x           x           x          x           x
acte         refus        x        x           x           x           x          x           x
acte         retrait      x        x           x           x           x          x           x
acte         fait         <        faite       -           faite       -          -           faite
acte         certificat   x        x           x           x           x          x           x
acte         sans-objet   <        sans-objet  -           sans-objet  -          -           sans-objet
acte         reprise      -        -           -           -           a-refaire  a-faire     -

demande      envoi        <        en-attente  -           en-attente  -          -           en-attente
demande      relance      -        -           en-attente  -           -          -           -
demande      acceptation  -        -           faite       -           -          -           -
demande      refus        -        -           refusee     -           -          -           -
demande      retrait      -        -           a-faire     -           -          -           -
demande      fait         x        x           x           x           x          x           x
demande      certificat   x        x           x           x           x          x           x
demande      sans-objet   <        sans-objet  -           sans-objet  -          -           sans-objet
demande      reprise      -        -           -           -           a-refaire  a-faire     -

certificat   envoi        <        en-attente  -           en-attente  -          -           en-attente
certificat   relance      -        -           en-attente  -           -          -           -
certificat   acceptation  x        x           x           x           x          x           x
certificat   refus        -        -           refusee     -           -          -           -
certificat   retrait      -        -           a-faire     -           -          -           -
certificat   fait         x        x           x           x           x          x           x
certificat   certificat   <        faite       faite       faite       faite      -           faite
certificat   sans-objet   <        sans-objet  -           sans-objet  -          -           sans-objet
certificat   reprise      -        -           -           -           a-refaire  a-faire     -

declaration  envoi        <        en-attente  -           en-attente  -          -           en-attente
declaration  relance      -        -           en-attente  -           -          -           -
declaration  acceptation  -        -           faite       -           -          -           -
declaration  refus        -        -           refusee     -           -          -           -
declaration  retrait      -        -           a-faire     -           -          -           -
declaration  fait         x        x           x           x           x          x           x
declaration  certificat   x        x           x           x           x          x           x
declaration  sans-objet   <        sans-objet  -           sans-objet  -          -           sans-objet
declaration  reprise      -        -           -           -           a-refaire  a-faire     -
`;

const SHORT: Readonly<Record<string, string>> = { 'step-state': '-', 'step-blocked': '<', 'step-kind': 'x' };

interface Cell {
  readonly kind: StepKind;
  readonly type: StepEventType;
  readonly status: StepStatus;
  readonly expected: string;
}

function cells(): readonly Cell[] {
  const lines = TABLE.split('\n').filter((line) => line.trim() !== '');
  const [head = '', ...rows] = lines;
  const states = head.trim().split(/\s+/).slice(1) as StepStatus[];
  return rows.flatMap((row) => {
    const [kind, type, ...outcomes] = row.trim().split(/\s+/);
    return states.map((status, index) => ({
      kind: kind as StepKind,
      type: type as StepEventType,
      status,
      expected: outcomes[index] ?? '',
    }));
  });
}

const IN_SERVICE = certificate('a');

/** A dossier whose step is in that state, with what must have led there. */
function dossierIn(kind: StepKind, status: StepStatus, isOptional = true): Dossier {
  const place = kind === 'certificat' || kind === 'declaration' ? { environment: 'production' as const } : {};
  const dossier = opened({
    journey: journey([step('avant', 'acte'), step('elle', kind, { ...place, isOptional, after: ['avant'] })]),
  });
  const avant = { status: status === 'bloquee' ? ('a-faire' as const) : ('faite' as const) };
  const begun = status !== 'bloquee' && status !== 'a-faire';
  const led: Partial<StepState> = {
    status,
    since: '2026-10-01',
    isTouched: begun,
    sentOn: status === 'en-attente' ? '2026-10-01' : null,
    certificates: begun && place.environment ? [IN_SERVICE] : [],
  };
  const [first, second] = dossier.steps;
  return {
    ...dossier,
    steps: [
      { ...first!, ...avant },
      { ...second!, ...led },
    ],
  };
}

/** The event, with the certificate that it must carry. */
function formed(kind: StepKind, type: StepEventType) {
  if (type === 'certificat' && kind === 'certificat') return event(type, 'elle', { certificate: certificate('b') });
  if (type === 'envoi' && kind === 'declaration') return event(type, 'elle', { certificate: IN_SERVICE });
  return event(type, 'elle');
}

test('given every state, event and kind when it is recorded then the outcome is that of the table', (t) => {
  const all = cells();
  for (const { kind, type, status, expected } of all) {
    const dossier = dossierIn(kind, status);
    const outcome = apply(dossier, formed(kind, type), '2026-11-22');
    const actual = isRefusal(outcome) ? SHORT[outcome.refused] : outcome.steps[1]?.status;
    assert.equal(actual, expected, `${kind} ${status} ${type}: ${JSON.stringify(isRefusal(outcome) && outcome)}`);
    const steps = allowed(dossier).find((known) => known.type === type)?.steps ?? [];
    assert.equal(steps.includes('elle'), !isRefusal(outcome), `allowed: ${kind} ${status} ${type}`);
  }
  assert.equal(all.length, STEP_KINDS.length * STEP_EVENTS.length * STEP_STATES.length);
  t.diagnostic(`count: ${String(all.length)} cells`);
});

test('given a compulsory step when it is set aside then it is refused in every state', () => {
  for (const kind of STEP_KINDS) {
    for (const status of STEP_STATES) {
      const outcome = apply(dossierIn(kind, status, false), event('sans-objet', 'elle'), '2026-11-22');
      assert.equal(isRefusal(outcome) && outcome.refused, 'step-compulsory', `${kind} ${status}`);
    }
  }
});

test('given events that need a reason when it is blank then they are refused, and the others are not', () => {
  const needing = STEP_KINDS.flatMap((kind) =>
    cells()
      .filter((cell) => cell.kind === kind && !['-', '<', 'x'].includes(cell.expected))
      .filter(({ type, status }) => {
        const outcome = apply(dossierIn(kind, status), { ...formed(kind, type), reason: ' ' }, '2026-11-22');
        assert.ok(!isRefusal(outcome) || outcome.refused === 'reason-needed');
        return isRefusal(outcome);
      })
      .map(({ type }) => type),
  );
  assert.deepEqual([...new Set(needing)].sort(), ['refus', 'reprise', 'retrait', 'sans-objet']);
});

test('given a dossier that was given up when anything but a note is recorded of it then it is refused', () => {
  const dossier: Dossier = { ...dossierIn('demande', 'a-faire'), status: 'abandonne' };
  assert.deepEqual(
    allowed(dossier).map(({ type }) => type),
    ['note', 'reouverture'],
  );
  for (const type of STEP_EVENTS) {
    const outcome = apply(dossier, event(type, 'elle'), '2026-11-22');
    assert.equal(isRefusal(outcome) && outcome.refused, 'dossier-closed');
  }
});

test('given a step before that is done when its dossier moves on then what was blocked is to be done', () => {
  const dossier = kept(apply(dossierIn('demande', 'bloquee'), event('fait', 'avant'), '2026-11-22'));
  assert.deepEqual([dossier.steps[1]?.status, dossier.steps[1]?.since], ['a-faire', '2026-11-22']);
});
