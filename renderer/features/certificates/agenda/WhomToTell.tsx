import { useTranslation } from 'react-i18next';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { recordLink } from '../use-view.ts';
import type { PlannedBar } from './plan.ts';

function Uses({ uses }: Pick<PlannedBar, 'uses'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('certificatesAgenda.tell.use')}</th>
          <th scope="col">{t('certificates.columns.environment')}</th>
          <th scope="col">{t('certificatesAgenda.tell.declared')}</th>
          <th scope="col">{t('certificatesAgenda.tell.contact')}</th>
        </tr>
      </thead>
      <tbody>
        {uses.map((use, index) => (
          <tr key={`${index} ${use.label}`}>
            <th scope="row">{shownText(use.label)}</th>
            <td>
              <EnvironmentMark environment={use.environment} />
            </td>
            <td>{use.declaredOn === null ? '—' : formatDate(use.declaredOn, language)}</td>
            <td>{use.contact === null ? '—' : shownText(use.contact)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Those who know the certificate by its name or its key, and must be told before it changes. */
export function WhomToTell({ bar }: { readonly bar: PlannedBar }) {
  const { t } = useTranslation();
  const { id, label, uses } = bar;
  const contacts = uses.flatMap(({ contact }) => (contact === null || contact === '' ? [] : [contact]));
  return (
    <Panel
      title={t('certificatesAgenda.tell.title', { label: shownText(label) })}
      aside={<a href={recordLink(id)}>{t('certificatesAgenda.tell.record')}</a>}
    >
      {uses.length === 0 ? (
        <p className="soft">{t('certificatesAgenda.tell.none')}</p>
      ) : (
        <>
          <p>{t('certificatesAgenda.tell.lead')}</p>
          <Uses uses={uses} />
        </>
      )}
      {contacts.length > 0 && (
        <div>
          <CopyButton text={[...new Set(contacts)].join('\n')}>{t('certificatesAgenda.tell.copy')}</CopyButton>
        </div>
      )}
    </Panel>
  );
}
