import { Facts, FieldFact } from './Facts.tsx';
import { useRecordInPage } from './record-context.ts';
import { Section } from './Section.tsx';
import { fieldsOfSection } from './sections.ts';
import { nameOf } from './view.ts';

/** Names that the title of the page says already. */
const TITLES = ['nom', 'raisonSociale'];

/** What it is, beyond its name. */
export function IdentitySection() {
  const { view, findings } = useRecordInPage();
  const name = nameOf(view);
  const fields = fieldsOfSection('identity').filter(
    (field) =>
      !TITLES.includes(field) || view.fields[field] !== name || findings.some(({ place }) => place[0] === field),
  );
  return (
    <Section id="identity">
      <Facts>
        {fields.map((field) => (
          <FieldFact key={field} field={field} />
        ))}
      </Facts>
    </Section>
  );
}
