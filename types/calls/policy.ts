import * as z from 'zod/mini'
import { call } from '../call'
import { Count } from '../core'
import { Policy, PolicyWish } from '../policy'
import { PolicyRefusal } from '../refusals/policy'

/** The bureau's rules as they hold, with who changed each last and when. */
export const list = call({
  name: 'policy.list',
  act: 'read',
  who: 'clerk',
  input: {},
  output: z.array(Policy),
  refusals: [PolicyRefusal],
})

/** Sets one rule; `version` is the one the clerk saw. City clerks only. Refusals: policy.cityOnly, policy.changed, policy.reminderQuiet. */
export const save = call({
  name: 'policy.save',
  act: 'write',
  who: 'clerk',
  input: { rule: PolicyWish, version: Count },
  output: z.array(Policy),
  refusals: [PolicyRefusal],
})
