import { serve } from '../kit/serve'
import { remove } from './remove'
import { show } from './show'
import { take } from './take'

export const main = serve<'roster'>({ 'roster.show': show, 'roster.take': take, 'roster.remove': remove })
