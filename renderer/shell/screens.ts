import {
  BookOpen,
  FileKey2,
  GitCompareArrows,
  House,
  Info,
  Map as MapIcon,
  Network,
  Presentation,
  Route,
  Search,
  Settings,
  ShieldCheck,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { Screen } from '../navigation/routes.ts';

interface ScreenEntry {
  readonly icon: LucideIcon;
  readonly Page: LazyExoticComponent<ComponentType>;
  /** In the rail: with the work, or below with what is about Cercle itself. */
  readonly group: 'work' | 'self';
}

/** The rooms of the window; each is loaded when it is first visited. */
export const SCREEN_ENTRIES: Readonly<Record<Screen, ScreenEntry>> = {
  home: {
    icon: House,
    group: 'work',
    Page: lazy(async () => ({ default: (await import('../features/home/HomePage.tsx')).HomePage })),
  },
  explorer: {
    icon: Search,
    group: 'work',
    Page: lazy(async () => ({ default: (await import('../features/explorer/ExplorerPage.tsx')).ExplorerPage })),
  },
  map: {
    icon: MapIcon,
    group: 'work',
    Page: lazy(async () => ({ default: (await import('../features/map/MapPage.tsx')).MapPage })),
  },
  changes: {
    icon: GitCompareArrows,
    group: 'work',
    Page: lazy(async () => ({ default: (await import('../features/changes/ChangesPage.tsx')).ChangesPage })),
  },
  quality: {
    icon: ShieldCheck,
    group: 'work',
    Page: lazy(async () => ({ default: (await import('../features/quality/QualityPage.tsx')).QualityPage })),
  },
  certificates: {
    icon: FileKey2,
    group: 'work',
    Page: lazy(async () => ({
      default: (await import('../features/certificates/CertificatesPage.tsx')).CertificatesPage,
    })),
  },
  exchanges: {
    icon: Network,
    group: 'work',
    Page: lazy(async () => ({ default: (await import('../features/exchanges/ExchangesPage.tsx')).ExchangesPage })),
  },
  dossiers: {
    icon: Route,
    group: 'work',
    Page: lazy(async () => ({ default: (await import('../features/dossiers/DossiersPage.tsx')).DossiersPage })),
  },
  demo: {
    icon: Presentation,
    group: 'self',
    Page: lazy(async () => ({ default: (await import('../features/demo/DemoPage.tsx')).DemoPage })),
  },
  settings: {
    icon: Settings,
    group: 'self',
    Page: lazy(async () => ({ default: (await import('../features/settings/SettingsPage.tsx')).SettingsPage })),
  },
  help: {
    icon: BookOpen,
    group: 'self',
    Page: lazy(async () => ({ default: (await import('../features/help/HelpPage.tsx')).HelpPage })),
  },
  about: {
    icon: Info,
    group: 'self',
    Page: lazy(async () => ({ default: (await import('../features/about/AboutPage.tsx')).AboutPage })),
  },
};
