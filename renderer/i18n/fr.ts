import { about } from './fr/about.ts';
import { access } from './fr/access.ts';
import { certificates } from './fr/certificates.ts';
import { certificatesAgenda } from './fr/certificates-agenda.ts';
import { certificatesInstall } from './fr/certificates-install.ts';
import { certificatesJournal } from './fr/certificates-journal.ts';
import { certificatesRecord } from './fr/certificates-record.ts';
import { certificatesRequest } from './fr/certificates-request.ts';
import { certificatesTrust } from './fr/certificates-trust.ts';
import { certificatesVault } from './fr/certificates-vault.ts';
import { changes } from './fr/changes.ts';
import { demo } from './fr/demo.ts';
import { dossiers } from './fr/dossiers.ts';
import { dossiersChooser } from './fr/dossiers-chooser.ts';
import { dossiersRegisters } from './fr/dossiers-registers.ts';
import { dossiersTabs } from './fr/dossiers-tabs.ts';
import { exchanges } from './fr/exchanges.ts';
import { exchangesRegions } from './fr/exchanges-regions.ts';
import { exchangesDiagnosis } from './fr/exchanges-diagnosis.ts';
import { exchangesSandbox } from './fr/exchanges-sandbox.ts';
import { exchangesHistory } from './fr/exchanges-history.ts';
import { exchangesRequest } from './fr/exchanges-request.ts';
import { exchangesSync } from './fr/exchanges-sync.ts';
import { explorer } from './fr/explorer.ts';
import { grid } from './fr/grid.ts';
import { help } from './fr/help.ts';
import { home } from './fr/home.ts';
import { imports } from './fr/imports.ts';
import { map } from './fr/map.ts';
import { quality } from './fr/quality.ts';
import { record } from './fr/record.ts';
import { settings } from './fr/settings.ts';
import { shell } from './fr/shell.ts';

/** The texts of the window in French, the reference: one file a feature. */
export const fr = {
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
} as const;
