import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { checkOfficePhone } from '@/domain/employer/office-phone'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { goToFirst, Missing } from '@/ui/missing'
import { Sheet } from '@/ui/sheet'
import { sayRefusal } from '@/wording/refusal'
import * as employerCalls from '../../../../types/calls/employer-desk'
import type { Employer } from '../../../../types/employer'
import { ReasonField } from '../reason-field'

const reasons = ['单位来电要求更正', '核实时发现有误', '联系人换了']

/** A clerk puts address and contact right as the employer said; it is told, and the reason is kept. */
export function Contact({ employer, onDone }: { employer: Employer; onDone: () => void }) {
  const { id, name } = employer
  const { state, send } = useWrite(employerCalls.setContact)
  const [open, setOpen] = useState(false)
  const [tried, setTried] = useState(false)
  const [address, setAddress] = useState(employer.address)
  const [contactName, setContactName] = useState(employer.contactName)
  const [phone, setPhone] = useState('')
  const [reason, setReason] = useState('')
  const read = phone.trim() === '' ? null : checkOfficePhone(phone)
  const faults = [
    address.trim() === '' && { id: 'contact-address', label: '地址' },
    contactName.trim() === '' && { id: 'contact-name', label: '联系人姓名' },
    read && !read.ok && { id: 'contact-phone', label: '联系电话' },
    reason.trim() === '' && { id: 'reason', label: '更正原因' },
  ].filter((fault) => fault !== null && fault !== false)
  const save = async () => {
    setTried(true)
    if (faults.length > 0) return goToFirst(faults)
    const contactPhone = read?.ok ? read.value : null
    const wish = { address: address.trim(), contactName: contactName.trim(), contactPhone, reason: reason.trim() }
    const outcome = await send({ employerId: id, ...wish })
    if (outcome.kind !== 'done') return
    setOpen(false)
    onDone()
  }
  return (
    <>
      <Button
        id={`contact-${id}`}
        kind='quiet'
        size='small'
        label={`更正联系方式，${name}`}
        onTap={() => setOpen(true)}
      >
        更正联系方式
      </Button>
      <Sheet
        id='contacting'
        open={open}
        title='更正地址和联系人'
        confirm='保存'
        busy={state.kind === 'sending'}
        onConfirm={save}
        onClose={() => setOpen(false)}
      >
        <Field
          id='contact-address'
          label='地址'
          value={address}
          maxLength={100}
          onChange={setAddress}
          error={tried && !address.trim() ? '请填写地址' : undefined}
        />
        <Field
          id='contact-name'
          label='联系人姓名'
          value={contactName}
          maxLength={30}
          onChange={setContactName}
          error={tried && !contactName.trim() ? '请填写联系人姓名' : undefined}
        />
        <Field
          id='contact-phone'
          label='联系电话'
          type='line'
          value={phone}
          placeholder={`${employer.contactPhone}，不改就空着`}
          onChange={setPhone}
          error={tried && read && !read.ok ? sayRefusal(read.refusal).next : undefined}
        />
        <ReasonField
          label='更正原因（留档备查）'
          reasons={reasons}
          value={reason}
          maxLength={60}
          onChange={setReason}
          error={tried && !reason.trim() ? '请写明原因' : undefined}
        />
        {tried && <Missing faults={faults} />}
        <Answer to={state} where='审核列表' />
      </Sheet>
    </>
  )
}
