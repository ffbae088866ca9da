export function CompareView({
  left,
  right,
}: {
  readonly left: string | undefined;
  readonly right: string | undefined;
}) {
  return (
    <p>
      {left} {right}
    </p>
  );
}
