import type { Template } from './templates'

/** One element as WeChat would draw it. */
export type Shown = {
  tag: string
  id: string
  sid: string
  attributes: Record<string, unknown>
  events: ReadonlySet<string>
  children: (Shown | string)[]
}

type Raw = { nn: string; sid: string; uid?: string; v?: string; cn?: Raw[] } & Record<string, unknown>

const own = new Set(['nn', 'cn', 'sid', 'uid', 'v'])

/** Turns what Taro sent by setData into elements. A text node is the element `block` with its words in `v`. */
const shownOf = (raw: Raw, templates: Map<string, Template>): Shown | string => {
  const template = templates.get(raw.nn)
  if (!template) throw new Error(`base.wxml has no template for node type "${raw.nn}"`)
  if (template.tag === 'block') return String(raw.v ?? '')
  const attributes = Object.fromEntries(
    Object.entries(raw)
      .filter(([name]) => !own.has(name))
      .map(([name, value]) => [template.attributes.get(name) ?? name, value]),
  )
  const children = (raw.cn ?? []).filter((child) => child?.nn).map((child) => shownOf(child, templates))
  return { tag: template.tag, id: raw.uid ?? raw.sid, sid: raw.sid, attributes, events: template.events, children }
}

/** The elements of a page from its data. */
export const readNodes = (data: Record<string, unknown>, templates: Map<string, Template>): (Shown | string)[] =>
  ((data.root as Raw | undefined)?.cn ?? []).filter((raw) => raw?.nn).map((raw) => shownOf(raw, templates))

/** The element with the id and all it stands in, innermost first; empty when there is none. */
export const lineTo = (id: string, nodes: (Shown | string)[], above: Shown[] = []): Shown[] => {
  for (const node of nodes) {
    if (typeof node === 'string') continue
    const line = [node, ...above]
    if (node.id === id) return line
    const deeper = lineTo(id, node.children, line)
    if (deeper.length > 0) return deeper
  }
  return []
}

/** Every element, outermost first. */
export const everyNode = (nodes: (Shown | string)[]): Shown[] =>
  nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...everyNode(node.children)]))

/** The words of an element and all in it. */
export const wordsOf = (node: Shown | string): string =>
  typeof node === 'string' ? node : node.children.map(wordsOf).join('')

/** Writes a value where a setData path such as `root.cn.[0].cn.[2].v` points. */
export const writeAt = (data: Record<string, unknown>, where: string, value: unknown): void => {
  const steps = where.match(/[^.[\]]+/g) ?? []
  const last = steps.pop()
  if (last === undefined) return
  let at = data
  steps.forEach((step, place) => {
    const next = steps[place + 1] ?? last
    at[step] ??= /^\d+$/.test(next) ? [] : {}
    at = at[step] as Record<string, unknown>
  })
  at[last] = value
}
