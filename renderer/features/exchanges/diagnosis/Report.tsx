import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { saveText } from '../../../client/save-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import type { Handed } from './diagnosed.ts';

/** A text of several lines, made safe to show line by line. */
function linesOf(text: string): string {
  return text
    .split('\n')
    .map((line) => shownText(line))
    .join('\n');
}

function Command({ name, text }: { readonly name: 'openssl' | 'curl'; readonly text: string }) {
  const { t } = useTranslation();
  return (
    <div className="diagnosis-command">
      <h3>{name}</h3>
      <pre tabIndex={0} aria-label={name}>
        {linesOf(text)}
      </pre>
      <CopyButton text={text}>{t('exchangesDiagnosis.report.copyCommand', { name })}</CopyButton>
    </div>
  );
}

/** What support is handed: a report without anything secret, and how to see the same with other tools. */
export function Report({ report, commands }: Handed) {
  const { t } = useTranslation();
  return (
    <Panel title={t('exchangesDiagnosis.report.title')}>
      <p className="soft">{t('exchangesDiagnosis.report.lead')}</p>
      <div className="page-actions">
        <CopyButton text={report}>{t('exchangesDiagnosis.report.copy')}</CopyButton>
        <Button
          icon={<Download aria-hidden="true" />}
          onPress={() => saveText(t('exchangesDiagnosis.report.file'), report)}
        >
          {t('exchangesDiagnosis.report.save')}
        </Button>
      </div>
      <Disclosure title={t('exchangesDiagnosis.report.read')}>
        <pre className="diagnosis-report" tabIndex={0} aria-label={t('exchangesDiagnosis.report.title')}>
          {linesOf(report)}
        </pre>
      </Disclosure>
      <Disclosure title={t('exchangesDiagnosis.report.commands')}>
        <Command name="openssl" text={commands.openssl} />
        <Command name="curl" text={commands.curl} />
      </Disclosure>
    </Panel>
  );
}
