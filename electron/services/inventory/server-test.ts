import type { ServerTest } from '../../../shared/contract/certificate-views.ts';
import { valuesOf } from '../../../shared/domain/certificates/name.ts';
import { tryServer } from '../server-trial/try-server.ts';
import { intermediatesOf } from './chain-files.ts';
import { certificateOf } from './export.ts';
import { recordTest } from './lifecycle.ts';
import type { Room } from './room.ts';
import { verify } from './verify.ts';

/**
 * Tries an installed server certificate on a TLS listener of this computer, as a ROR would see it, and remembers how it ended.
 * @throws AppError `input.invalid` for a request, `certificate.no-key`, `vault.absent`, `vault.locked`.
 */
export async function testServer(room: Room, id: string, host: string | undefined): Promise<ServerTest> {
  const held = room.find(id);
  const certificate = certificateOf(held);
  const { facts, der } = certificate;
  const name = host ?? facts.dnsNames[0] ?? valuesOf(facts.subject, 'CN').at(-1) ?? 'localhost';
  const above = await intermediatesOf(room, certificate);
  const { anchors } = room.trust.trusted(room.trust.environmentOf(facts) ?? undefined);
  const explain = () => verify(room, { files: [], trust: [], crls: [], id: held.id, purpose: 'server', host: name });
  const test = await room.keystore.vault.withKey(held.spki, (key) =>
    tryServer({ key, chain: [der, ...above], anchors, host: name, explain }),
  );
  const failed = test.checks.filter(({ ok }) => !ok).map((check) => check.name);
  recordTest(room, held.id, { target: `127.0.0.1 (${name})`, ok: test.ok, detail: failed.join(', ') });
  return test;
}
