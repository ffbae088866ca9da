import { useTranslation } from 'react-i18next';
import { Link } from 'react-aria-components';
import { formatRoute } from '../navigation/routes.ts';
import type { Screen } from '../navigation/routes.ts';
import { useNavigation } from '../navigation/store.ts';
import { SCREEN_ENTRIES } from './screens.ts';
import './rail.css';

function ScreenLink({ screen }: { readonly screen: Screen }) {
  const { t } = useTranslation();
  const current = useNavigation((state) => state.route.screen);
  const go = useNavigation((state) => state.go);
  const { icon: Icon } = SCREEN_ENTRIES[screen];
  return (
    <li>
      <Link
        href={formatRoute({ screen })}
        className="rail-link"
        {...(current === screen ? { 'aria-current': 'page' as const } : {})}
        onPress={() => {
          go({ screen });
        }}
      >
        <Icon aria-hidden="true" />
        {t(`shell.screens.${screen}`)}
      </Link>
    </li>
  );
}

function Screens({ group }: { readonly group: 'work' | 'self' }) {
  const screens = (Object.keys(SCREEN_ENTRIES) as Screen[]).filter((screen) => SCREEN_ENTRIES[screen].group === group);
  return (
    <ul className="rail-list">
      {screens.map((screen) => (
        <ScreenLink key={screen} screen={screen} />
      ))}
    </ul>
  );
}

/** The way from screen to screen. */
export function Rail() {
  const { t } = useTranslation();
  return (
    <nav className="rail no-print" aria-label={t('shell.navigation')}>
      <div className="rail-mark">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <circle cx="16" cy="16" r="12" fill="none" stroke="currentColor" strokeWidth="3" strokeDasharray="58 17.4" />
          <circle cx="16" cy="4" r="3.2" fill="currentColor" />
          <circle cx="16" cy="16" r="4" fill="currentColor" />
        </svg>
        {t('shell.product')}
      </div>
      <Screens group="work" />
      <div className="rail-space" />
      <Screens group="self" />
    </nav>
  );
}
