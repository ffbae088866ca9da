import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { encodePem } from '../../electron/services/pki/pem.ts';
import { createClient } from '../../shared/contract/client.ts';
import { pkitsCases } from '../helpers/pki-suites.ts';
import { openTestServices } from '../helpers/services.ts';
import { skipWithout } from '../helpers/shared-data.ts';

const skip = skipWithout('security', 'pkits.json');

test(
  'given the NIST suite as files when each chain is verified as a person would then none is wrongly accepted',
  { skip },
  async (t) => {
    const { services, folder, close } = openTestServices();
    t.after(close);
    const client = createClient({
      send: (request) => services.dispatch(request, { lang: 'fr' }),
      onEvent: (listener) => services.onEvent(listener),
    });
    let files = 0;
    const written = (label: string, ders: readonly Uint8Array[]): string => {
      const path = join(folder, `${(files += 1)}.pem`);
      writeFileSync(path, ders.map((der) => encodePem(label, der)).join(''));
      return services.tickets.forReading(path);
    };
    const wrong: string[] = [];
    const refused: string[] = [];
    const cases = pkitsCases();
    for (const { id, isValid, question } of cases) {
      assert.ok(question !== null);
      const { target, given, trusted, crls, at, policies } = question;
      const { trusted: isTrusted, reasons } = await client.certificates.verify({
        files: [written('CERTIFICATE', [target, ...given])],
        trust: [written('CERTIFICATE', trusted)],
        crls: crls.length === 0 ? [] : [written('X509 CRL', crls)],
        at: at.toISOString(),
        policies: { ...policies, initial: policies?.initial && [...policies.initial] },
      });
      if (isTrusted && !isValid) wrong.push(id);
      if (!isTrusted && isValid) refused.push(`${id}: ${reasons.map(({ code }) => code).join(', ')}`);
    }
    assert.deepEqual(wrong, []);
    const valid = cases.filter(({ isValid }) => isValid).length;
    assert.ok(refused.length <= valid / 5, refused.join('\n'));
    t.diagnostic(`count: ${cases.length} cases, 0 false accepts, ${refused.length} of ${valid} valid chains refused`);
  },
);
