import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { Headers } from '../history/parts/Headers.tsx';
import { XmlText } from '../history/parts/XmlText.tsx';
import { usePreview } from './preview-store.ts';
import type { Built } from './preview-store.ts';

function BuiltRequest({ built }: { readonly built: Built }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="request-address">
        <strong>{built.method}</strong> <code>{shownText(built.url)}</code>
      </p>
      <Disclosure title={t('exchangesRequest.preview.headers')}>
        <Headers headers={built.headers} />
      </Disclosure>
      {built.xml === '' ? (
        <p className="soft">{t('exchangesRequest.preview.noBody')}</p>
      ) : (
        <XmlText xml={built.xml} label={t('exchangesRequest.preview.title')} />
      )}
    </>
  );
}

/** The exact request beside its form, before it is sent. */
export function RequestPreview({ hasAddress }: { readonly hasAddress: boolean }) {
  const { t } = useTranslation();
  const { status, built, failure } = usePreview();
  const why = !hasAddress ? 'noAddress' : status === 'loading' ? 'loading' : 'incomplete';
  return (
    <Panel title={t('exchangesRequest.preview.title')}>
      <p className="soft">{t('exchangesRequest.preview.lead')}</p>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {built !== undefined && <BuiltRequest built={built} />}
      {built === undefined && failure === undefined && <p className="soft">{t(`exchangesRequest.preview.${why}`)}</p>}
    </Panel>
  );
}
