import { useTranslation } from 'react-i18next';
import { ENVIRONMENTS } from '../../../../shared/domain/certificates/facts.ts';
import { DIALECTS } from '../../../../shared/domain/exchange/transaction.ts';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import type { Wrong } from './draft.ts';
import type { Drafting } from './use-draft.ts';

/** A line of the form, with the sentence of what is wrong in it. */
export function Line(props: Drafting & { readonly name: Wrong | 'document' }) {
  const { draft, change, wrong, name } = props;
  const { t } = useTranslation();
  return (
    <TextField
      label={t(`exchangesRegions.fields.${name}`)}
      description={t(`exchangesRegions.hints.${name}`)}
      value={draft[name]}
      onChange={(value) => change({ [name]: value })}
      {...(name !== 'document' && wrong.has(name) && { error: t(`exchangesRegions.wrong.${name}`) })}
    />
  );
}

/** Who the server is: its name, its environment, the dialect it speaks. */
export function ServerFields(props: Drafting) {
  const { draft, change } = props;
  const { t } = useTranslation();
  return (
    <Panel title={t('exchangesRegions.panels.server')}>
      <div className="regions-fields">
        <Line {...props} name="label" />
        <RadioCards
          label={t('exchangesRegions.fields.environment')}
          choices={ENVIRONMENTS.map((id) => ({ id, label: <EnvironmentMark environment={id} /> }))}
          value={draft.environment}
          onChange={(environment) => change({ environment })}
        />
        <p className="field-description">{t('exchangesRegions.hints.environment')}</p>
        <RadioCards
          label={t('exchangesRegions.fields.dialect')}
          choices={DIALECTS.map((id) => ({ id, label: t(`exchangesRegions.dialects.${id}`) }))}
          value={draft.dialect}
          onChange={(dialect) => change({ dialect })}
        />
      </div>
    </Panel>
  );
}

/** Where it is. */
export function AddressFields(props: Drafting) {
  const { t } = useTranslation();
  const isRor = props.draft.dialect === 'ror-2.4';
  return (
    <Panel title={t('exchangesRegions.panels.address')}>
      <div className="regions-fields">
        <Line {...props} name="url" />
        {isRor && <Line {...props} name="extractionUrl" />}
        {isRor && <Line {...props} name="extractionVersion" />}
        {!isRor && <Line {...props} name="document" />}
      </div>
    </Panel>
  );
}
