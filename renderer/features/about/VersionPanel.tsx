import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { About } from '../../../shared/contract/workspace.ts';
import { copyText } from '../../client/copy.ts';
import { isElectron } from '../../client/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';

const KNOWN = ['electron', 'chromium', 'node', 'sqlite', 'system'] as const;

function useVersions({ version, runtime }: About): readonly (readonly [name: string, version: string])[] {
  const { t } = useTranslation();
  const known = KNOWN.flatMap((name) => {
    const found = runtime[name];
    return found === undefined ? [] : [[t(`about.versions.${name}`), found] as const];
  });
  // In a browser the page does not run in what the services run in.
  const browser = isElectron ? [] : [[t('about.versions.browser'), navigator.userAgent] as const];
  return [[t('about.versions.cercle'), version], ...known, ...browser];
}

/** The versions that matter when something does not work, ready to be copied. */
export function VersionPanel({ about }: { readonly about: About }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const versions = useVersions(about);
  const asText = versions.map(([name, version]) => `${name}: ${version}`).join('\n');
  return (
    <Panel
      title={t('about.versions.title')}
      aside={
        <Button look="quiet" onPress={() => setCopied(copyText(asText))}>
          {isCopied ? t('shell.copied') : t('about.versions.copy')}
        </Button>
      }
    >
      <dl className="about-versions">
        {versions.map(([name, version]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{version}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
