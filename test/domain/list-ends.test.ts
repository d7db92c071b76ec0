import type * as z from 'zod/mini'
import { contract } from '../../types/contract'

type Def = {
  type: string
  shape?: Record<string, z.ZodMiniType>
  element?: z.ZodMiniType
  innerType?: z.ZodMiniType
  valueType?: z.ZodMiniType
  options?: z.ZodMiniType[]
}

/** Every list an answer holds, and whether what holds it also says where the list goes on. */
const lists = (schema: z.ZodMiniType, path: string, siblings: readonly string[] = []): readonly [string, boolean][] => {
  const def = schema._zod.def as Def
  const shape = Object.entries(def.shape ?? {})
  const beside = shape.map(([key]) => key)
  return [
    ...(def.type === 'array' ? [[path, siblings.includes('next')] as [string, boolean]] : []),
    ...shape.flatMap(([key, inner]) => lists(inner, `${path}.${key}`, beside)),
    ...(def.options ?? []).flatMap((inner) => lists(inner, path, siblings)),
    ...(def.element ? lists(def.element, `${path}[]`) : []),
    ...(def.innerType ? lists(def.innerType, path, siblings) : []),
    ...(def.valueType ? lists(def.valueType, `${path}{}`) : []),
  ]
}

/** Lists that are always whole: the number of their lines is bounded by what they are. */
const WHOLE = [
  // of one thing: its stops, perks, lessons, marks, bases, the people of one account, the rows of one change
  /\.(perks|flags|occasions|stops|bases|options|fields|displaced|weekdays|sessions|lessons|off|bar|helpers)$/,
  /^(person|employer)\.\w+\.(persons|others|consents|answers|groups|retention|people|people\[\]\.places|recruiters|requests)$/,
  /\.person\.bases$/,
  /^(person\.|privacy\.|policy\.|consent\.|question\.|ticket\.standing|notice\.kinds)/,
  /\.(days|themes|years|knownYears|closed|byHand|gaps|venues|series|standings|minutes|minutes\[\]\.counts|flow|unknown|withoutTheme|taken|fresh|kept|skipped)$/,
  /^gate\.\w+\.(gates|groups|districts|devices|outcomes|ways|codes|keys|used|left|freed|tickets\.\w+|hall\.people|boarding|answers)$/,
  /^(desk|gate)\.\w+\.(boarding)$/,
  /^series\.(preview|edit|previewPick|pick|plan|previewCallOff|callOff|dates)\.rows$/,
  /^series\.\w+\.day\.affected$/,
  /^series\.gaps$/,
  /^roster\.(show|remove|take\.bad)$/,
  /\.message\.rows$/,
  /^booth\.\w+\.(postings|rows|employers)$/,
  /\.(booths|employers)\[\]\.postings$/,
  /^employer\.mine\.booths\[\]\.postings$/,
  /\.consents\.standings$/,
  /\.(myTickets|questions|audience\.\w+|keyGroups|districts)$/,
  /^desk\.review\.joins$/,
  /^gate\.search\.hits\[\]\.together$/,
]

/** Lists that can be cut, each with where the answer or its page says so and how the rest is seen. */
const SAID: Readonly<Record<string, string>> = {
  'activity.home.fairs': 'the calendar is one tap away and counts them',
  'activity.home.courses': 'the page of courses pages to its end',
  'activity.home.buses': 'the page of buses pages to its end',
  'activity.home.tickets': 'held in full by ticket.mine and ticket.history',
  'activity.month.shown.buses': 'busCount',
  'activity.get.related': 'a button to all buses of the day',
  'activity.get.topPostings': 'morePostings',
  'ticket.mine': 'ticket.history goes on behind them',
  'ticket.card.overlaps': 'the first three are enough to look again',
  'gate.sessions': 'GATE_SESSIONS_MOST',
  'gate.live.scans': 'the last twenty, called so',
  'gate.search.hits': 'more',
  'gate.assign.candidates': 'GATE_CANDIDATES_MOST',
  'gate.revoke.candidates': 'GATE_CANDIDATES_MOST',
  'desk.activity.candidates': 'GATE_CANDIDATES_MOST',
  'employer.mine.postings': 'more',
  'employer.mine.booths': 'more',
  'desk.review.employers': 'next.employers',
  'desk.review.booths': 'next.booths',
  'desk.calls': 'the oldest fifty, called so',
  'desk.called': 'the oldest fifty, called so',
  'campaign.report.troubles': 'a few examples, called so',
}
for (const call of ['board', 'settle', 'settings', 'release', 'skip']) {
  Object.assign(SAID, { [`gate.${call}.conflicts`]: 'conflictsOpen' })
}
Object.assign(SAID, { 'gate.report.conflicts': 'counted beside, and whole in gate.evidence' })

const all = [...new Map(Object.entries(contract).flatMap(([call, { output }]) => lists(output, call)))]

test('the whole contract is walked', () => {
  expect(all.length).toBeGreaterThan(150)
})

test('every list of every answer pages to its end, is whole by what it is, or says where the rest is', () => {
  const silent = all.filter(
    ([path, pages]) => !pages && SAID[path] === undefined && !WHOLE.some((rule) => rule.test(path)),
  )
  expect(silent.map(([path]) => path)).toEqual([])
})

test('nothing is said of a list that is not there', () => {
  const paths = new Set(all.map(([path]) => path))
  expect(Object.keys(SAID).filter((path) => !paths.has(path))).toEqual([])
})
