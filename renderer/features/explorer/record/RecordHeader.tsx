import { ArrowLeft, Printer } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { formatAge } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatRoute } from '../../../navigation/routes.ts';
import { useNavigation } from '../../../navigation/store.ts';
import { AccessBadge } from '../../../shell/access/AccessBadge.tsx';
import { runCommand } from '../../../shell/commands.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { CodeLabel } from '../../../ui/CodeLabel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { dayWords, isDay, momentWords, todayText } from './dates.ts';
import { KindBadge } from './EntityLink.tsx';
import { FindingMark, goToPart } from './FindingMark.tsx';
import { Identifiers } from './Identifiers.tsx';
import { useRecordInPage } from './record-context.ts';
import { RecordPath } from './RecordPath.tsx';
import { useSourceName } from './use-words.ts';
import { nameOf } from './view.ts';
import type { Fields } from './view.ts';

/** Closed, to be closed, sensitive: what changes how the rest is read. */
function StateBadges() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view, findings } = useRecordInPage();
  const { fields } = view;
  const closing = fields['dateFermeture'] ?? fields['dateFermetureDefinitive'];
  const date = typeof closing === 'string' && isDay(closing) ? closing : undefined;
  const isPast = date !== undefined && date.slice(0, 10) <= todayText();
  return (
    <>
      {date !== undefined && (
        <Badge tone="warning">
          {t(isPast ? 'record.header.closed' : 'record.header.closing', { date: dayWords(date, language) })}
        </Badge>
      )}
      {findings.length > 0 && (
        <AriaButton className="record-count no-print" onPress={() => goToPart('record-findings')}>
          {t('record.header.findings', { count: findings.length })}
        </AriaButton>
      )}
      {fields['uniteSensible'] === true && <Badge tone="warning">{t('record.header.sensitive')}</Badge>}
    </>
  );
}

/** Where it is, and where that is known from. */
function PlaceWords() {
  const { t } = useTranslation();
  const { place } = useRecordInPage().view;
  if (place === null) return <span className="soft">{t('record.header.notLocated')}</span>;
  const { commune, departement, region, from } = place;
  const names = [commune, departement, region].map(({ label, code }) => label || code).filter((name) => name !== '');
  const origin = from === 'eg' ? t('record.header.fromEg') : from === 'ej' ? t('record.header.fromEj') : '';
  return (
    <>
      {[...new Set(names)].map(shownText).join(' · ')} {origin !== '' && <span className="soft">({origin})</span>}
    </>
  );
}

/** Age and origin of what is shown, always in sight. */
function Origin() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view } = useRecordInPage();
  const { importedAt, profil, file } = view.provenance;
  const metadata = (view.fields['metadonnees'] ?? {}) as Fields;
  const updated = metadata['dateMiseAJour'];
  const status = metadata['statut'];
  const source = useSourceName(view.source);
  return (
    <p className="record-origin">
      <span>
        <span className="soft">{t('record.header.source')} :</span> {shownText(source)},{' '}
        {t('record.header.imported', { age: formatAge(importedAt, new Date(), language) })}
      </span>
      <AccessBadge source={{ source: view.source, label: source, profil }} />
      {typeof updated === 'string' && (
        <span>
          <span className="soft">{t('record.header.updated')} :</span> {momentWords(updated, language)}
          <FindingMark place={['metadonnees']} />
        </span>
      )}
      {typeof status === 'string' && (
        <span>
          <span className="soft">{t('record.header.status')} :</span> {shownText(status)}
        </span>
      )}
      <span className="record-print-only">
        {shownText(file)}, {momentWords(importedAt, language)}.{' '}
        {t('record.header.printed', { date: momentWords(new Date().toISOString(), language) })}
      </span>
    </p>
  );
}

/** Name, kind, identifiers, place and age of the record. */
export function RecordHeader({ titleRef }: { readonly titleRef: Ref<HTMLHeadingElement> }) {
  const { t } = useTranslation();
  const { view } = useRecordInPage();
  const query = useNavigation((state) => state.route.query);
  const [type] = (view.fields['types'] ?? []) as readonly { code: string; label: string }[];
  const hasType = view.kind === 'oi' && type !== undefined;
  return (
    <header className="record-header">
      <div className="record-bar no-print">
        <a className="record-back" href={formatRoute({ screen: 'explorer', query })}>
          <ArrowLeft aria-hidden="true" />
          {t('record.back')}
        </a>
        <Button icon={<Printer aria-hidden="true" />} onPress={() => runCommand('print')}>
          {t('record.print')}
        </Button>
      </div>
      <RecordPath />
      <h1 tabIndex={-1} ref={titleRef}>
        {shownText(nameOf(view))}
      </h1>
      <p className="record-inline">
        <KindBadge kind={view.kind} />
        <span>{hasType ? <CodeLabel code={type} labelOnly /> : t(`record.kinds.${view.kind}`)}</span>
        <span aria-hidden="true" className="soft">
          ·
        </span>
        <span>
          <PlaceWords />
        </span>
        <StateBadges />
      </p>
      <Identifiers />
      <Origin />
    </header>
  );
}
