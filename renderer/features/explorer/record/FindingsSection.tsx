import { useTranslation } from 'react-i18next';
import { catalogueEntry } from '../../../../shared/domain/ror/finding-catalogue.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import type { PlacedFinding } from './findings.ts';
import { useRecordInPage } from './record-context.ts';
import { Section } from './Section.tsx';
import { shownLines } from './texts.ts';
import './findings.css';

function Finding({ placed: { finding, key, label } }: { readonly placed: PlacedFinding }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { code, severity, message, path, value } = finding;
  const advice = catalogueEntry(code)?.advice[language];
  return (
    <li id={key} tabIndex={-1} className="findings-item">
      <p className="findings-message">
        <Badge tone={severity}>{t(`record.findings.${severity}`)}</Badge>
        <strong>{message}</strong>
      </p>
      <p>
        {label !== '' && <span>{shownText(label)} </span>}
        {path !== '' && <code className="soft">{shownText(path)}</code>}
      </p>
      {value !== '' && (
        <p>
          <span className="soft">{t('record.findings.value')} : </span>
          <span className="record-text">{shownLines(value)}</span>
        </p>
      )}
      <p className="soft">
        {advice !== undefined && `${t('record.findings.advice')} : ${advice} `}
        <code>{code}</code>
      </p>
    </li>
  );
}

/** Every finding on the record: what, where, the value, what to do. */
export function FindingsSection() {
  const { findings } = useRecordInPage();
  return (
    <Section id="findings">
      <ul className="findings-list">
        {findings.map((placed) => (
          <Finding key={placed.key} placed={placed} />
        ))}
      </ul>
    </Section>
  );
}
