import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { noticeText, showNotices } from '../../electron/main/certificate-notices.ts';
import type { NoticesOptions } from '../../electron/main/certificate-notices.ts';
import type { CertificateNotice } from '../../shared/contract/certificate-views.ts';
import { createElectronStandIn, StandInNotification } from '../helpers/electron-stand-in.ts';

const NOTICE: CertificateNotice = {
  ...{ id: 'cert-1', label: 'CLIENT_WS_ROR', notAfter: '2027-01-01T00:00:00Z', orderBefore: '2026-10-03T00:00:00Z' },
  ...{ stage: '30', daysLeft: 29 },
};

test('given notices when shown by the system then each stage is told once, also after a restart, and a click leads to them', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-notices-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  StandInNotification.shown.length = 0;
  let due: readonly CertificateNotice[] = [NOTICE];
  let clicks = 0;
  const options: NoticesOptions = {
    Notification: createElectronStandIn().module.Notification,
    services: { dispatch: async ({ id }) => ({ jsonrpc: '2.0', id, result: due }) },
    folder,
    lang: () => 'fr',
    onClick: () => (clicks += 1),
  };
  await showNotices(options);
  await showNotices(options);
  assert.deepEqual(
    StandInNotification.shown.map(({ body }) => body),
    ['« CLIENT_WS_ROR » : 29 jour(s) avant la fin. Commandez le suivant avant le 2026-10-03.'],
  );
  StandInNotification.shown[0]?.emit('click');
  assert.equal(clicks, 1);
  due = [{ ...NOTICE, stage: '14', daysLeft: 13 }];
  await showNotices(options);
  assert.equal(StandInNotification.shown.length, 2);
  writeFileSync(join(folder, 'told-notices.json'), '{broken');
  await showNotices({ ...options, lang: () => 'en' });
  assert.match(StandInNotification.shown[2]?.body ?? '', /13 day/);
  assert.equal(noticeText({ ...NOTICE, stage: 'expired' }, 'en'), '“CLIENT_WS_ROR” has expired.');
});
