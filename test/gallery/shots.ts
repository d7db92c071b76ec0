import { randomUUID } from 'node:crypto'
import { addDays, dayOf } from '../../src/domain/time/calendar'
import { makeCreditCode, makeIdNumber } from '../support/numbers'
import { callAs, type System } from '../support/system'

/** A state a screen is shown in: what the cloud does to every call while the picture is taken. */
export type State = 'filled' | 'loading' | 'empty' | 'refused' | 'offline' | 'broken' | 'elder' | 'wide'

/** One screen: who looks, where, and in which states. */
export type Shot = { name: string; as: string; path: string; states: readonly State[] }

const SEEKER = 'o-shi-guifen'
const NEWCOMER = 'o-yang-jun'
const HELPER = 'o-tian-min'
const RECRUITER = 'o-wu-hai'
const HIRING = 'o-gallery-recruiter'
const CLERK = 'o-luo-jing'
const FRESH = 'o-gallery-fresh'
const REGULAR = 'o-long-xiaoyan'
const CITY_CLERK = 'o-zhou-ming'

const all: readonly State[] = ['filled', 'loading', 'empty', 'refused', 'offline', 'broken', 'elder']
const staff: readonly State[] = ['filled', 'loading', 'empty', 'offline', 'wide']
const some: readonly State[] = ['filled', 'loading', 'refused', 'offline', 'elder']

type Home = {
  special: { id: string } | null
  courses: { id: string }[]
  tickets: { id: string }[]
  fairs: { id: string; special: unknown; day: string }[]
  buses?: { id: string; title: string }[]
}

/** An employer with a flagged posting offered for the special, waiting for review. */
async function hire(system: System, activityId: string): Promise<string> {
  const postingId = randomUUID()
  await callAs(system, HIRING, 'employer.register', {
    employerId: randomUUID(),
    name: '碧江某竹木家具厂',
    creditCode: makeCreditCode(9001),
    district: '520602',
    address: '碧江区某工业园 3 号厂房',
    about: '做竹木家具的小厂，四十来个人，订单稳定。',
    contactName: '吴经理',
    contactPhone: '19900009001',
  })
  await callAs(system, HIRING, 'posting.publish', {
    postingId,
    title: '家具打磨工',
    trade: 'making',
    headcount: 6,
    content: '打磨、上漆、包装。包教会，有老师傅带。限35岁以下，男性优先。',
    region: '520602',
    place: '碧江区某工业园',
    pay: { min: 4000, max: 5500, unit: 'month' },
    education: 'any',
    perks: ['包吃', '包教会'],
    validUntil: addDays(dayOf(Date.now()), 60),
  })
  await callAs(system, HIRING, 'booth.apply', { boothId: randomUUID(), activityId, postingIds: [postingId] })
  return postingId
}

/** The place somebody did not come to: over, and without an entry. */
async function missedBy(system: System): Promise<string> {
  type Held = { id: string; checkedInAt: number | null; activity: { endsAt: number } }
  const tickets = await callAs<Held[]>(system, REGULAR, 'ticket.mine')
  return tickets.find(({ checkedInAt, activity }) => checkedInAt === null && activity.endsAt < Date.now())?.id ?? ''
}

/** Somebody registered a moment ago, who has no sign-ups yet. */
async function register(system: System): Promise<string> {
  const { id } = await callAs<{ id: string }>(system, FRESH, 'person.register', {
    personId: randomUUID(),
    realName: '田小妹',
    idType: 'residentId',
    idNumber: makeIdNumber({ bornOn: '2001-05-04', sex: 'female', seq: 27 }),
    phone: '19900007777',
    consentVersion: '2026-11-24',
    idNumberAgreed: true,
  })
  return id
}

