import { readFileSync } from 'node:fs';
import { CLIENT, clientForm, makeAuthority, openDesk, requested, trustAuthority } from './certificates.ts';
import type { Authority, Desk } from './certificates.ts';
import { createOpenssl } from './openssl.ts';
import type { Openssl } from './openssl.ts';

/** An authority of the TEST range made by openssl, and people who trust it. */
export interface Bench {
  readonly openssl: Openssl;
  readonly authority: Authority;
  /** Services in a folder of their own, with an open vault, where the authority is trusted. */
  newDesk(): Promise<Desk>;
  /** Closed with the others. */
  keep(desk: Desk): Desk;
  /** The answer of the authority to a request, as PEM. */
  answer(name: string, csr: string, extensions?: readonly string[]): string;
  /** A client certificate asked for, answered and installed; gives its id. */
  installed(desk: Desk, name: string, renews?: string): Promise<string>;
  close(): Promise<void>;
}

export function openBench(): Bench {
  const openssl = createOpenssl();
  const authority = makeAuthority(openssl, 'TEST AC IGC', 'IGC-SANTE TEST');
  const desks: Desk[] = [];
  const keep = (desk: Desk): Desk => {
    desks.push(desk);
    return desk;
  };
  const answer: Bench['answer'] = (name, csr, extensions = CLIENT) => {
    openssl.write(`${name}.csr.pem`, csr);
    openssl.sign(name, `${name}.csr.pem`, authority.issuing, { extensions });
    return readFileSync(openssl.path(`${name}.pem`), 'utf8');
  };
  return {
    ...{ openssl, authority, keep, answer },
    async newDesk() {
      const desk = keep(await openDesk());
      await trustAuthority(desk, openssl, authority, 'test');
      return desk;
    },
    async installed(desk, name, renews) {
      const { id, csr } = await requested(desk, clientForm({ commonName: 'SERVICE' }), renews);
      await desk.client.certificates.install({ from: { text: answer(name, csr) } });
      return id;
    },
    async close() {
      for (const desk of desks) await desk.close();
      openssl.dispose();
    },
  };
}
