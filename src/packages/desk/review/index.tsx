import { PageShell } from '@/components/page-shell'

export default function DeskReview() {
  return <PageShell title='审核'>审核</PageShell>
}
