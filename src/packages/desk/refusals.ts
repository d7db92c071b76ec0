import { learnSayings } from '@/wording/refusal'
import { boothSayings } from '@/wording/refusals/booth'
import { campaignSayings } from '@/wording/refusals/campaign'
import { deskSayings } from '@/wording/refusals/desk'
import { employerSayings } from '@/wording/refusals/employer'
import { gateSayings } from '@/wording/refusals/gate'
import { policySayings } from '@/wording/refusals/policy'
import { postingSayings } from '@/wording/refusals/posting'
import { rosterSayings } from '@/wording/refusals/roster'
import { seriesSayings } from '@/wording/refusals/series'

// The sentences of what only the desk may be refused. Every page of this package imports this file.
learnSayings(
  boothSayings,
  campaignSayings,
  deskSayings,
  employerSayings,
  gateSayings,
  policySayings,
  postingSayings,
  rosterSayings,
  seriesSayings,
)
