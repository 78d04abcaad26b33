-- Notices in the sites. Mails are rows of the kernel, because every context writes them.
create schema messages;

create table messages.notices (
    id uuid primary key,
    -- The same news reaches the same person once.
    dedupe_key text not null,
    account_id uuid not null references identity.accounts (id),
    site text not null check (site in ('shopper', 'seller', 'admin')),
    title text not null,
    body text not null,
    link text not null,
    created_at timestamptz not null default now(),
    read_at timestamptz,
    unique (account_id, dedupe_key)
);
create index notices_of_account on messages.notices (account_id, site, created_at desc);
create index notices_unread on messages.notices (account_id, site) where read_at is null;
