import { serve } from '../kit/serve'
import { get } from './get'

export const main = serve<'privacy'>({ 'privacy.get': get })
