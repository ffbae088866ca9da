export function RecordPage({ id }: { readonly id: string }) {
  return <p>{id}</p>;
}
