-- What staff write about somebody, and what a helper is called, lie sealed too; of a text that was scanned only what kind of
-- code it was. `seal-texts.ts` seals what is there in the same transaction and takes the readable columns off. The audit
-- log says that a reason was given; the row it was given for holds it.

alter table gate_rights add column helper_sealed bytea;
alter table tickets add column excuse_sealed bytea, add column cancel_reason_sealed bytea;
alter table scans add column settled_note_sealed bytea, add column undone_reason_sealed bytea,
  add column noted_reason_sealed bytea;
alter table persons add column card_note_sealed bytea;
comment on column gate_rights.helper_sealed is 'What the helper is called at the gate, sealed.';
comment on column tickets.excuse_sealed is 'Why staff do not count a missed place, sealed.';
comment on column tickets.cancel_reason_sealed is 'Why staff took the place back, sealed; null when the holder gave it back.';
comment on column scans.noted_reason_sealed is 'Why the desk noted this entry after the gate had closed, sealed; noted_by who did.';
comment on column persons.card_note_sealed is 'What the clerk wrote who compared the card last, sealed.';
comment on column staff.name is 'Readable on purpose: who decided for the bureau is said beside every decision and may be asked without a key.';
comment on column scans.text_head is 'What kind of code was scanned and enough to tell two apart; never one to enter with, and nothing of a text that is not ours.';

update scans set text_head = case
  when text_head ~* '^T[RS]1:' then left(upper(text_head), 4) || '…' || right(upper(text_head), 6)
  when text_head in ('', 'seed') then text_head else '别处的码' end;

update notices set body = '您的报名被主办方取消。打开报名可以看到原因' where reason like 'revoke:%';

alter table audit disable trigger audit_append_only;
update audit set detail = detail - 'reason' - 'helper'
where act in ('ticket.excuse', 'ticket.revoke', 'ticket.note', 'ticket.cardSeen', 'gate.undo', 'gate.invite');
alter table audit enable trigger audit_append_only;
