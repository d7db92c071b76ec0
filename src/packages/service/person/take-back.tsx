import { useWrite } from '@/api/use-write'
import { Button } from '@/ui/button'
import * as person from '../../../../types/calls/person'
import type { PersonId } from '../../../../types/core'
import { FreeConsent } from '../../../../types/person'
import type { Dossier } from '../../../../types/privacy'

type Props = { consent: Dossier['consents'][number]; personId: PersonId; onDone: () => void }

/** Takes back one consent that one may do without; nothing beside the others, which end with deleting. */
export function TakeBack({ consent, personId, onDone }: Props) {
  const { state, send } = useWrite(person.allow)
  const part = FreeConsent.safeParse(consent.part)
  if (!part.success || consent.withdrawnAt) return null
  const takeBack = async () => {
    const outcome = await send({ personId, part: part.data, allowed: false })
    if (outcome.kind === 'done') onDone()
  }
  return (
    <Button id={`withdraw-${part.data}`} kind='quiet' size='small' busy={state.kind === 'sending'} onTap={takeBack}>
      {state.kind === 'unknown' || state.kind === 'broken' ? '没有撤回，再点一次' : '撤回'}
    </Button>
  )
}
