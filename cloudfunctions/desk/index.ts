import { serve } from '../kit/serve'
import { activity } from './activity'
import { auditLog } from './audit'
import { called } from './called'
import { calls } from './calls'
import { review } from './review'
import { rows, today } from './today'

export const main = serve<'desk'>({
  'desk.today': today,
  'desk.rows': rows,
  'desk.review': review,
  'desk.activity': activity,
  'desk.audit': auditLog,
  'desk.calls': calls,
  'desk.called': called,
})
