import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from '../../shared/contract/client.ts';
import { SCHEMES, VALUE_SETS } from '../../shared/domain/ror/schemes.ts';
import { AppError } from '../../shared/errors.ts';
import { openTestServices } from '../helpers/services.ts';

test('given the tables in use when their codes are asked then they come in order with labels, narrowed and counted', async (t) => {
  const { services, close } = openTestServices();
  t.after(close);
  const { nomenclatures } = createClient({
    send: (request) => services.dispatch(request, { lang: 'fr' }),
    onEvent: services.onEvent,
  });
  // The value sets of what a request of the ROR dialect is narrowed by.
  for (const [table, count] of [
    [VALUE_SETS.CHAMP_ACTIVITE, 5],
    [VALUE_SETS.PUBLIC_PRIS_EN_CHARGE, 3],
  ] as const) {
    const { total, items } = await nomenclatures.concepts({ table });
    assert.equal(total, count);
    for (const { code, label } of items) assert.ok(label !== '' && label !== code, `${code} has a label`);
    assert.deepEqual(
      items.map(({ code }) => code),
      items.map(({ code }) => code).toSorted(),
    );
  }
  const table = SCHEMES.COMMUNE_OM;
  const brest = await nomenclatures.concepts({ table, text: ' BRÉST ', limit: 2 });
  assert.ok(brest.total > 2 && brest.items.length === 2, `${brest.total} found`);
  const [one] = (await nomenclatures.concepts({ table, text: '29019' })).items;
  assert.deepEqual(one, { code: '29019', label: one?.label, retiredOn: null });
  await assert.rejects(
    nomenclatures.concepts({ table: '1.2.3' }),
    (error: unknown) => error instanceof AppError && error.code === 'input.invalid',
  );
});
