/** A timer of the platform: 7 fields `sec min hour day month weekday year`; weekdays by name, digits differ between docs. */
export type Timer = { name: string; cron: string }

/** How one noun is deployed. `memory` in MB, `timeout` in seconds. */
export type FunctionConfig = { noun: string; memory: number; timeout: number; timers: readonly Timer[] }

const plain = (noun: string): FunctionConfig => ({ noun, memory: 256, timeout: 10, timers: [] })

/** Every cloud function of the system. */
export const functions: readonly FunctionConfig[] = [
  plain('activity'),
  { noun: 'ticket', memory: 256, timeout: 30, timers: [{ name: 'sweepOffers', cron: '30 * * * * * *' }] },
  { noun: 'series', memory: 256, timeout: 60, timers: [{ name: 'makeSeries', cron: '0 10 2 * * * *' }] },
  { noun: 'person', memory: 256, timeout: 60, timers: [{ name: 'purgePersons', cron: '0 40 3 * * * *' }] },
  plain('posting'),
  plain('employer'),
  plain('booth'),
  plain('gate'),
  plain('desk'),
  plain('roster'),
  plain('policy'),
  plain('privacy'),
  plain('consent'),
  { noun: 'campaign', memory: 256, timeout: 60, timers: [{ name: 'proposeCampaign', cron: '0 30 8 * * * *' }] },
  {
    noun: 'notice',
    memory: 256,
    timeout: 60,
    timers: [
      { name: 'drainNotices', cron: '0 * * * * * *' },
      { name: 'remind', cron: '40 */5 * * * * *' },
    ],
  },
]
