import { serve } from '../kit/serve'
import { answerJoin, letIn } from './answer-join'
import { confirm } from './confirm'
import { dismiss } from './dismiss'
import { join } from './join'
import { list } from './list'
import { mine } from './mine'
import { phone } from './phone'
import { register } from './register'
import { approve, recall, sendBack } from './review'
import { setContact } from './set-contact'

export const main = serve<'employer'>({
  'employer.mine': mine,
  'employer.register': register,
  'employer.confirm': confirm,
  'employer.join': join,
  'employer.answerJoin': answerJoin,
  'employer.letIn': letIn,
  'employer.dismiss': dismiss,
  'employer.approve': approve,
  'employer.sendBack': sendBack,
  'employer.recall': recall,
  'employer.phone': phone,
  'employer.setContact': setContact,
  'employer.list': list,
})
