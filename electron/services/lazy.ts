/** Something that is made the first time it is needed, and closed only if it was. */
export interface Lazy<T> {
  (): T;
  /** Forgets it: it will be made again. */
  reset(): void;
  /** What was made, if it was. */
  made(): T | undefined;
}

/** Makes a value when it is first asked for; a failure is not kept. */
export function lazy<T>(make: () => T): Lazy<T> {
  let value: { readonly made: T } | undefined;
  const get = (): T => {
    value ??= { made: make() };
    return value.made;
  };
  return Object.assign(get, {
    reset: () => {
      value = undefined;
    },
    made: () => value?.made,
  });
}
