import { shownText } from '../../../../ui/shown-text.ts';
import { Fact, Facts } from './Facts.tsx';

/** Headers of a request or of an answer, as they are. */
export function Headers({ headers }: { readonly headers: Readonly<Record<string, string>> }) {
  return (
    <Facts>
      {Object.entries(headers).map(([name, value]) => (
        <Fact key={name} label={shownText(name)}>
          <code>{shownText(value)}</code>
        </Fact>
      ))}
    </Facts>
  );
}
