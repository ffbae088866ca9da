import { ArrowLeft, EyeOff } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingView } from '../../../shared/contract/cache.ts';
import { catalogueEntry } from '../../../shared/domain/ror/finding-catalogue.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useNavigation } from '../../navigation/store.ts';
import { attempt } from '../../shell/FailureNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Grid } from '../../ui/Grid.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { useDetail } from './detail-store.ts';
import type { ShownFindings } from './detail-store.ts';
import { detailColumns } from './detail-columns.tsx';
import { sentenceOf } from './finding-words.ts';
import { MuteDialog } from './MuteDialog.tsx';
import { useQuality } from './quality-store.ts';
import { SeverityBadge } from './SeverityBadge.tsx';
import { useView } from './use-view.ts';
import './detail.css';

function nameOf({ entity }: FindingView): string {
  return entity?.name ?? '';
}

function openRecord(index: number): void {
  const id = useDetail.getState().shown?.getRow(index)?.entity?.id;
  if (id !== undefined) useNavigation.getState().go({ screen: 'explorer', id });
}

function List({ shown }: { readonly shown: ShownFindings }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = useMemo(() => detailColumns(t, language), [t, language]);
  const { list, rowCount, total, key, getRow } = shown;
  const onRangeVisible = useCallback((_from: number, to: number) => list.want(to), [list]);
  const n = (count: number): string => formatNumber(count, language);
  return (
    <>
      <p className="quality-count" role="status">
        {t('quality.detail.count', { count: total, n: n(total) })}
        {rowCount < total && ` ${t('quality.detail.onlyFirst', { n: n(rowCount) })}`}
      </p>
      <Grid
        label={t('quality.detail.list')}
        columns={columns}
        rowCount={rowCount}
        getRow={getRow}
        nameOf={nameOf}
        listKey={key}
        onRangeVisible={onRangeVisible}
        onOpen={openRecord}
      />
    </>
  );
}

function Records() {
  const { t } = useTranslation();
  const { shown, failure } = useDetail();
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (shown === undefined) return <p className="soft">{t('shell.loading')}</p>;
  if (shown.total > 0) return <List shown={shown} />;
  return <EmptyState icon={<EyeOff aria-hidden="true" />} title={t('quality.detail.none')} />;
}

/** What the finding is: how grave, why it matters, what to do, where it comes from. */
function Explanation({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const entry = catalogueEntry(code);
  return (
    <div className="quality-explanation">
      <p className="quality-explanation-line">
        {entry !== undefined && <SeverityBadge severity={entry.severity} />}
        <code>{shownText(code)}</code>
        {entry !== undefined && <span className="soft">{t('quality.detail.source', { source: entry.source })}</span>}
      </p>
      {entry !== undefined && (
        <p>
          <strong>{t('quality.detail.advice')}</strong> {entry.advice[language]}
        </p>
      )}
    </div>
  );
}

/** The way back, and the way not to see this finding any more. */
function Actions({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const { change } = useView();
  const [isMuting, setMuting] = useState(false);
  const isMuted = useQuality((state) => state.muted.some((rule) => rule.code === code));
  const unmute = (): void => attempt(() => useQuality.getState().unmute(code));
  return (
    <div className="page-actions">
      {isMuted ? (
        <Button onPress={unmute}>{t('quality.muted.restore')}</Button>
      ) : (
        <Button icon={<EyeOff aria-hidden="true" />} onPress={() => setMuting(true)}>
          {t('quality.mute.open')}
        </Button>
      )}
      <Button onPress={() => change({ tab: 'establishments' })}>{t('quality.detail.establishments')}</Button>
      <MuteDialog
        code={isMuting ? code : undefined}
        onClose={() => setMuting(false)}
        onMuted={() => change({ code: undefined })}
      />
    </div>
  );
}

/** The records on which a finding falls. */
export function Detail({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view, linkTo } = useView();
  const { source } = view;
  useEffect(() => {
    void useDetail.getState().open(code, source);
    return () => useDetail.getState().close();
  }, [code, source]);
  return (
    <div className="page quality-detail">
      <header>
        <a className="quality-back" href={linkTo({ code: undefined })}>
          <ArrowLeft aria-hidden="true" />
          {t('quality.detail.back')}
        </a>
        <div className="page-header">
          <h1 tabIndex={-1}>{shownText(sentenceOf(code, language))}</h1>
          <Actions code={code} />
        </div>
      </header>
      <Explanation code={code} />
      <Records />
    </div>
  );
}
