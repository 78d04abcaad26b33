-- Who sells: shops, the people who run them, how they ship.
create schema shops;

create table shops.shops (
    id uuid primary key,
    handle text not null unique check (handle ~ '^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$'),
    name text not null check (length(name) between 2 and 100),
    bio text not null default '',
    city text not null default '' check (length(city) <= 100),
    country text not null check (country ~ '^[A-Z]{2}$'),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    state text not null default 'active' check (state in ('draft', 'active', 'suspended', 'closed')),
    return_days integer not null default 30 check (return_days between 0 and 365),
    tax_bps integer not null default 0 check (tax_bps between 0 and 5000),
    prices_include_tax boolean not null default true,
    -- What the market keeps of a sale; frozen on each order when it is sold.
    fee_bps integer not null default 500 check (fee_bps between 0 and 5000),
    -- Orders are numbered in each shop: prefix and running number. No two shops share a prefix, so that a number that
    -- somebody reads out on the telephone is one order.
    order_prefix text not null unique check (order_prefix ~ '^[A-Z0-9]{2,4}$'),
    next_order_number bigint not null default 1001 check (next_order_number > 0),
    created_at timestamptz not null default now()
);

create table shops.staff (
    shop_id uuid not null references shops.shops (id),
    account_id uuid not null references identity.accounts (id),
    role text not null check (role in ('owner', 'manager', 'staff')),
    since timestamptz not null default now(),
    primary key (shop_id, account_id)
);
create index staff_of_account on shops.staff (account_id);

create table shops.shipping_methods (
    id uuid primary key,
    shop_id uuid not null references shops.shops (id),
    name text not null check (length(name) between 1 and 60),
    rate_minor bigint not null check (rate_minor >= 0),
    free_above_minor bigint check (free_above_minor > 0),
    min_days integer not null check (min_days >= 0),
    max_days integer not null,
    position integer not null default 0,
    check (max_days >= min_days),
    unique (shop_id, name)
);
