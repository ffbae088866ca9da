import { Fragment } from 'react';
import { colons } from './fingerprint.ts';
import './parts.css';

/** A fingerprint that breaks between its pairs, and is copied without anything added. */
export function Fingerprint({ hexadecimal }: { readonly hexadecimal: string }) {
  const pairs = colons(hexadecimal).split(':');
  return (
    <code className="fingerprint">
      {pairs.map((pair, index) => (
        // Pairs repeat.
        <Fragment key={index}>
          {pair}
          {index < pairs.length - 1 && ':'}
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}
