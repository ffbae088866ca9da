import { useEffect, useState } from 'react';
import type { CertificateRecord, Difference } from '../../../../shared/contract/certificate-views.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { api } from '../services.ts';

interface Comparison {
  readonly left: CertificateRecord;
  readonly right: CertificateRecord;
  readonly differences: readonly Difference[];
}

async function read(left: string, right: string): Promise<Comparison> {
  const [one, other, differences] = await Promise.all([
    api.certificates.show({ id: left }),
    api.certificates.show({ id: right }),
    api.certificates.compare({ left, right }),
  ]);
  return { left: one, right: other, differences };
}

/** Two certificates and what differs; nothing while one is not chosen. */
export function useComparison(
  left: string | undefined,
  right: string | undefined,
): { readonly result: Comparison | undefined; readonly failure: Failure | undefined } {
  const [result, setResult] = useState<Comparison>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    let isHere = true;
    setResult(undefined);
    setFailure(undefined);
    if (left !== undefined && right !== undefined) {
      read(left, right).then(
        (comparison) => isHere && setResult(comparison),
        (error: unknown) => isHere && setFailure(failureOf(error)),
      );
    }
    return () => {
      isHere = false;
    };
  }, [left, right]);
  return { result, failure };
}
