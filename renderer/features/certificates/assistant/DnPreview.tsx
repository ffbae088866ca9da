import { useTranslation } from 'react-i18next';
import type { RequestForm } from '../../../../shared/contract/certificate-views.ts';
import type { DistinguishedName } from '../../../../shared/domain/certificates/facts.ts';
import { asciiHost } from '../../../../shared/domain/certificates/punycode.ts';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { DnText } from './DnText.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { useWords } from '../parts/use-words.ts';
import { usePreview } from './preview-store.ts';
import { useProfile } from './request-store.ts';

/** The names of a server as they are written, its common name among them. */
function serverNames({ commonName, dnsNames }: RequestForm): readonly string[] {
  const names = [commonName, ...dnsNames].map((name) => asciiHost(name.normalize('NFC').trim()));
  return [...new Set(names)].filter((name) => name !== '');
}

interface AttributesProps {
  readonly subject: DistinguishedName;
  readonly names: readonly string[];
}

function Attributes({ subject, names }: AttributesProps) {
  const { t } = useTranslation();
  const { attributeWords } = useWords();
  return (
    <dl className="request-dn" aria-live="polite">
      {[...subject].reverse().map(({ type, value }) => (
        <div key={type}>
          <dt>
            <code>{type}</code> <span className="soft">{attributeWords(type)}</span>
          </dt>
          <dd>{shownText(value)}</dd>
        </div>
      ))}
      {names.length > 0 && (
        <div>
          <dt>
            <code>SAN</code> <span className="soft">{t('certificatesRequest.preview.names')}</span>
          </dt>
          <dd>{names.map(shownText).join(', ')}</dd>
        </div>
      )}
    </dl>
  );
}

/** The name that the certificate will bear, attribute by attribute and as one line. */
export function DnPreview() {
  const { t } = useTranslation();
  const { preview, of, failure } = usePreview();
  const profile = useProfile();
  const text = preview?.subjectText ?? '';
  const names = of !== undefined && profile?.needsDnsNames === true ? serverNames(of) : [];
  return (
    <Panel title={t('certificatesRequest.preview.title')}>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <Attributes subject={preview?.subject ?? []} names={names} />
      {text !== '' && (
        <>
          <p className="request-dn-text">
            <DnText text={text} />
          </p>
          <div>
            <CopyButton text={text}>{t('certificatesRequest.preview.copy')}</CopyButton>
          </div>
        </>
      )}
      <p className="soft">{t('certificatesRequest.preview.hint')}</p>
    </Panel>
  );
}
