import * as z from 'zod/mini'
import { LocalDate } from '../core'
import { PayUnit } from '../posting'
import { plain } from './plain'

/** About postings. */
export const PostingRefusal = z.discriminatedUnion('code', [
  plain('posting.notFound'),
  plain('posting.payRange'),
  z.object({ code: z.literal('posting.payUnlikely'), unit: PayUnit, meant: z.nullable(PayUnit) }),
  plain('posting.payWide'),
  z.object({ code: z.literal('posting.validity'), latest: LocalDate }),
  plain('posting.closed'),
  plain('posting.unsafe'),
])
export type PostingRefusal = z.infer<typeof PostingRefusal>
