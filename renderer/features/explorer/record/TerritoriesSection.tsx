import { useLanguage } from '../../../i18n/use-language.ts';
import { FIELD_LABELS } from '../../../../shared/domain/ror/field-labels.ts';
import { CodeLabel } from '../../../ui/CodeLabel.tsx';
import { Fact, Facts } from './Facts.tsx';
import { FindingMark } from './FindingMark.tsx';
import { useRecordInPage } from './record-context.ts';
import { Section } from './Section.tsx';
import type { Shown } from './view.ts';
import type { DivisionTerritoriale } from '../../../../shared/domain/ror/model-lieu.ts';

/** Health territories of an establishment, areas of intervention of an OI. */
export function TerritoriesSection() {
  const { view, kind } = useRecordInPage();
  const language = useLanguage();
  return (
    <Section id="territories">
      <Facts>
        {['territoiresSante', 'zonesIntervention'].map((field) => {
          const territories = (view.fields[field] ?? []) as readonly Shown<DivisionTerritoriale>[];
          if (territories.length === 0) return null;
          return (
            <Fact key={field} label={FIELD_LABELS[kind][field]?.[language] ?? field}>
              <ul className="record-values">
                {territories.map(({ type, division }, index) => (
                  <li key={index} className="record-inline">
                    {division !== undefined && <CodeLabel code={division} />}
                    {type !== undefined && (
                      <span className="soft">
                        <CodeLabel code={type} labelOnly />
                      </span>
                    )}
                    <FindingMark place={[field, String(index + 1)]} />
                  </li>
                ))}
              </ul>
            </Fact>
          );
        })}
      </Facts>
    </Section>
  );
}
