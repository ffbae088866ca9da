import type { ComponentType } from 'react';
import type { DossierView } from '../../../shared/contract/dossier-views.ts';
import type { DossierTab } from './address.ts';
import { EvidenceView } from './evidence/EvidenceView.tsx';
import { HistoryView } from './history/HistoryView.tsx';
import { JourneyView } from './journey/JourneyView.tsx';
import { MessageView } from './message/MessageView.tsx';
import { PlatinesView } from './platines/PlatinesView.tsx';
import { SheetView } from './sheet/SheetView.tsx';
import { WhitelistView } from './whitelist/WhitelistView.tsx';

/** What a tab shows of a dossier. */
export type TabView = ComponentType<{ readonly dossier: DossierView }>;

/** The view of each tab; `shown-tabs` says which are shown, so that a view can lead to a tab without knowing its view. */
export const TAB_VIEWS: Partial<Readonly<Record<DossierTab, TabView>>> = {
  journey: JourneyView,
  sheet: SheetView,
  message: MessageView,
  whitelist: WhitelistView,
  platines: PlatinesView,
  evidence: EvidenceView,
  history: HistoryView,
};
