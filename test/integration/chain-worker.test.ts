import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainChain } from '../../electron/services/pki/chain/explain.ts';
import { createPki } from '../../electron/services/pki/pki.ts';
import { ask, AUTHORITY, CLIENT, make, subjectOf } from '../helpers/made-chain.ts';
import { makeCrl } from '../helpers/made-crl.ts';
import { createOpenssl, skipWithoutOpenssl as skip } from '../helpers/openssl.ts';
import { createTestPorts } from '../helpers/ports.ts';

test(
  'given a chain when explained in the thread then the verdict is the same, and the caller keeps its bytes',
  { skip },
  async () => {
    const openssl = createOpenssl();
    const ports = createTestPorts();
    const pki = createPki(ports);
    try {
      const root = make(openssl, 'root', { extensions: AUTHORITY });
      const client = make(openssl, 'client', { by: root, extensions: CLIENT });
      const at = new Date(Date.now() + 60_000);
      const crl = makeCrl({
        key: root.key,
        issuer: subjectOf(root),
        thisUpdate: new Date(at.getTime() - 60_000),
        number: 1,
      });
      const question = ask(client, { trusted: [root.der], crls: [crl], at, purpose: 'client', revocation: 'required' });
      const verdict = await pki.explainChain(question);
      assert.equal(verdict.trusted, true);
      assert.deepEqual(verdict, await explainChain(question));
      assert.deepEqual((await pki.explainChain({ ...question, purpose: 'server' })).reasons[0]?.code, 'purpose');
    } finally {
      await pki.close();
      ports.dispose();
      openssl.dispose();
    }
  },
);
