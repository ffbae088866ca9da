import { useTranslation } from 'react-i18next';
import type { Environment } from '../../shared/domain/certificates/facts.ts';
import './environment-mark.css';

/** Where a certificate belongs: always the same colour, and always its word. */
export function EnvironmentMark({ environment }: { readonly environment: Environment | null }) {
  const { t } = useTranslation();
  const key = environment ?? 'unknown';
  return <span className={`environment environment-${key}`}>{t(`certificates.environment.${key}`)}</span>;
}
