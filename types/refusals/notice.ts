import * as z from 'zod/mini'
import { plain } from './plain'

/** About notices and asking for them. */
export const NoticeRefusal = z.discriminatedUnion('code', [plain('template.notFound'), plain('notice.notFound')])
export type NoticeRefusal = z.infer<typeof NoticeRefusal>
