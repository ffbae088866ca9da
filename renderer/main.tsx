import '@fontsource-variable/atkinson-hyperlegible-next';
import '@fontsource/atkinson-hyperlegible-mono';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { announce, connect } from './client/index.ts';
import { useNavigation } from './navigation/store.ts';
import { startI18n, systemLanguage } from './i18n/index.ts';
import { takeFiles } from './shell/offered-files.ts';
import { LinkNeeded } from './shell/LinkNeeded.tsx';
import { usePreferences } from './shell/preferences.ts';
import './ui/tokens.css';
import './ui/base.css';

/** Opens the line to the services before anything is shown, so that no screen has to do without. */
async function start(): Promise<void> {
  await startI18n(systemLanguage());
  const element = document.getElementById('root');
  if (element === null) return;
  const root = createRoot(element);
  if ((await connect()) === 'link-needed') {
    root.render(<LinkNeeded />);
    return;
  }
  await usePreferences.getState().load();
  const { files, isDemo } = await announce(document.documentElement.lang === 'en' ? 'en' : 'fr');
  // A window of a demonstration opens on it; an address that names a screen is followed.
  if (isDemo && window.location.hash === '') useNavigation.getState().go({ screen: 'demo' }, true);
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  if (files.length > 0) takeFiles(files);
}

void start();
