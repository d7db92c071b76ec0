import * as z from 'zod/mini'
import { call } from '../call'
import { PrivacyText, PrivacyTextName, PrivacyVersion } from '../privacy'

/** A text on personal data as it holds, or an earlier version of it. Refusals: privacy.notFound. */
export const get = call({
  name: 'privacy.get',
  act: 'read',
  who: 'account',
  input: { name: PrivacyTextName, version: z.nullable(PrivacyVersion) },
  output: PrivacyText,
})
