-- On what an account's consent for a person rests.

alter table privacy_consents
  add column basis text check (basis in ('self', 'agreed', 'guardian'));
comment on column privacy_consents.basis is
  'self: the person agreed; agreed: the person let the account agree; guardian: the account is a child''s guardian (PIPL art. 31). Null: recorded before this was asked; it is asked anew.';

update privacy_consents c set basis = 'self'
from account_persons l
where l.openid = c.openid and l.person_id = c.person_id and l.relation = 'self';
update privacy_consents set basis = 'self' where openid like 'door:%';
