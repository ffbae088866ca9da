import { useTranslation } from 'react-i18next';
import type { Identifiant } from '../../../../shared/domain/ror/model-base.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { CopyButton } from './CopyButton.tsx';
import { FindingMark } from './FindingMark.tsx';
import { identifierName } from './identifier-names.ts';
import { useRecordInPage } from './record-context.ts';

function Identifier({ identifier }: { readonly identifier: Identifiant }) {
  const { t } = useTranslation();
  const { code, autorite, texte = '' } = identifier;
  const { name, of } = identifierName(identifier);
  const label = t(`record.identifiers.${name}`);
  const isUnknown = name === 'other' && autorite !== '';
  return (
    <div className="record-identifier">
      <dt>
        {label}
        {of !== undefined && ` (${t(`record.identifiers.${of}`)})`}
      </dt>
      <dd>
        <code>{shownText([code, texte].filter((part) => part !== '').join(' '))}</code>
        {isUnknown && (
          <span className="soft"> {t('record.identifiers.authority', { authority: shownText(autorite) })}</span>
        )}
        <CopyButton what={`${label} ${shownText(code)}`} text={code} />
      </dd>
    </div>
  );
}

/** Every identifier that authorities gave, each with a button to copy it. */
export function Identifiers() {
  const { t } = useTranslation();
  const { view } = useRecordInPage();
  const identifiers = (view.fields['identifiants'] ?? []) as readonly Identifiant[];
  return (
    <div className="record-identifiers">
      {identifiers.length > 0 && (
        <dl aria-label={t('record.identifiers.title')}>
          {identifiers.map((identifier, index) => (
            <Identifier key={index} identifier={identifier} />
          ))}
        </dl>
      )}
      <FindingMark place={['identifiants']} />
    </div>
  );
}
