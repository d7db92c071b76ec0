-- Each consent is kept on its own: the notice, the document number, and what one may do without (PIPL art. 14, 29).
-- One that is withdrawn stays as a record; given again, it is a new one.

alter table privacy_consents
  add column part text not null default 'notice' check (part in ('notice', 'idNumber', 'help', 'keyGroup', 'choosing')),
  add column withdrawn_at instant,
  drop constraint privacy_consents_pkey,
  add check (withdrawn_at is null or part in ('help', 'keyGroup', 'choosing')),
  add primary key (openid, person_id, version, part, agreed_at);
create unique index privacy_consents_live on privacy_consents (person_id, openid, part, version) where withdrawn_at is null;
comment on column privacy_consents.part is
  'notice: the privacy notice; idNumber: the document number; help: that staff at the door know help is needed; keyGroup: a word given to belong to a key group; choosing: answers and groups used to choose whom to tell of a special.';

-- Whether an account agreed, for this person and on a basis it said, to the notice of the day and to the number's use.
create function has_agreed(account text, person uuid, today text) returns boolean language sql stable as $$
  select count(distinct part) = 2 from privacy_consents
  where openid = account and person_id = person and part in ('notice', 'idNumber') and withdrawn_at is null
    and basis is not null and version = privacy_version('notice', today)
$$;
