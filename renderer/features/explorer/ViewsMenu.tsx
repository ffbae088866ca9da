import { Bookmark, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-aria-components';
import { attempt } from '../../shell/FailureNotice.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { TextField } from '../../ui/Field.tsx';
import { MenuPopover } from './MenuPopover.tsx';
import { useQuery } from './use-query.ts';
import { queryOfView, useViews } from './views-store.ts';

function SavedList({ onApply }: { readonly onApply: () => void }) {
  const { t } = useTranslation();
  const { change } = useQuery();
  const { views, status, failure, remove } = useViews();
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (views.length === 0) return status === 'ready' ? <p className="soft">{t('explorer.views.none')}</p> : null;
  return (
    <ul className="explorer-menu-list">
      {views.map((view) => (
        <li key={view.id} className="explorer-menu-line">
          <Button
            look="quiet"
            onPress={() => {
              change(queryOfView(view));
              onApply();
            }}
          >
            {view.name}
          </Button>
          <IconButton
            label={t('explorer.views.remove', { name: view.name })}
            onPress={() => attempt(() => remove(view.id))}
          >
            <Trash2 aria-hidden="true" />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

function SaveForm() {
  const { t } = useTranslation();
  const { query } = useQuery();
  const save = useViews((state) => state.save);
  const [name, setName] = useState('');
  return (
    <Form
      className="explorer-menu-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        attempt(async () => {
          await save(name.trim(), query);
          setName('');
        });
      }}
    >
      <TextField
        label={t('explorer.views.name')}
        description={t('explorer.views.help')}
        maxLength={80}
        value={name}
        onChange={setName}
      />
      <Button type="submit" isDisabled={name.trim() === ''}>
        {t('explorer.views.save')}
      </Button>
    </Form>
  );
}

function Views({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const load = useViews((state) => state.load);
  useEffect(() => void load(), [load]);
  return (
    <>
      <h2>{t('explorer.views.saved')}</h2>
      <SavedList onApply={close} />
      <SaveForm />
    </>
  );
}

/** Saved searches: apply one, save this one, remove one. */
export function ViewsMenu() {
  const { t } = useTranslation();
  return (
    <MenuPopover
      title={t('explorer.views.title')}
      label={t('explorer.views.saved')}
      icon={<Bookmark aria-hidden="true" />}
    >
      {(close) => <Views close={close} />}
    </MenuPopover>
  );
}
