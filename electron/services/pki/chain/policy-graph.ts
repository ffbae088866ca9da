import { ANY_POLICY } from './extension-policies.ts';

interface Node {
  readonly policy: string;
  readonly parents: readonly Node[];
  expected: ReadonlySet<string>;
}

type Level = ReadonlyMap<string, Node>;

/** Valid policies along a path, one level for each certificate: the graph of RFC 9618 §3, which never grows exponentially. */
export interface PolicyGraph {
  readonly levels: readonly Level[];
}

const ANY: ReadonlySet<string> = new Set([ANY_POLICY]);

/** The graph before the first certificate. */
export function initialGraph(): PolicyGraph {
  return { levels: [new Map([[ANY_POLICY, { policy: ANY_POLICY, parents: [], expected: ANY }]])] };
}

function lastLevel(graph: PolicyGraph): Level {
  return graph.levels.at(-1) ?? new Map();
}

function expecting(level: Level): ReadonlyMap<string, readonly Node[]> {
  return grouped([...level.values()].flatMap((node) => [...node.expected].map((policy) => [policy, node] as const)));
}

function grouped<Value>(
  pairs: readonly (readonly [key: string, value: Value])[],
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** RFC 9618 §5.3 (d): a level for the policies of a certificate; null when none is valid any more. */
export function addCertificate(
  graph: PolicyGraph | null,
  policies: ReadonlySet<string> | null,
  allowsAny: boolean,
): PolicyGraph | null {
  if (graph === null || policies === null) return null;
  const before = lastLevel(graph);
  const expected = expecting(before);
  const level = new Map<string, Node>();
  const add = (policy: string, parents: readonly Node[]): void => {
    level.set(policy, { policy, parents, expected: new Set([policy]) });
  };
  const any = before.get(ANY_POLICY);
  for (const policy of policies) {
    if (policy === ANY_POLICY) continue;
    const parents = expected.get(policy) ?? (any === undefined ? [] : [any]);
    if (parents.length > 0) add(policy, parents);
  }
  if (policies.has(ANY_POLICY) && allowsAny) {
    for (const [policy, parents] of expected) if (!level.has(policy)) add(policy, parents);
  }
  return level.size === 0 ? null : { levels: [...graph.levels, level] };
}

/** RFC 9618 §5.4 (b): maps policies of the issuer to those of the subject, or drops them when mapping is inhibited. */
export function mapPolicies(
  graph: PolicyGraph | null,
  mappings: readonly (readonly [from: string, to: string])[],
  isInhibited: boolean,
): PolicyGraph | null {
  if (graph === null || mappings.length === 0) return graph;
  const level = new Map(lastLevel(graph));
  const any = level.get(ANY_POLICY);
  for (const [from, subjects] of grouped(mappings)) {
    if (isInhibited) {
      level.delete(from);
      continue;
    }
    const to = new Set(subjects);
    const node = level.get(from);
    if (node !== undefined) level.set(from, { ...node, expected: to });
    else if (any !== undefined) level.set(from, { policy: from, parents: any.parents, expected: to });
  }
  return level.size === 0 ? null : { levels: [...graph.levels.slice(0, -1), level] };
}

/** RFC 9618 §5.5 (g): whether a policy that the user accepts leads to the target; `initial` undefined: any policy does. */
export function acceptsAny(graph: PolicyGraph | null, initial: ReadonlySet<string> | undefined): boolean {
  if (graph === null) return false;
  if (initial === undefined || initial.has(ANY_POLICY)) return true;
  const last = lastLevel(graph);
  if (last.has(ANY_POLICY)) return true;
  let reached = new Set(last.values());
  while (reached.size > 0) {
    const above = new Set<Node>();
    for (const node of reached) {
      // Under anyPolicy a policy is in the domain of the trusted authority: the one that the user names.
      const isOfAnchor = node.policy !== ANY_POLICY && node.parents.some(({ policy }) => policy === ANY_POLICY);
      if (isOfAnchor && initial.has(node.policy)) return true;
      for (const parent of node.parents) above.add(parent);
    }
    reached = above;
  }
  return false;
}
