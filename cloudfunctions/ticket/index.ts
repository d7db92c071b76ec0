import { serve } from '../kit/serve'
import { book } from './book'
import { cancel } from './cancel'
import { get } from './get'
import { mine } from './mine'

export const main = serve<'ticket'>({
  'ticket.book': book,
  'ticket.cancel': cancel,
  'ticket.get': get,
  'ticket.mine': mine,
})
