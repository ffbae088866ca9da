import { TriangleAlert } from 'lucide-react';
import type { Text } from '../../../../shared/domain/onboarding/journey.ts';
import { useText } from '../parts/use-text.ts';

/** What is to be known before anything else. */
export function Warnings({ texts }: { readonly texts: readonly Text[] }) {
  const text = useText();
  if (texts.length === 0) return null;
  return (
    <ul className="chooser-warnings">
      {texts.map((one) => (
        <li key={one.fr}>
          <TriangleAlert aria-hidden="true" />
          <span>{text(one)}</span>
        </li>
      ))}
    </ul>
  );
}