/** A place of the seeker on a bus, at its last stop. */
async function aboardOf(system: System, activityId: string): Promise<string> {
  const { persons } = await callAs<{ persons: { id: string }[] }>(system, SEEKER, 'person.mine')
  const detail = await callAs<{ bus: { stops: { code: string }[] } }>(system, SEEKER, 'activity.get', { activityId })
  const ticket = await callAs<{ id: string }>(system, SEEKER, 'ticket.book', {
    activityId,
    personId: persons[0]?.id,
    stop: detail.bus.stops.at(-1)?.code,
  })
  return ticket.id
}

/** Every screen of the mini-program, with real ids from the demo seed. */
export async function shots(system: System): Promise<Shot[]> {
  const home = await callAs<Home>(system, SEEKER, 'activity.home', { district: null })
  const sessions = await callAs<{ sessionId: string }[]>(system, HELPER, 'gate.sessions')
  const sessionId = sessions[0]?.sessionId
  const settings = { sessionId, venueLimit: 400, tracksExits: true, rotating: true }
  await callAs(system, CLERK, 'gate.settings', settings)
  const special = home.special?.id ?? ''
  const daily = home.fairs.find((fair) => !fair.special)?.id ?? ''
  const posting = await hire(system, special)
  const { campaigns } = await callAs<{ campaigns: { id: string; state: string | null }[] }>(
    system,
    CLERK,
    'campaign.list',
    {
      cursor: null,
    },
  )
  const told = campaigns.find(({ state }) => state === 'sent')?.id ?? ''
  const bus = home.buses?.[0]?.id ?? ''
  const waitingBus = home.buses?.find(({ title }) => title.includes('松桃'))?.id ?? bus
  const aboard = await aboardOf(system, home.buses?.find(({ title }) => title.includes('东莞'))?.id ?? bus)
  const { persons } = await callAs<{ persons: { id: string }[] }>(system, SEEKER, 'person.mine')
  const person = persons[0]?.id ?? ''
  const fresh = await register(system)
  const missed = await missedBy(system)
  return [
    { name: 'home', as: SEEKER, path: 'pages/home/index', states: all },
    { name: 'home-newcomer', as: NEWCOMER, path: 'pages/home/index', states: ['filled', 'elder'] },
    { name: 'calendar', as: SEEKER, path: 'pages/calendar/index', states: some },
    { name: 'postings', as: SEEKER, path: 'pages/postings/index', states: [...some, 'empty'] },
    { name: 'courses', as: SEEKER, path: 'pages/courses/index', states: [...some, 'empty'] },
    { name: 'buses', as: NEWCOMER, path: 'packages/fair/buses/index', states: [...some, 'empty'] },
    { name: 'me', as: SEEKER, path: 'pages/me/index', states: ['filled', 'loading', 'offline', 'elder'] },
    { name: 'me-newcomer', as: NEWCOMER, path: 'pages/me/index', states: ['filled'] },
    { name: 'special', as: NEWCOMER, path: `packages/fair/detail/index?id=${special}`, states: some },
    { name: 'fair', as: NEWCOMER, path: `packages/fair/detail/index?id=${daily}`, states: ['filled', 'elder'] },
    {
      name: 'course',
      as: NEWCOMER,
      path: `packages/course/detail/index?id=${home.courses[0]?.id}`,
      states: ['filled', 'loading', 'elder'],
    },
    {
      name: 'book-newcomer',
      as: NEWCOMER,
      path: `packages/ticket/book/index?activity=${special}`,
      states: ['filled', 'elder'],
    },
    { name: 'book', as: SEEKER, path: `packages/ticket/book/index?activity=${daily}`, states: ['filled', 'offline'] },
    { name: 'ticket', as: SEEKER, path: `packages/ticket/show/index?id=${home.tickets[0]?.id}`, states: some },
    { name: 'tickets', as: SEEKER, path: 'packages/ticket/list/index', states: [...some, 'empty'] },
    { name: 'tickets-past', as: REGULAR, path: 'packages/ticket/list/index', states: ['filled', 'elder'] },
    {
      name: 'ticket-missed',
      as: REGULAR,
      path: `packages/ticket/show/index?id=${missed}`,
      states: ['filled', 'elder'],
    },
    { name: 'privacy', as: NEWCOMER, path: 'packages/service/privacy/index', states: ['filled', 'elder'] },
    {
      name: 'person',
      as: SEEKER,
      path: `packages/service/person/index?id=${person}`,
      states: ['filled', 'loading', 'offline', 'elder'],
    },
    {
      name: 'person-newcomer',
      as: FRESH,
      path: `packages/service/person/index?id=${fresh}`,
      states: ['filled'],
    },
    { name: 'correct', as: SEEKER, path: `packages/service/correct/index?id=${person}`, states: ['filled', 'elder'] },
    { name: 'leave', as: SEEKER, path: `packages/service/leave/index?id=${person}`, states: ['filled', 'elder'] },
    { name: 'leave-all', as: NEWCOMER, path: 'packages/service/leave/index?id=', states: ['filled'] },
    { name: 'settings', as: SEEKER, path: 'packages/service/settings/index', states: ['filled', 'elder', 'offline'] },
    {
      name: 'notices',
      as: SEEKER,
      path: 'packages/service/notices/index',
      states: ['filled', 'empty', 'elder', 'offline'],
    },
    { name: 'gate-sessions', as: HELPER, path: 'packages/gate/sessions/index', states: staff },
    {
      name: 'gate-scan',
      as: HELPER,
      path: `packages/gate/scan/index?sessionId=${sessionId}`,
      states: [...staff, 'refused'],
    },
    {
      name: 'gate-find',
      as: HELPER,
      path: `packages/gate/find/index?sessionId=${sessionId}`,
      states: ['filled'],
    },
    {
      name: 'gate-walk-in',
      as: HELPER,
      path: `packages/gate/walk-in/index?sessionId=${sessionId}`,
      states: ['filled', 'offline'],
    },
    { name: 'gate-claim', as: NEWCOMER, path: 'packages/gate/claim/index', states: ['filled'] },
    {
      name: 'gate-screen',
      as: HELPER,
      path: `packages/gate/screen/index?sessionId=${sessionId}`,
      states: ['filled', 'loading', 'refused', 'offline', 'wide'],
    },
    {
      name: 'check-in',
      as: SEEKER,
      path: `packages/ticket/check-in/index?id=${home.tickets[0]?.id}`,
      states: ['filled', 'offline', 'elder'],
    },
    { name: 'employer-newcomer', as: RECRUITER, path: 'packages/employer/home/index', states: ['filled', 'loading'] },
    { name: 'employer', as: HIRING, path: 'packages/employer/home/index', states: ['filled', 'offline', 'wide'] },
    { name: 'employer-register', as: RECRUITER, path: 'packages/employer/register/index', states: ['filled'] },
    { name: 'posting-new', as: HIRING, path: 'packages/employer/posting/index', states: ['filled'] },
    {
      name: 'posting',
      as: HIRING,
      path: `packages/employer/posting/index?id=${posting}`,
      states: ['filled', 'loading'],
    },
    {
      name: 'booth',
      as: HIRING,
      path: `packages/employer/booth/index?activityId=${special}`,
      states: ['filled', 'loading'],
    },
    { name: 'desk-today', as: CLERK, path: 'packages/desk/today/index', states: staff },
    { name: 'desk-review', as: CLERK, path: 'packages/desk/review/index', states: staff },
    { name: 'desk-fair', as: CLERK, path: `packages/desk/fair/index?activityId=${special}`, states: staff },
    { name: 'desk-notice', as: CLERK, path: `packages/desk/notice/index?activityId=${special}`, states: staff },
    {
      name: 'desk-notice-sent',
      as: CLERK,
      path: `packages/desk/notice/index?activityId=${told}`,
      states: ['filled', 'wide'],
    },
    { name: 'desk-campaigns', as: CLERK, path: 'packages/desk/campaigns/index', states: staff },
    {
      name: 'desk-group',
      as: CLERK,
      path: `packages/desk/group/index?activityId=${special}`,
      states: ['filled', 'loading', 'wide'],
    },
    { name: 'bus', as: NEWCOMER, path: `packages/fair/detail/index?id=${bus}`, states: ['filled', 'loading', 'elder'] },
    {
      name: 'bus-full',
      as: NEWCOMER,
      path: `packages/fair/detail/index?id=${waitingBus}`,
      states: ['filled', 'elder'],
    },
    {
      name: 'book-bus',
      as: SEEKER,
      path: `packages/ticket/book/index?activity=${bus}`,
      states: ['filled', 'elder'],
    },
    {
      name: 'ticket-bus',
      as: SEEKER,
      path: `packages/ticket/show/index?id=${aboard}`,
      states: ['filled', 'elder', 'offline'],
    },
    {
      name: 'desk-bus',
      as: CITY_CLERK,
      path: `packages/desk/fair/index?activityId=${bus}`,
      states: ['filled', 'wide'],
    },
    {
      name: 'desk-bus-edit',
      as: CITY_CLERK,
      path: `packages/desk/edit/index?activityId=${bus}`,
      states: ['filled', 'wide'],
    },
    {
      name: 'desk-bus-new',
      as: CITY_CLERK,
      path: `packages/desk/series/index?district=520602&busOn=${addDays(dayOf(Date.now()), 3)}&venue=${encodeURIComponent('铜仁市人力资源市场')}`,
      states: ['filled', 'wide', 'elder'],
    },
    {
      name: 'desk-days',
      as: CITY_CLERK,
      path: `packages/desk/days/index?day=${home.fairs.at(-1)?.day}`,
      states: ['filled', 'loading', 'offline', 'wide', 'elder'],
    },
    { name: 'desk-days-county', as: CLERK, path: 'packages/desk/days/index', states: ['filled', 'wide', 'empty'] },
    { name: 'desk-roster', as: CITY_CLERK, path: 'packages/desk/roster/index', states: [...staff, 'elder'] },
    { name: 'desk-person', as: CITY_CLERK, path: 'packages/desk/person/index', states: ['filled', 'wide', 'elder'] },
    { name: 'desk-audit', as: CITY_CLERK, path: 'packages/desk/audit/index', states: [...staff, 'elder'] },
    { name: 'desk-rules', as: CITY_CLERK, path: 'packages/desk/rules/index', states: [...staff, 'refused', 'elder'] },
    { name: 'desk-rules-county', as: CLERK, path: 'packages/desk/rules/index', states: ['filled', 'wide'] },
    { name: 'desk-series', as: CITY_CLERK, path: 'packages/desk/series/index', states: ['filled', 'wide'] },
    { name: 'desk-plan', as: CITY_CLERK, path: 'packages/desk/plan/index', states: ['filled', 'wide'] },
    {
      name: 'desk-edit',
      as: CLERK,
      path: `packages/desk/edit/index?activityId=${special}`,
      states: ['filled', 'wide'],
    },
    {
      name: 'desk-people',
      as: CLERK,
      path: `packages/desk/people/index?activityId=${special}`,
      states: ['filled', 'loading', 'wide'],
    },
    {
      name: 'desk-people-empty',
      as: CITY_CLERK,
      path: `packages/desk/people/index?activityId=${home.courses[0]?.id}`,
      states: ['filled', 'wide'],
    },
    { name: 'desk-calls', as: CLERK, path: 'packages/desk/calls/index', states: ['filled', 'wide'] },
    {
      name: 'desk-board',
      as: CLERK,
      path: `packages/desk/board/index?sessionId=${sessions[0]?.sessionId}`,
      states: ['filled', 'loading', 'offline', 'wide'],
    },
    {
      name: 'desk-wall',
      as: NEWCOMER,
      path: `packages/desk/wall/index?sessionId=${sessions[0]?.sessionId}`,
      states: ['filled', 'loading', 'offline', 'wide'],
    },
    {
      name: 'desk-report',
      as: CLERK,
      path: `packages/desk/report/index?sessionId=${sessions[0]?.sessionId}`,
      states: ['filled', 'wide'],
    },
  ]
}
