import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readChainCertificate } from '../../electron/services/pki/chain/certificate.ts';
import { DerError } from '../../electron/services/pki/chain/der.ts';
import { revocationOf } from '../../electron/services/pki/crl/check.ts';
import { openCrl } from '../../electron/services/pki/crl/open.ts';
import type { CrlCase } from '../helpers/pki-suites.ts';
import { crlCases } from '../helpers/pki-suites.ts';
import { skipWithout } from '../helpers/shared-data.ts';

const AT = new Date('2017-03-09T00:00:00Z');
const WEEK = 7 * 24 * 3600 * 1000;

interface Answer {
  readonly status: string;
  readonly why: string;
}

function answerTo({ crl, certificate, authorities }: CrlCase): Answer {
  try {
    const question = { crls: [openCrl(crl)], at: AT, maximumAge: WEEK };
    const signers = authorities.map(readChainCertificate);
    const { status, problems } = revocationOf(readChainCertificate(certificate), {
      ...question,
      signers: () => signers,
    });
    return { status, why: problems.map(({ code, values }) => `${code} ${values['rule'] ?? ''}`).join(', ') };
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return { status: 'invalid', why: error.rule };
  }
}

const skip = skipWithout('security', 'crl.json');

test('given the BoringSSL suite of revocation lists when each is checked then none is wrongly good', { skip }, (t) => {
  const answers = crlCases().map((one) => ({ ...one, ...answerTo(one) }));
  const wronglyGood = answers.filter(({ expect, status }) => status === 'good' && expect !== 'good');
  const missedRevoked = answers.filter(({ expect, status }) => expect === 'revoked' && status !== 'revoked');
  const good = answers.filter(({ expect }) => expect === 'good');
  const refused = good.filter(({ status }) => status !== 'good');
  t.diagnostic(
    `count: ${answers.length} lists, ${good.length - refused.length} of ${good.length} good ones found good`,
  );
  for (const { id, status, why } of refused) t.diagnostic(`refused: ${id}: ${status} ${why}`);
  assert.ok(answers.length > 0);
  assert.deepEqual(
    wronglyGood.map(({ id }) => id),
    [],
  );
  assert.deepEqual(
    missedRevoked.map(({ id, why }) => `${id} ${why}`),
    [],
  );
  assert.ok(refused.length <= good.length * 0.2, `${refused.length} of ${good.length} good lists refused`);
  if (process.env['CERCLE_TORTURE'] === '1')
    for (const one of answers) t.diagnostic(`${one.id}: ${one.status} ${one.why}`);
});
