-- People who were erased: their orders keep what an invoice needs, and lose who it was once nothing is on its way.
alter table orders.groups
    -- The buyer is to be forgotten, and since when they are.
    add column forget boolean not null default false,
    add column forgotten_at timestamptz,
    add check (forgotten_at is null or forget);
create index groups_to_forget on orders.groups (created_at) where forget and forgotten_at is null;
