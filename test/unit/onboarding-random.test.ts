import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dossier } from '../../shared/domain/onboarding/dossier.ts';
import { EVENT_TYPES, STEP_EVENTS } from '../../shared/domain/onboarding/events.ts';
import type { OnboardingEvent } from '../../shared/domain/onboarding/events.ts';
import { addDays } from '../../shared/domain/onboarding/machine-days.ts';
import { allowed, apply, begin, isRefusal, replay } from '../../shared/domain/onboarding/machine.ts';
import { nextActions, reminders } from '../../shared/domain/onboarding/next.ts';
import { SMALL, creation, kept } from '../helpers/onboarding.ts';
import { INVARIANTS, STEP_INVARIANTS, assertMove, assertSound } from '../helpers/onboarding-invariants.ts';
import { Dice, anyEvent, anyJourney, formed } from '../helpers/onboarding-random.ts';

const TORTURE = process.env['CERCLE_TORTURE'] === '1';
const SEQUENCES = TORTURE ? 10_000 : 500;
const LENGTH = 60;

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

interface Walk {
  readonly dossier: Dossier;
  readonly events: readonly OnboardingEvent[];
  readonly refused: readonly string[];
  readonly today: string;
}

/** Plays one random history; the dossier of each moment is frozen, so that nothing can change it behind our back. */
function play(seed: number): Walk {
  const dice = new Dice(seed);
  const journey = seed % 3 === 0 ? SMALL : anyJourney(dice, SMALL);
  let today = '2026-01-05';
  const regions = dice.pick([[], ['IDF'], ['IDF', 'PACA', 'IDF']]);
  const first = frozen({ ...creation({ journey, regions, isRehearsal: seed % 4 === 1 }), date: today });
  let dossier = frozen(kept(begin(first, today)));
  const events: OnboardingEvent[] = [first];
  const refused: string[] = [];
  const story = () =>
    `seed ${String(seed)}\n${events.map((event) => JSON.stringify({ ...event, journey: 0 })).join('\n')}`;
  assertSound(dossier, today, story);
  for (let turn = 0; turn < LENGTH; turn += 1) {
    today = addDays(today, dice.below(15));
    const event = frozen(anyEvent(dossier, today, dice));
    const outcome = apply(dossier, event, today);
    if (isRefusal(outcome)) {
      refused.push(outcome.refused);
      continue;
    }
    events.push(event);
    assertMove(dossier, outcome, 'step' in event ? event.step : null, story);
    dossier = frozen(outcome);
    assertSound(dossier, today, story);
  }
  return { dossier, events, refused, today };
}

/** Compares what is allowed with what is accepted, for every event in its right form. */
function assertAgreement({ dossier, today }: Walk, seed: number): number {
  const dice = new Dice(seed + 1_000_000);
  const open = allowed(dossier);
  const ids = dossier.steps.map((state) => state.id);
  let tried = 0;
  for (const type of EVENT_TYPES) {
    const isOfStep = STEP_EVENTS.some((known) => known === type);
    for (const id of isOfStep ? [...ids, 'inconnue'] : ['']) {
      const known = open.find((candidate) => candidate.type === type);
      const isAllowed = known !== undefined && (!isOfStep || known.steps.includes(id));
      const made = type === 'creation' ? creation() : formed(dossier, type, id, today, dice);
      const outcome = apply(dossier, made, today);
      const said = isRefusal(outcome) ? JSON.stringify(outcome) : 'accepted';
      assert.equal(!isRefusal(outcome), isAllowed, `seed ${String(seed)}: ${type} ${id}: ${said}`);
      tried += 1;
    }
  }
  return tried;
}

/** Brings a dossier to its end by what is allowed alone. */
function finished({ dossier, today }: Walk, seed: number): Dossier {
  const dice = new Dice(seed + 2_000_000);
  const onwards = ['acceptation', 'fait', 'certificat', 'envoi', 'reouverture'] as const;
  let now = dossier;
  for (let turn = 0; turn < 100 && now.status !== 'termine'; turn += 1) {
    const open = allowed(now).flatMap(({ type, steps }) => {
      const useful = onwards.find((known) => known === type);
      const due = steps.filter((id) => now.steps.some((state) => state.id === id && state.status !== 'faite'));
      return useful && (due.length > 0 || type === 'reouverture') ? { type: useful, id: due[0] ?? '' } : [];
    });
    const choice = open.sort((one, other) => onwards.indexOf(one.type) - onwards.indexOf(other.type))[0];
    assert.ok(choice, `seed ${String(seed)}: no way on`);
    now = kept(apply(now, formed(now, choice.type, choice.id, today, dice), today));
  }
  return now;
}

test(`given ${String(SEQUENCES)} random histories when they are played then no state is forbidden and replay gives the same`, (t) => {
  const counts = { events: 0, refused: new Map<string, number>(), done: 0 };
  for (let seed = 1; seed <= SEQUENCES; seed += 1) {
    const { dossier, events, refused, today } = play(seed);
    assert.deepEqual(replay(events), dossier, `seed ${String(seed)}`);
    assert.deepEqual(replay(JSON.parse(JSON.stringify(events)) as OnboardingEvent[]), dossier, `seed ${String(seed)}`);
    nextActions(dossier, today);
    reminders(dossier, today);
    counts.events += events.length;
    counts.done += dossier.status === 'termine' ? 1 : 0;
    for (const reason of refused) counts.refused.set(reason, (counts.refused.get(reason) ?? 0) + 1);
  }
  assert.ok(counts.done > 0 && counts.refused.size >= 18, `too tame: ${JSON.stringify([...counts.refused])}`);
  const rules = Object.keys(INVARIANTS).length + Object.keys(STEP_INVARIANTS).length;
  t.diagnostic(
    `count: ${String(SEQUENCES)} histories, ${String(counts.events)} events kept, ${String(rules)} invariants`,
  );
  t.diagnostic(`refused: ${JSON.stringify(Object.fromEntries(counts.refused))}; at their end: ${String(counts.done)}`);
});

test('given random dossiers when every event is tried then what is accepted is exactly what is allowed', (t) => {
  let tried = 0;
  const walks = TORTURE ? 3_000 : 100;
  for (let seed = 1; seed <= walks; seed += 1) tried += assertAgreement(play(seed), seed);
  t.diagnostic(`count: ${String(walks)} dossiers, ${String(tried)} events tried`);
});

test('given random dossiers when they go on by what is allowed then each comes to its end', (t) => {
  const walks = TORTURE ? 3_000 : 100;
  for (let seed = 1; seed <= walks; seed += 1) assert.equal(finished(play(seed), seed).status, 'termine');
  t.diagnostic(`count: ${String(walks)} dossiers brought to their end`);
});
