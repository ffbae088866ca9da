import { CircleCheck, CircleDashed, FileArchive, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import { api } from '../../../client/index.ts';
import { formatBytes } from '../../../i18n/format.ts';
import type { Language } from '../../../i18n/language.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useAct } from '../../../shell/use-act.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { today } from '../parts/days.ts';
import { saveAs } from '../parts/save-document.ts';
import { evidenceParts } from './parts.ts';
import type { EvidencePart } from './parts.ts';

interface Exported {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly entries: readonly string[];
}

function Part({ part: { key, count } }: { readonly part: EvidencePart }) {
  const { t } = useTranslation();
  const amount =
    count === 0
      ? t('dossiersTabs.evidence.parts.none')
      : key === 'sheet'
        ? t('dossiersTabs.evidence.parts.sheetFilled', { done: count })
        : t(`dossiersTabs.evidence.parts.counts.${key}`, { count });
  return (
    <li data-empty={count === 0 || undefined}>
      {count === 0 ? <CircleDashed aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
      <span>{t(`dossiersTabs.evidence.parts.${key}`)}</span>
      <span className="soft">{amount}</span>
    </li>
  );
}

/** What the zip will hold, and that no secret is in it. */
function Holds({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  return (
    <>
      <h3 className="evidence-heading">{t('dossiersTabs.evidence.holds')}</h3>
      <ul className="evidence-parts">
        {evidenceParts(dossier).map((part) => (
          <Part key={part.key} part={part} />
        ))}
        {(['reports', 'manifest'] as const).map((key) => (
          <li key={key}>
            <CircleCheck aria-hidden="true" />
            <span>{t(`dossiersTabs.evidence.parts.${key}`)}</span>
            <span className="soft">{t(`dossiersTabs.evidence.parts.${key}Text`)}</span>
          </li>
        ))}
      </ul>
      <p className="evidence-secret">
        <ShieldCheck aria-hidden="true" /> {t('dossiersTabs.evidence.noSecret')}
      </p>
    </>
  );
}

/** The file that was written, its print and what is in it. */
function Done({ exported: { name, bytes, sha256, entries } }: { readonly exported: Exported }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="evidence-done" role="status">
      <p>
        <strong>
          {t('dossiersTabs.evidence.done', { file: shownText(name), size: formatBytes(bytes, language) })}
        </strong>
      </p>
      <p className="evidence-print">
        <span>{t('dossiersTabs.evidence.print')}</span> <code>{sha256}</code>
        <CopyButton text={sha256} name={t('dossiersTabs.evidence.print')} />
      </p>
      <p className="soft">{t('dossiersTabs.evidence.printHelp')}</p>
      <Disclosure title={t('dossiersTabs.evidence.entries', { count: entries.length })}>
        <ul className="evidence-entries">
          {entries.map((entry) => (
            <li key={entry}>
              <code>{shownText(entry)}</code>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

/** The evidence dossier: what it will hold, and the file. */
export function EvidencePanel({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<Language>(useLanguage());
  const [exported, setExported] = useState<Exported>();
  const { isBusy, failure, run } = useAct();
  const write = (): Promise<boolean> =>
    run(async () => {
      setExported(undefined);
      const name = `cercle-${t('dossiersTabs.evidence.file')}-${today()}.zip`;
      setExported(await saveAs(name, (out) => api.dossiers.export({ id: dossier.id, language, out, force: true })));
    });
  return (
    <Panel title={t('dossiersTabs.evidence.title')}>
      <p>{t('dossiersTabs.evidence.lead')}</p>
      <Holds dossier={dossier} />
      <div className="evidence-acts">
        <Picker
          inline
          label={t('dossiersTabs.evidence.language')}
          choices={(['fr', 'en'] as const).map((id) => ({ id, label: t(`dossiersTabs.message.${id}`) }))}
          value={language}
          onChange={setLanguage}
        />
        <Button
          look="primary"
          icon={<FileArchive aria-hidden="true" />}
          isDisabled={isBusy}
          onPress={() => void write()}
        >
          {t(isBusy ? 'dossiersTabs.evidence.running' : 'dossiersTabs.evidence.export')}
        </Button>
      </div>
      {exported !== undefined && <Done exported={exported} />}
      {failure !== undefined && <ErrorPanel failure={failure} />}
    </Panel>
  );
}
