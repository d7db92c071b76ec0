import { learnSayings } from '@/wording/refusal'
import { gateSayings } from '@/wording/refusals/gate'

// The sentences of what the gate may be refused. Every page of this package imports this file.
learnSayings(gateSayings)
