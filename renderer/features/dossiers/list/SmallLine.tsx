import type { DossierRow } from '../../../../shared/contract/dossier-views.ts';

/** The line in small; the words beside it say the same. */
export function SmallLine({ row }: { readonly row: DossierRow }) {
  return (
    <div className="small-line" aria-hidden="true">
      {row.line.map((status, index) => (
        // Steps have no name here, only a place.
        <span key={index} className={`small-line-stop small-line-${status}`} />
      ))}
    </div>
  );
}
