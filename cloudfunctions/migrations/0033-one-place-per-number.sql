-- A place counts for a document number, not for a claim: two names typed for one number are one person until a card is
-- seen. And a pause outlives the deletion of the person who is paused.

alter table tickets add column id_hash bytea;
comment on column tickets.id_hash is 'The holder''s persons.id_hash, gone with the holder''s name; also null of a second claim that held its place before there was one place per number.';

create function ticket_number() returns trigger language plpgsql as $$
begin
  new.id_hash := (select p.id_hash from persons p where p.id = new.person_id);
  return new;
end $$;
create trigger ticket_number before insert or update of person_id on tickets
  for each row execute function ticket_number();

-- Where two claims hold places already both keep them, and the first one counts.
update tickets t set id_hash = p.id_hash
from persons p
where p.id = t.person_id and (
  t.state not in ('booked', 'waiting', 'offered') or not exists (
    select from tickets first join persons who on who.id = first.person_id
    where first.activity_id = t.activity_id and who.id_hash = p.id_hash
      and first.state in ('booked', 'waiting', 'offered') and (first.booked_at, first.id) < (t.booked_at, t.id)
  )
);
create unique index tickets_one_number on tickets (activity_id, id_hash) where state in ('booked', 'waiting', 'offered');

-- Keeps what an account agreed to for one of its people beside the notice; what it agreed to already stays as it was.
create function keep_free_consents(account text, person uuid, wished text[], at bigint) returns void language sql as $$
  insert into privacy_consents (openid, person_id, version, part, agreed_at, basis)
  select link.openid, link.person_id,
    privacy_version('notice', to_char(to_timestamp(at / 1000 + 28800) at time zone 'utc', 'YYYY-MM-DD')), wish.part, at, (
      select c.basis from privacy_consents c
      where c.openid = link.openid and c.person_id = link.person_id and c.part = 'notice'
      order by c.agreed_at desc limit 1
    )
  from account_persons link, unnest(wished) wish (part)
  where link.openid = account and link.person_id = person and not exists (
    select from privacy_consents c where c.openid = link.openid and c.person_id = link.person_id and c.part = wish.part
      and c.withdrawn_at is null
  )
  on conflict do nothing
$$;

-- rushes: each wish may also say `allowed`, the consents given beside it, kept with its place.
do $$ declare
  made text := pg_get_functiondef('take_places'::regproc);
begin
  made := replace(made, 'on conflict (activity_id, person_id) where state in (''booked'', ''waiting'', ''offered'') do nothing',
    'on conflict do nothing');
  made := replace(made, '"bornOn" date, answers json', '"bornOn" date, answers json, allowed text[]');
  made := replace(made, 'return next;', 'if cardinality(wish.allowed) > 0 then
        perform keep_free_consents(wish.account, wish.person, wish.allowed, rush.at);
      end if;
      return next;');
  execute made;
end $$;

create table pauses (
  id_hash bytea not null,
  name_hash bytea not null,
  until instant not null,
  primary key (id_hash, name_hash)
);
comment on table pauses is 'Until when somebody deleted may not sign up, by the keyed hashes they would be registered under again; nothing else is kept of them, and nothing once it is over.';
create index pauses_over on pauses (until);

-- Whether missed places keep a person from signing up: `noShowStandingOf` for what `missedBy` finds, or a pause from before
-- they deleted themselves.
do $$ begin
  execute regexp_replace(pg_get_functiondef('is_paused'::regproc), 'return times >= (.*);\s*end',
    'return times >= \1 or exists (
    select from pauses kept join persons p on p.id_hash = kept.id_hash and p.name_hash = kept.name_hash
    where p.id = person and kept.until > at
  );
end');
end $$;
