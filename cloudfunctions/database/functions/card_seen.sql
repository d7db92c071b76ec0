-- Whether staff saw the card of a person: with an account, at a desk, or where the person was registered at a door by it.
create or replace function card_seen(person uuid) returns boolean language sql stable as $$
  select exists (select from account_persons l where l.person_id = person and l.proved_at is not null)
    or exists (
      select from privacy_consents c where c.person_id = person and c.openid like 'door:%' and c.part = 'notice'
    )
$$;
