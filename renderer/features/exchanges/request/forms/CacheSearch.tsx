import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { SearchItem } from '../../../../../shared/contract/cache.ts';
import { SearchBox } from '../../../../ui/Field.tsx';
import { shownText } from '../../../../ui/shown-text.ts';
import { useFound } from '../found-store.ts';

interface CacheSearchProps {
  readonly source: string;
  readonly kind: 'eg' | 'oi';
  readonly placeholder: string;
  readonly onChoose: (item: SearchItem & { readonly nationalId: string }) => void;
}

function isIdentified(item: SearchItem): item is SearchItem & { readonly nationalId: string } {
  return item.nationalId !== null;
}

/** Finds an entity of the cache by its name, for its identifier. */
export function CacheSearch({ source, kind, placeholder, onChoose }: CacheSearchProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { items, status, search } = useFound();
  useEffect(() => search({ source, kind, text }), [search, source, kind, text]);
  const found = items.filter(isIdentified);
  return (
    <div className="request-search">
      <SearchBox
        label={t('exchangesRequest.form.search')}
        placeholder={placeholder}
        clearLabel={t('exchangesHistory.filters.clear')}
        value={text}
        onChange={setText}
      />
      {text !== '' && found.length > 0 && (
        <ul>
          {found.map((item) => (
            <li key={item.id}>
              <AriaButton
                className="request-found"
                onPress={() => {
                  onChoose(item);
                  setText('');
                }}
              >
                <span>{shownText(item.name)}</span>
                <code>{shownText(item.nationalId)}</code>
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="soft">
        {text !== '' && status === 'ready' && found.length === 0 && t('exchangesRequest.form.searchNone')}
      </p>
    </div>
  );
}
