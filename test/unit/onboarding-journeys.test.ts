import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Dossier } from '../../shared/domain/onboarding/dossier.ts';
import { apply, begin, isRefusal, replay } from '../../shared/domain/onboarding/machine.ts';
import { nextActions } from '../../shared/domain/onboarding/next.ts';
import { readPack } from '../../shared/domain/onboarding/pack.ts';
import { Dice, anyEvent, formed } from '../helpers/onboarding-random.ts';
import { assertSound } from '../helpers/onboarding-invariants.ts';
import { creation, kept } from '../helpers/onboarding.ts';

const PACK = readPack(
  JSON.parse(readFileSync(new URL('../../resources/journeys/cercle.json', import.meta.url), 'utf8')),
);
const TODAY = '2026-11-22';

/** Does what comes first, as the person that the window guides would; the first answer of each step is a refusal. */
function follow(dossier: Dossier, dice: Dice): Dossier {
  const action = nextActions(dossier, TODAY)[0];
  assert.ok(action, 'nothing is next, and the dossier is not done');
  const { id, kind } = dossier.journey.steps.find((step) => step.id === action.step)!;
  const attempts = dossier.steps.find((state) => state.id === id)?.attempts ?? 0;
  const isSent = action.status === 'en-attente';
  const answer = attempts < 2 ? 'refus' : kind === 'certificat' ? 'certificat' : 'acceptation';
  const type = kind === 'acte' ? 'fait' : isSent ? answer : 'envoi';
  return kept(apply(dossier, formed(dossier, type, id, TODAY, dice), TODAY));
}

for (const journey of PACK.journeys) {
  test(`given the journey ${journey.key} when each next action is followed then it ends, with every refusal on the way`, () => {
    for (const isRehearsal of [false, true]) {
      let dossier = kept(begin({ ...creation({ journey, isRehearsal }), date: TODAY }, TODAY));
      for (let turn = 0; turn < journey.steps.length * 4 && dossier.status !== 'termine'; turn += 1) {
        dossier = follow(dossier, new Dice(turn + 1));
      }
      assert.equal(dossier.status, 'termine');
      assert.match(dossier.profil ?? '', /^[0-5]$/);
      const declared = journey.steps.filter(({ kind }) => kind === 'declaration').length;
      assert.deepEqual(
        dossier.whitelist.map(({ state }) => state),
        new Array(declared * 2).fill('inscrite'),
      );
    }
  });
}

test('given shipped journeys when random histories are played on them then no state is forbidden', (t) => {
  const rounds = process.env['CERCLE_TORTURE'] === '1' ? 2_000 : 60;
  for (let seed = 1; seed <= rounds; seed += 1) {
    const dice = new Dice(seed);
    const first = { ...creation({ journey: dice.pick(PACK.journeys), isRehearsal: seed % 2 === 0 }), date: TODAY };
    let dossier = kept(begin(first, TODAY));
    const events: Parameters<typeof replay>[0][number][] = [first];
    for (let turn = 0; turn < 80; turn += 1) {
      const event = anyEvent(dossier, TODAY, dice);
      const outcome = apply(dossier, event, TODAY);
      if (isRefusal(outcome)) continue;
      events.push(event);
      dossier = outcome;
      assertSound(dossier, TODAY, () => `seed ${String(seed)}`);
    }
    assert.deepEqual(replay(events), dossier, `seed ${String(seed)}`);
  }
  t.diagnostic(`count: ${String(rounds)} histories on ${String(PACK.journeys.length)} journeys`);
});
