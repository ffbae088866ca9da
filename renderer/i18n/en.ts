import type { SameKeys } from '../../shared/i18n/sentences.ts';
import { about } from './en/about.ts';
import { access } from './en/access.ts';
import { certificates } from './en/certificates.ts';
import { certificatesAgenda } from './en/certificates-agenda.ts';
import { certificatesInstall } from './en/certificates-install.ts';
import { certificatesJournal } from './en/certificates-journal.ts';
import { certificatesRecord } from './en/certificates-record.ts';
import { certificatesRequest } from './en/certificates-request.ts';
import { certificatesTrust } from './en/certificates-trust.ts';
import { certificatesVault } from './en/certificates-vault.ts';
import { changes } from './en/changes.ts';
import { demo } from './en/demo.ts';
import { dossiers } from './en/dossiers.ts';
import { dossiersChooser } from './en/dossiers-chooser.ts';
import { dossiersRegisters } from './en/dossiers-registers.ts';
import { dossiersTabs } from './en/dossiers-tabs.ts';
import { exchanges } from './en/exchanges.ts';
import { exchangesRegions } from './en/exchanges-regions.ts';
import { exchangesDiagnosis } from './en/exchanges-diagnosis.ts';
import { exchangesSandbox } from './en/exchanges-sandbox.ts';
import { exchangesHistory } from './en/exchanges-history.ts';
import { exchangesRequest } from './en/exchanges-request.ts';
import { exchangesSync } from './en/exchanges-sync.ts';
import { explorer } from './en/explorer.ts';
import { grid } from './en/grid.ts';
import { help } from './en/help.ts';
import { home } from './en/home.ts';
import { imports } from './en/imports.ts';
import { map } from './en/map.ts';
import { quality } from './en/quality.ts';
import { record } from './en/record.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import type { fr } from './fr.ts';

/** The texts of the window in English; the compiler demands every key of the French ones. */
export const en: SameKeys<typeof fr> = {
  about,
  access,
  certificates,
  certificatesAgenda,
  certificatesInstall,
  certificatesJournal,
  certificatesRecord,
  certificatesRequest,
  certificatesTrust,
  certificatesVault,
  changes,
  dossiers,
  dossiersChooser,
  dossiersRegisters,
  dossiersTabs,
  demo,
  exchanges,
  exchangesRegions,
  exchangesDiagnosis,
  exchangesSandbox,
  exchangesHistory,
  exchangesRequest,
  exchangesSync,
  explorer,
  grid,
  help,
  home,
  imports,
  map,
  quality,
  record,
  settings,
  shell,
};
