-- Accounts to which the market sends money, and the pages on which their owners answer what is asked.

create table sandbox.accounts (
    seq                 bigint generated always as identity unique,
    id                  text primary key,
    country             text not null check (country ~ '^[A-Z]{2}$'),
    email               text,
    business_name       text,
    metadata            jsonb not null,
    -- What the owner has answered; of the bank account only the end is kept.
    first_name          text,
    last_name           text,
    born                date,
    bank_last4          text check (bank_last4 ~ '^[0-9]{4}$'),
    agreed_at           timestamptz,
    -- The bank does not know the account: another one is asked for.
    bank_refused        boolean not null default false,
    created             timestamptz not null default now()
);

create table sandbox.account_links (
    token               text primary key,
    account             text not null references sandbox.accounts (id),
    refresh_url         text not null,
    return_url          text not null,
    created             timestamptz not null default now(),
    expires_at          timestamptz not null,
    used_at             timestamptz
);
