import { nextUnsent, withGrants, withoutGrants } from '@/domain/notice/unsent'
import { forgetStored, readStored, writeStored } from '@/platform/storage'
import * as consent from '../../types/calls/consent'
import type { ConsentGrant, Consents } from '../../types/consent'
import type { Instant } from '../../types/core'
import { call } from './call'

/** Storage is apart for each account on every platform, so what lies here is the account's own. */
const KEY = 'consent.unsent'

/** Answers of WeChat's dialog the cloud has not confirmed yet. WeChat counted them: they must not be lost. */
export const unsentGrants = (): ConsentGrant[] => readStored<ConsentGrant[]>(KEY) ?? []

function keepUnsent(grants: readonly ConsentGrant[]): void {
  if (grants.length > 0) writeStored(KEY, grants)
  else forgetStored(KEY)
}

/** What came of a report: the consents as they stand then, and whether all there was to report has arrived. */
type Reported = { told: { value: Consents; at: Instant } | null; isSaved: boolean }

let reporting: Promise<Reported> = Promise.resolve({ told: null, isSaved: true })

/**
 * Reports these answers and every one that was left behind, one report after the other. Each has an id made in the tap,
 * so that one that arrives twice counts once. What the cloud refuses for good is dropped.
 */
export function reportGrants(grants: readonly ConsentGrant[]): Promise<Reported> {
  keepUnsent(withGrants(unsentGrants(), grants))
  reporting = reporting.then(reportAll, reportAll)
  return reporting
}

async function reportAll(): Promise<Reported> {
  let told: Reported['told'] = null
  let isSaved = true
  for (let some = nextUnsent(unsentGrants()); some.length > 0; some = nextUnsent(unsentGrants())) {
    const outcome = await call(consent.grant, { grants: some })
    const isBusy = outcome.kind === 'refused' && outcome.refusal.code === 'system.busy'
    if (outcome.kind === 'unknown' || outcome.kind === 'broken' || isBusy) return { told, isSaved: false }
    keepUnsent(withoutGrants(unsentGrants(), some))
    if (outcome.kind === 'done') told = { value: outcome.value, at: outcome.now }
    else isSaved = false
  }
  return { told, isSaved }
}
