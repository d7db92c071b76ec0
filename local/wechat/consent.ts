import { subscriptionOf, type World } from './world'

/** The kinds of yes, by what the person lets a message do besides. */
export const YES = ['accept', 'acceptWithAudio', 'acceptWithAlert', 'acceptWithForcePush'] as const
type Yes = (typeof YES)[number]

/** The choices `wx.requestSubscribeMessage` reports. */
export type Choice = Yes | 'reject' | 'ban' | 'filter'

export type Refused = { errCode: number; errMsg: string }

/** What the dialog has to ask, and what is settled without asking. */
export interface Question {
  appName: string
  open: { id: string; title: string }[]
  settled: Record<string, Choice>
}

const REFUSALS: Record<number, string> = {
  10001: 'TmplIds can not be empty',
  10004: 'Invalid template id',
  20001: 'No template data return, verify the template id exist',
  20002: 'Templates type must be same',
  20003: 'Templates count out of max bounds',
  20004: 'The main switch is switched off',
}

const MOST_TEMPLATES = 5

/** What WeChat does with a request for consent before it shows anything. */
export function askConsent(world: World, openid: string, tmplIds: unknown): Question | Refused {
  if (!Array.isArray(tmplIds) || tmplIds.length === 0) return refuse(10001)
  if (!tmplIds.every((id) => typeof id === 'string')) return refuse(10004)
  if (tmplIds.length > MOST_TEMPLATES) return refuse(20003)
  const templates = world.templates.filter(({ id }) => tmplIds.includes(id))
  if (templates.length < new Set(tmplIds).size) return refuse(20001)
  if (new Set(templates.map(({ type }) => type)).size > 1) return refuse(20002)
  if (world.state.switchedOff.includes(openid)) return refuse(20004)
  const question: Question = { appName: world.app.name, open: [], settled: {} }
  const titles = new Set<string>()
  for (const { id, title } of templates) {
    const always = subscriptionOf(world, openid, id).always
    if (world.state.banned.includes(id)) question.settled[id] = 'ban'
    else if (titles.has(title)) question.settled[id] = 'filter'
    else if (always) question.settled[id] = always
    else question.open.push({ id, title })
    titles.add(title)
  }
  return question
}

/** Records an answer: every accept, also a remembered one, is one more message that may be sent. */
export function answerConsent(
  world: World,
  openid: string,
  answer: { tmplIds: unknown; accepted: readonly string[]; always: boolean; yes?: Yes },
): Record<string, Choice> | Refused {
  const question = askConsent(world, openid, answer.tmplIds)
  if ('errCode' in question) return question
  const choices = { ...question.settled }
  for (const { id } of question.open) {
    const isYes = answer.accepted.includes(id)
    choices[id] = isYes ? (answer.yes ?? 'accept') : 'reject'
    if (answer.always) subscriptionOf(world, openid, id).always = isYes ? 'accept' : 'reject'
  }
  for (const [id, choice] of Object.entries(choices)) if (YES.some((yes) => yes === choice)) credit(world, openid, id)
  world.changed()
  return choices
}

/** Adds accepts without a dialog: for seeds and tests. A long-term template needs only one. */
export function credit(world: World, openid: string, templateId: string, times = 1) {
  const subscription = subscriptionOf(world, openid, templateId)
  const isLongTerm = world.templates.find(({ id }) => id === templateId)?.type === 'longTerm'
  subscription.credits = isLongTerm ? 1 : subscription.credits + times
  world.changed()
}

/** What `wx.getSetting({ withSubscriptions: true })` tells: only choices ticked 总是保持以上选择 are listed. */
export function subscriptionsSetting(world: World, openid: string) {
  const itemSettings: Record<string, Choice> = {}
  for (const [id, { always }] of Object.entries(world.state.subscriptions[openid] ?? {}))
    if (always) itemSettings[id] = always
  return { mainSwitch: !world.state.switchedOff.includes(openid), itemSettings }
}

/** The person's own settings page: the main switch, and undoing a remembered choice. */
export function changeSetting(world: World, openid: string, change: { mainSwitch?: boolean; forget?: string }) {
  const others = world.state.switchedOff.filter((each) => each !== openid)
  if (change.mainSwitch !== undefined) world.state.switchedOff = change.mainSwitch ? others : [...others, openid]
  if (world.templates.some(({ id }) => id === change.forget))
    delete subscriptionOf(world, openid, change.forget!).always
  world.changed()
  return subscriptionsSetting(world, openid)
}

const refuse = (errCode: number): Refused => ({
  errCode,
  errMsg: `requestSubscribeMessage:fail ${REFUSALS[errCode]}`,
})
