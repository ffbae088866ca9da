import { useTranslation } from 'react-i18next';
import type { ChainReason, ChainVerdict } from '../../../../../shared/domain/certificates/chain.ts';
import { reasonFinding } from '../../../../../shared/domain/certificates/findings.ts';
import { shownText } from '../../../../ui/shown-text.ts';
import { Findings } from '../../parts/Findings.tsx';
import { Fingerprint } from '../../parts/Fingerprint.tsx';
import type { Part } from './ChainDrawing.tsx';
import type { ChainPicture } from './chain-model.ts';
import { useChainWords } from './use-chain-words.ts';

interface ChainProofProps {
  readonly picture: ChainPicture;
  readonly verdict: ChainVerdict;
  readonly part: Part | undefined;
}

function Reasons({ verdict, reasons }: { readonly verdict: ChainVerdict; readonly reasons: readonly ChainReason[] }) {
  return <Findings findings={reasons.map((reason) => reasonFinding(verdict, reason))} />;
}

/** The proof of the part that is pointed at: what was compared, and what was found. */
export function ChainProof({ picture, verdict, part }: ChainProofProps) {
  const { t } = useTranslation();
  const { nameOf, kindOf, datesOf, nodeState, tieState, tieProof } = useChainWords(picture);
  if (part === undefined) return <p className="soft">{t('certificatesRecord.chain.point')}</p>;
  const node = part.kind === 'node' ? picture.nodes[part.index] : undefined;
  const tie = part.kind === 'tie' ? picture.ties[part.index] : undefined;
  return (
    <div className="chain-proof">
      {node !== undefined && (
        <>
          <h3>
            {kindOf(node)} — {nameOf(node)}
          </h3>
          <p>
            {datesOf(node)}. {nodeState(node)}. {t(`certificatesRecord.chain.from.${node.from}`)}
          </p>
          <p className="soft">{shownText(node.facts.subjectText)}</p>
          <p className="soft">
            SHA-256 <Fingerprint hexadecimal={node.facts.sha256} />
          </p>
          <Reasons verdict={verdict} reasons={node.reasons} />
        </>
      )}
      {tie !== undefined && (
        <>
          <h3>{tieState(tie)}</h3>
          {tieProof(tie).map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Reasons verdict={verdict} reasons={tie.reasons} />
        </>
      )}
    </div>
  );
}
