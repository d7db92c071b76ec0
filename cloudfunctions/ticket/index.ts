import { serve } from '../kit/serve'
import { accept } from './accept'
import { allowAgain } from './allow-again'
import { board } from './board'
import { book } from './book'
import { cancel } from './cancel'
import { card } from './card'
import { cardSeen } from './card-seen'
import { checkIn } from './check-in'
import { excuse } from './excuse'
import { get } from './get'
import { history } from './history'
import { list } from './list'
import { mine } from './mine'
import { note } from './note'
import { phone } from './phone'
import { reconfirm } from './reconfirm'
import { revoke } from './revoke'
import { standing } from './standing'
import { sweep } from './sweep'

export const main = serve<'ticket'>(
  {
    'ticket.card': card,
    'ticket.checkIn': checkIn,
    'ticket.book': book,
    'ticket.board': board,
    'ticket.accept': accept,
    'ticket.reconfirm': reconfirm,
    'ticket.cancel': cancel,
    'ticket.get': get,
    'ticket.mine': mine,
    'ticket.history': history,
    'ticket.standing': standing,
    'ticket.list': list,
    'ticket.phone': phone,
    'ticket.revoke': revoke,
    'ticket.excuse': excuse,
    'ticket.cardSeen': cardSeen,
    'ticket.note': note,
    'ticket.allowAgain': allowAgain,
    'ticket.sweep': sweep,
  },
  { sweepOffers: 'ticket.sweep' },
)
