-- What people put aside while they look around: to have it some day, or to compare it.
create table catalog.marks (
    id uuid primary key,
    kind text not null check (kind in ('wish', 'compare')),
    product_id uuid not null references catalog.products (id) on delete cascade,
    account_id uuid references identity.accounts (id) on delete cascade,
    guest_id uuid,
    at timestamptz not null default clock_timestamp(),
    check (num_nonnulls(account_id, guest_id) = 1)
);
create unique index marks_of_account on catalog.marks (account_id, kind, product_id) where account_id is not null;
create unique index marks_of_guest on catalog.marks (guest_id, kind, product_id) where guest_id is not null;
create index marks_of_product on catalog.marks (product_id);
create index marks_of_guests on catalog.marks (at) where guest_id is not null;

call kernel.wall('catalog.marks');
create policy own on catalog.marks using
    (kernel.is_person() and (account_id = kernel.account() or guest_id = kernel.guest()));
