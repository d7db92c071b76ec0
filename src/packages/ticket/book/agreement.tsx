import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { openService } from '@/features/routes'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { agreeAnewWords, agreeWords, idNumberWords } from '@/wording/privacy'
import { sayBeside } from '@/wording/refusal'
import * as personCalls from '../../../../types/calls/person'
import type { ConsentBasis, Mine, PersonCard } from '../../../../types/person'
import { AgreeTick } from './agree-tick'
import { BasisTicks } from './basis-ticks'
import styles from './index.module.scss'

type Props = {
  person: PersonCard
  texts: Pick<Mine, 'notice' | 'children'> | null
  tried: boolean
  onAgreed: () => void
}

/** The notice, or for a child its rules, has changed since it was agreed to for this person, or the number or a basis was not: asked again, once. */
export function Agreement({ person, texts, tried, onAgreed }: Props) {
  const { state, send } = useWrite(personCalls.agree)
  const [basis, setBasis] = useState<ConsentBasis | null>(null)
  const [agreed, setAgreed] = useState(false)
  const [idNumberAgreed, setIdNumberAgreed] = useState(false)
  if (person.agreed) return null
  const own = person.bases.includes('self')
  const isSaid = own || basis !== null
  const agree = async (said: { agreed: boolean; idNumberAgreed: boolean; basis: ConsentBasis | null }) => {
    setAgreed(said.agreed)
    setIdNumberAgreed(said.idNumberAgreed)
    setBasis(said.basis)
    if (!said.agreed || !said.idNumberAgreed || !(own || said.basis)) return
    const outcome = await send({
      personId: person.id,
      consentVersion: texts?.notice.version ?? '',
      childrenVersion: texts?.children.version,
      idNumberAgreed: true,
      basis: said.basis ?? undefined,
    })
    if (outcome.kind === 'done') onAgreed()
  }
  const now = { agreed, idNumberAgreed, basis }
  return (
    <>
      <Heading>{own ? '隐私说明更新了' : '帮家人报名，请确认一次'}</Heading>
      <Card id='agreement'>
        <BasisTicks
          bases={person.bases}
          said={basis}
          changes={texts?.children.changes ?? null}
          error={tried && !isSaid ? sayBeside({ code: 'person.basisMissing', bases: person.bases }) : undefined}
          onSay={(said) => agree({ ...now, basis: said })}
        />
        <AgreeTick
          id='agree-anew'
          on={agreed}
          words={own ? agreeAnewWords(texts?.notice.changes ?? null) : agreeWords}
          error={tried && !agreed ? sayBeside({ code: 'person.consentMissing' }) : undefined}
          onChange={(on) => agree({ ...now, agreed: on })}
        />
        <AgreeTick
          id='agree-number'
          on={idNumberAgreed}
          words={idNumberWords}
          error={tried && !idNumberAgreed ? sayBeside({ code: 'person.idConsentMissing' }) : undefined}
          onChange={(on) => agree({ ...now, idNumberAgreed: on })}
        />
        <View className={styles.full}>
          <Button id='privacy' kind='quiet' size='small' onTap={() => openService('privacy')}>
            看《隐私说明》全文
          </Button>
        </View>
        <Answer to={state} where='隐私说明' />
      </Card>
    </>
  )
}
