import type { ErrorCode } from '../../errors.ts';

/** What the window advises where the command line would name its options. */
export const windowAdvice: Partial<Readonly<Record<ErrorCode, string>>> = {
  'input.invalid': 'Correct the value shown, then try again.',
  'input.unknown-command': 'Choose a command from the list (Ctrl + K).',
  'file.exists': 'Choose another name.',
  'cache.source-unknown': 'See the sources that are there on the home screen.',
  'cache.entity-unknown':
    'Look for the record in the explorer; internal identifiers change with each load, national identifiers stay.',
  'cache.comparison-unknown': 'Import a second version of the source, or choose another date.',
  'cache.replace-loses': 'Check the file; if the drop is real, ask to replace anyway.',
  'cache.corrupt': 'Remove the source on the home screen, then import its extraction again.',
  'cache.newer-version': 'Update Cercle.',
  'cache.network-folder': 'Start Cercle on a local folder (option --data or variable CERCLE_DATA).',
  'vault.absent': 'Create the vault on the Certificates screen.',
  'vault.exists': 'Open it with its passphrase, or change it in the settings of the vault.',
  'vault.locked': 'Enter the passphrase of the vault.',
  'certificate.backup-needed': 'Make a recovery file of the vault, or say that you do without.',
  'certificate.unknown': 'See the inventory on the Certificates screen.',
  'trust.unconfirmed': 'Compare the SHA-256 fingerprint with the one the authority publishes, then confirm it.',
  'trust.unknown': 'See the Trust tab of the Certificates screen.',
  'region.unknown': 'See the list of the Regions screen.',
  'region.incomplete': 'Complete the record of this server in the Regions screen.',
  'region.unconfirmed': 'Confirm the production call, then try again.',
  'storage.full': 'Free some space, then try again.',
  'window.port-taken': 'Restart Cercle on another port.',
  cancelled: 'Start again whenever you wish.',
  internal: 'Try again; if it happens again, note the code and what was seen.',
};
