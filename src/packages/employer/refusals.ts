import { learnSayings } from '@/wording/refusal'
import { boothSayings } from '@/wording/refusals/booth'
import { employerSayings } from '@/wording/refusals/employer'
import { postingSayings } from '@/wording/refusals/posting'

// The sentences of what an employer may be refused. Every page of this package imports this file.
learnSayings(boothSayings, employerSayings, postingSayings)
