import { constants } from 'node:crypto';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import type { FaultOrder } from './fault-desk.ts';
import { IDENTITY_FAULTS, isIdentityFault } from './fault-names.ts';
import type { TlsVersion } from './options.ts';
import type { TestPki } from './test-pki.ts';

type Policy = Pick<SecureContextOptions, 'minVersion' | 'maxVersion' | 'ciphers' | 'sigalgs'>;

/** What a fault speaks in the place of TLS 1.2 and 1.3. */
const OLD: Policy = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' };
/** Key exchange by RSA, in TLS 1.2: nothing that ECDHE could meet. */
const RSA_ONLY: Policy = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA256:AES256-SHA256' };

function policyOf(fault: FaultOrder | undefined, tls: TlsVersion | undefined): Policy {
  if (fault?.name === 'tls-version') return OLD;
  if (fault?.name === 'tls-cipher') return RSA_ONLY;
  const only = tls === undefined ? undefined : (`TLSv${tls}` as const);
  const weak = fault?.name === 'server-weak-key' ? { ciphers: 'DEFAULT:@SECLEVEL=0' } : {};
  return { minVersion: only ?? 'TLSv1.2', maxVersion: only ?? 'TLSv1.3', ...weak };
}

/** The TLS context of a connection under a fault; each is made once. */
export function createContexts(
  pki: TestPki,
  tls: TlsVersion | undefined,
): (fault: FaultOrder | undefined) => Promise<SecureContext> {
  const made = new Map<string, Promise<SecureContext>>();
  const make = async (fault: FaultOrder | undefined): Promise<SecureContext> => {
    const state = fault !== undefined && isIdentityFault(fault.name) ? IDENTITY_FAULTS[fault.name] : 'valid';
    // With the root alone, the client must send the intermediate, and OpenSSL cannot add it to what the server sends.
    const isRootAlone = fault?.name === 'client-chain-required' || state === 'incomplete';
    const ca = pki.accepted.slice(0, isRootAlone ? 1 : undefined);
    return createSecureContext({
      ...(await pki.server(state)),
      ...policyOf(fault, tls),
      ca,
      // A resumed session would show no certificate.
      secureOptions: constants.SSL_OP_NO_TICKET,
    });
  };
  return (fault) => {
    const key = fault?.name ?? '';
    const context = made.get(key) ?? make(fault);
    made.set(key, context);
    return context;
  };
}
