import { Trans } from 'react-i18next';

/** Who drew the outlines, and under which licence: addresses are shown as text, since the window opens no site. */
export function Attribution() {
  return (
    <p className="map-attribution soft">
      <Trans i18nKey="map.attribution" components={{ code: <code /> }} />
    </p>
  );
}
