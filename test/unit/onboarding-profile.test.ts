import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACCESS_PROFILES, accessProfile, PROFILE_CODES, profilesOf } from '../../shared/domain/onboarding/profile.ts';
import { CAPACITY, OFFER_DETAIL, REGULATION_ONLY } from '../../shared/domain/ror/mapping-profiles.ts';

const codes = (profiles: typeof ACCESS_PROFILES): readonly string[] => profiles.map(({ code }) => code);

test('given the access profiles when they are listed then CSD knows 0 to 3 and FHIR 0 to 5', () => {
  assert.deepEqual(codes(ACCESS_PROFILES), PROFILE_CODES);
  assert.deepEqual(codes(profilesOf('csd')), ['0', '1', '2', '3']);
  assert.deepEqual(codes(profilesOf('fhir')), ['0', '1', '2', '3', '4', '5']);
  assert.equal(accessProfile('6'), undefined);
  assert.equal(accessProfile(''), undefined);
});

test('given a profile when it is shown then every sentence is in both languages, as print has them', () => {
  for (const { title, scope, contacts, capacity, professionals, hidden } of ACCESS_PROFILES) {
    for (const { fr, en } of [title, scope, contacts, capacity, professionals, ...hidden]) {
      assert.ok(fr !== '' && en !== '');
      assert.doesNotMatch(fr, /'|[^\s][:;?!](?=\s|$)/u);
    }
  }
});

test('given what the rules of conformity hide from a CSD profile when it is shown then it says the same', () => {
  for (const code of ['0', '1', '2', '3'] as const) {
    const { hidden, capacity } = accessProfile(code)!;
    const said = hidden.map(({ fr }) => fr).join(' ');
    const index = Number(code) as 0 | 1 | 2 | 3;
    assert.equal(/unités sensibles/u.test(said), REGULATION_ONLY[index] === 'no', `profile ${code}: regulation`);
    assert.equal(/Lits et places/u.test(said), CAPACITY[index] === 'no', `profile ${code}: capacity`);
    assert.equal(/^Disponibilités/u.test(capacity.fr), CAPACITY[index] === 'yes', `profile ${code}: capacity`);
    assert.equal(/ompétences, équipements/u.test(said), OFFER_DETAIL[index] !== 'yes', `profile ${code}: detail`);
    assert.equal(
      /Hors du médico-social/u.test(said),
      OFFER_DETAIL[index] === 'medico-social',
      `profile ${code}: detail`,
    );
  }
});

test('given the user profiles that go with access profiles when they are read then they are those of the platform', () => {
  assert.deepEqual(
    ACCESS_PROFILES.map(({ userProfile }) => userProfile),
    ['CU23', 'CU22', 'CU20', 'CU19', null, null],
  );
});
