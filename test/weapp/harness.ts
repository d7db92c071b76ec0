import { everyNode, lineTo, readNodes, type Shown, wordsOf } from './harness/nodes'
import type { Move, Page, Payload } from './harness/pages'
import { createPhone, type Options } from './harness/phone'
import { readTemplates } from './harness/templates'
import type { Answer, Call } from './harness/wechat'

export type { Call, Options, Page, Payload, Shown }

const said = (fault: unknown) => (fault instanceof Error ? (fault.stack ?? fault.message) : String(fault))

/** Runs a built mini-program without WeChat: its scripts in a bare world, its drawing read back through base.wxml. */
export function createMiniProgram(dist: string, options: Options) {
  const templates = readTemplates(dist)
  const phone = createPhone(dist, options)
  const { room, pulse, faults } = phone

  const page = (): Page => {
    const top = room.stack.at(-1)
    if (!top) throw new Error('no page is open')
    return top
  }
  const tree = () => readNodes(page().data, templates)
  const named = () => everyNode(tree()).filter(({ id }) => !/^_/.test(id))
  const line = (id: string) => {
    const found = lineTo(id, tree())
    if (found.length > 0) return found as [Shown, ...Shown[]]
    const ids = named().map((node) => node.id)
    throw new Error(`no element #${id} on ${page().route}; there are: ${ids.join(' ')}`)
  }
  const settle = async () => {
    await pulse.rest()
    if (faults.length === 0) return
    throw new Error(`the mini-program failed on ${room.stack.at(-1)?.route}: ${faults.splice(0).map(said).join('\n')}`)
  }

  /** Fires what WeChat would: taps and touches bubble to each binding ancestor, everything else stays. */
  const fire = (id: string, type: string, detail: object = {}) => {
    const [target, ...above] = line(id)
    const binds = (node: Shown) => node.events.has(`bind${type}`) || node.events.has(`catch${type}`)
    if (!binds(target)) throw new Error(`<${target.tag} id="${id}"> does not bind ${type}`)
    const bubbles = /^(tap|touch|long)/.test(type)
    const at = (node: Shown) => ({ id: node.id, dataset: { sid: node.sid } })
    const timeStamp = Date.now()
    for (const node of bubbles ? [target, ...above.filter(binds)] : [target]) {
      page().eh(phone.inside({ type, timeStamp, target: at(target), currentTarget: at(node), detail }))
      if (node.events.has(`catch${type}`)) break
    }
  }

  return {
    calls: phone.calls,
    payloads: phone.payloads,
    storage: phone.storage,
    pages: room.all,
    tabs: room.tabs,
    stack: room.stack,
    page,
    tree,
    settle,
    fire,
    /** Starts it, at home or cold at another page with a query, as a scanned code or a shared card does. */
    async launch(url: string = room.all[0] ?? '') {
      await pulse.busy(phone.launch(url))
      await settle()
    },
    /** Goes there as code of ours would, within WeChat's rules. */
    async go(move: Move, url: string) {
      await pulse.busy(room.open(move, url))
      await settle()
    },
    async back() {
      room.back()
      await settle()
    },
    async tap(id: string) {
      fire(id, 'tap')
      await settle()
    },
    /** Scrolls to an element: of those watched under its class it and its neighbours are near, the others away. */
    async scrollTo(id: string) {
      for (const { name, tell } of [...phone.watchers]) {
        const all = everyNode(tree()).filter((node) =>
          String(node.attributes.class ?? '')
            .split(' ')
            .includes(name),
        )
        const at = all.findIndex((node) => node.id === id)
        all.forEach((node, nth) => {
          const intersectionRatio = Math.abs(nth - at) <= 1 ? 0.5 : 0
          if (at >= 0) tell(phone.inside({ id: node.id, intersectionRatio, boundingClientRect: { height: 1000 } }))
        })
      }
      await settle()
    },
    /** How many elements WeChat holds for the page. */
    nodes: (): number => everyNode(tree()).length,
    async input(id: string, value: string) {
      fire(id, 'input', { value, cursor: value.length })
      await settle()
    },
    async change(id: string, value: string | number) {
      fire(id, 'change', { value })
      await settle()
    },
    /** Makes a wx API answer otherwise from now on. */
    answer(name: string, answer: Answer) {
      phone.answers[name] = answer
    },
    has: (id: string) => lineTo(id, tree()).length > 0,
    find: (id: string): Shown => line(id)[0],
    /** The words on the page, or in one element. */
    text: (id?: string): string => (id ? wordsOf(line(id)[0]) : tree().map(wordsOf).join('')),
    /** What was sent to the cloud under this name. */
    sent: (call: string): unknown[] =>
      phone.calls
        .filter(({ name }) => name === 'cloud.callFunction')
        .map(({ args }) => args.data as { call: string; input: unknown })
        .filter((event) => event.call === call)
        .map((event) => event.input),
  }
}
