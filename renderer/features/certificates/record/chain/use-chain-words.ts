import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { shownText } from '../../../../ui/shown-text.ts';
import { shortDay } from '../../parts/dates.ts';
import { shortName } from '../../../../ui/short-name.ts';
import type { ChainNode, ChainPicture, ChainTie } from './chain-model.ts';

interface ChainWords {
  readonly nameOf: (node: ChainNode) => string;
  readonly kindOf: (node: ChainNode) => string;
  readonly datesOf: (node: ChainNode) => string;
  /** State of a certificate, in words. */
  readonly nodeState: (node: ChainNode) => string;
  readonly tieState: (tie: ChainTie) => string;
  /** Why a tie is what it is: the facts that were compared. */
  readonly tieProof: (tie: ChainTie) => readonly string[];
}

/** What the parts of the drawing are called. */
export function useChainWords({ nodes }: ChainPicture): ChainWords {
  const { t } = useTranslation();
  const language = useLanguage();
  const nameOf = ({ facts }: ChainNode): string => shownText(shortName(facts.subjectText));
  const tieProof = ({ kind, below }: ChainTie): readonly string[] => {
    const [child, issuer] = [nodes[below], nodes[below + 1]];
    if (child === undefined) return [];
    if (kind === 'missing') return [t('certificatesRecord.chain.wants', { issuer: shownText(child.facts.issuerText) })];
    if (kind === 'anchor') return [`SHA-256 ${child.facts.sha256}`];
    const { signatureAlgorithm, authorityKeyId } = child.facts;
    return [
      t('certificatesRecord.chain.signed', {
        child: nameOf(child),
        issuer: issuer === undefined ? '' : nameOf(issuer),
        algorithm: signatureAlgorithm,
      }),
      ...(authorityKeyId === null
        ? []
        : [t('certificatesRecord.chain.keyIds', { asked: authorityKeyId, found: issuer?.facts.subjectKeyId ?? '—' })]),
    ];
  };
  return {
    nameOf,
    kindOf: ({ kind }) => t(`certificatesRecord.chain.kinds.${kind}`),
    datesOf: ({ facts }) =>
      t('certificatesRecord.chain.dates', {
        from: shortDay(facts.notBefore, language),
        to: shortDay(facts.notAfter, language),
      }),
    nodeState: ({ state, revocation, kind }) =>
      state === 'good' && kind !== 'root'
        ? t(`certificatesRecord.chain.revocation.${revocation}`)
        : t(`certificatesRecord.chain.nodes.${state}`),
    tieState: ({ kind, state }) => t(`certificatesRecord.chain.ties.${kind}.${state}`),
    tieProof,
  };
}
