import { TriangleAlert } from 'lucide-react';
import { Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../navigation/store.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { DropArea } from './DropArea.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { attempt, FailureNotice } from './FailureNotice.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { useJobs } from './jobs-store.ts';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import { SCREEN_ENTRIES } from './screens.ts';
import { Shortcuts } from './Shortcuts.tsx';
import { useSources } from './sources-store.ts';
import { TopBar } from './TopBar.tsx';
import { useFrameCommands } from './use-frame-commands.ts';
import './shell.css';

function Failed() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<TriangleAlert aria-hidden="true" />}
      title={t('shell.error.unexpected')}
      action={
        <Button
          onPress={() => {
            window.location.reload();
          }}
        >
          {t('shell.error.reload')}
        </Button>
      }
    />
  );
}

/** The screen of the route. Going to another one starts at its top, focus included, so that a screen reader says where one is. */
function CurrentScreen() {
  const { t } = useTranslation();
  const screen = useNavigation((state) => state.route.screen);
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  const { Page } = SCREEN_ENTRIES[screen];
  useEffect(() => {
    document.title = `${t(`shell.screens.${screen}`)} — ${t('shell.product')}`;
  }, [screen, t]);
  // Before the effects of the screen itself, which may know of a better place.
  useLayoutEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    main.current?.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [screen]);
  return (
    <main id="content" className="shell-main" tabIndex={-1} ref={main} aria-label={t(`shell.screens.${screen}`)}>
      <ErrorBoundary key={screen} fallback={<Failed />}>
        <Suspense fallback={<p className="shell-loading soft">{t('shell.loading')}</p>}>
          <Page />
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}

/** What floats above every screen: dialogs of the frame, and the sign that files can be dropped. */
function Floating() {
  const [open, setOpen] = useState<'palette' | 'shortcuts'>();
  const close = (): void => setOpen(undefined);
  useFrameCommands(
    useCallback(() => setOpen('palette'), []),
    useCallback(() => setOpen('shortcuts'), []),
  );
  return (
    <>
      <DropArea />
      <FailureNotice />
      <ImportDialog />
      <Palette isOpen={open === 'palette'} onClose={close} />
      <Shortcuts isOpen={open === 'shortcuts'} onClose={close} />
    </>
  );
}

/** The frame of the window: rail, top line, the current screen, and what floats above them. */
export function Shell() {
  const { t } = useTranslation();
  useEffect(() => {
    attempt(() => Promise.all([useSources.getState().load(), useJobs.getState().load()]));
  }, []);
  return (
    <div className="shell">
      <button type="button" className="shell-skip" onClick={() => document.getElementById('content')?.focus()}>
        {t('shell.skip')}
      </button>
      <Rail />
      <div className="shell-body">
        <TopBar />
        <CurrentScreen />
      </div>
      <Floating />
    </div>
  );
}
