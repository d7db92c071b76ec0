import { accept, refuse } from '../../types/reply'
import type { Verb } from '../kit/serve'
import { auditOwn } from './audit'
import { readDossier } from './read-dossier'

/** Everything stored about one person; a full reading leaves a line in the audit log in the same transaction. */
export const dossier: Verb<'person.dossier'> = ({ input: { personId, full }, actor, db, now, traceId }) =>
  db.transaction(async (tx) => {
    const read = await readDossier(tx, { openid: actor.openid, personId, now })
    if (!read) return refuse({ code: 'person.notFound' })
    if (!full) return accept(read.dossier)
    if (!read.dossier.keeper) return refuse({ code: 'person.notKeeper' })
    await auditOwn(tx, { at: now, traceId, personId, act: 'person.dossier' })
    return accept({ ...read.dossier, full: true, person: { ...read.dossier.person, ...read.open() } })
  })
