import { useTranslation } from 'react-i18next';
import type { ChainPicture } from './chain-model.ts';
import { useChainWords } from './use-chain-words.ts';

/** The same chain as a table. */
export function ChainTable({ picture }: { readonly picture: ChainPicture }) {
  const { t } = useTranslation();
  const { nameOf, kindOf, datesOf, nodeState, tieState } = useChainWords(picture);
  return (
    <table className="table">
      <caption className="visually-hidden">{t('certificatesRecord.chain.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('certificatesRecord.chain.columns.kind')}</th>
          <th scope="col">{t('certificatesRecord.chain.columns.name')}</th>
          <th scope="col">{t('certificates.fields.validity')}</th>
          <th scope="col">{t('certificates.columns.status')}</th>
          <th scope="col">{t('certificatesRecord.chain.columns.tie')}</th>
        </tr>
      </thead>
      <tbody>
        {picture.nodes.map((node, index) => {
          const tie = picture.ties[index];
          return (
            <tr key={node.facts.sha256}>
              <td>{kindOf(node)}</td>
              <th scope="row">{nameOf(node)}</th>
              <td>{datesOf(node)}</td>
              <td>{nodeState(node)}</td>
              <td>{tie === undefined ? '' : tieState(tie)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
