import { serve } from '../kit/serve'
import { accept } from './accept'
import { board } from './board'
import { book } from './book'
import { cancel } from './cancel'
import { card } from './card'
import { get } from './get'
import { mine } from './mine'
import { reconfirm } from './reconfirm'
import { sweep } from './sweep'

export const main = serve<'ticket'>(
  {
    'ticket.card': card,
    'ticket.book': book,
    'ticket.board': board,
    'ticket.accept': accept,
    'ticket.reconfirm': reconfirm,
    'ticket.cancel': cancel,
    'ticket.get': get,
    'ticket.mine': mine,
    'ticket.sweep': sweep,
  },
  { sweepOffers: 'ticket.sweep' },
)
