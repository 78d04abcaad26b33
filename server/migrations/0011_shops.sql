-- Shops, complete: settings, staff, plans, payouts, followers, storefronts, closing.

alter table shops.shops
    add column category text not null default 'other' check (category ~ '^[a-z_]{2,30}$'),
    add column address text not null default '' check (length(address) <= 300),
    add column time_zone text not null default 'UTC' check (length(time_zone) between 3 and 40),
    add column website text not null default '' check (length(website) <= 200),
    add column links text[] not null default '{}' check (cardinality(links) <= 5),
    -- Seven days from Monday: `09:00-18:00`, or nothing when it is closed.
    add column hours text[] not null default '{}' check (cardinality(hours) in (0, 7)),
    add column logo text check (logo ~ '^[0-9a-f]{32}$'),
    add column cover text check (cover ~ '^[0-9a-f]{32}$'),
    add column low_stock integer not null default 10 check (low_stock between 0 and 10000),
    add column notify text[] not null default '{email,web}' check (notify <@ array['email', 'web', 'push']),
    add column tax_id text not null default '' check (length(tax_id) <= 30),
    add column cancellation text not null default '' check (length(cancellation) <= 2000),
    add column suspended_at timestamptz,
    add column suspended_by uuid references identity.accounts (id),
    add column suspended_reason text,
    -- The owner is locked out of the market; what the shop was otherwise stays, and comes back with them.
    add column owner_banned_at timestamptz,
    add column closed_at timestamptz,
    add column purge_at timestamptz,
    add column purged_at timestamptz,
    add column state_before text check (state_before in ('draft', 'active', 'suspended')),
    add check (closed_at is null or (state = 'closed' and purge_at is not null and state_before is not null)),
    add check ((suspended_at is null) = (suspended_reason is null)),
    add check (purged_at is null or closed_at is not null);
create index shops_to_purge on shops.shops (purge_at) where purge_at is not null and purged_at is null;

alter table shops.shipping_methods
    -- Where to; none is everywhere.
    add column countries text[] not null default '{}' check (cardinality(countries) <= 250);

-- Handles that a shop had: its old addresses lead to it, and nobody else may take them.
create table shops.former_handles (
    handle text primary key,
    shop_id uuid not null references shops.shops (id),
    since timestamptz not null default now()
);

-- Somebody with several shops chooses which one they stand in.
alter table shops.staff add column chosen_at timestamptz;
create unique index staff_one_owner on shops.staff (shop_id) where role = 'owner';

create table shops.invitations (
    id uuid primary key,
    shop_id uuid not null references shops.shops (id),
    email text not null,
    email_key text not null,
    role text not null check (role in ('manager', 'staff')),
    -- SHA-256 of the token; the token itself is only in the mail.
    token_hash bytea not null unique check (length(token_hash) = 32),
    invited_by uuid not null references identity.accounts (id),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    accepted_at timestamptz,
    accepted_by uuid references identity.accounts (id),
    withdrawn_at timestamptz,
    check ((accepted_at is null) = (accepted_by is null)),
    check (accepted_at is null or withdrawn_at is null)
);
create unique index invitations_open on shops.invitations (shop_id, email_key)
    where accepted_at is null and withdrawn_at is null;

-- Who did what with a shop, for its people and for admins; rows are only added.
create table shops.history (
    id bigint generated always as identity primary key,
    shop_id uuid not null references shops.shops (id),
    at timestamptz not null default now(),
    actor text not null,
    what text not null check (length(what) between 1 and 40),
    note text not null default '' check (length(note) <= 1000)
);
create index history_of_shop on shops.history (shop_id, id desc);

-- What an owner pays for; without a row it is FREE. A trial is PRO until it ends, once in a life.
create table shops.subscriptions (
    account_id uuid primary key references identity.accounts (id),
    plan text not null default 'free' check (plan in ('free', 'pro', 'enterprise')),
    since timestamptz not null default now(),
    trial_started_at timestamptz,
    trial_ends_at timestamptz,
    check ((trial_started_at is null) = (trial_ends_at is null)),
    check (trial_ends_at > trial_started_at)
);

create table shops.plan_requests (
    id uuid primary key,
    account_id uuid not null references identity.accounts (id),
    shop_id uuid not null references shops.shops (id),
    plan text not null check (plan in ('pro', 'enterprise')),
    note text not null default '' check (length(note) <= 500),
    state text not null default 'waiting' check (state in ('waiting', 'granted', 'refused', 'withdrawn')),
    reason text not null default '' check (length(reason) <= 500),
    created_at timestamptz not null default now(),
    decided_at timestamptz,
    decided_by uuid references identity.accounts (id),
    check ((state = 'waiting') = (decided_at is null)),
    check (state <> 'refused' or reason <> '')
);
create unique index plan_requests_waiting on shops.plan_requests (account_id) where state = 'waiting';
create index plan_requests_queue on shops.plan_requests (created_at) where state = 'waiting';

-- What the payment provider says about paying a shop out.
create table shops.payout_accounts (
    shop_id uuid primary key references shops.shops (id),
    provider_id text unique check (provider_id ~ '^acct_[A-Za-z0-9]+$'),
    details_submitted boolean not null default false,
    payouts_enabled boolean not null default false,
    due text[] not null default '{}',
    disabled_reason text,
    created_at timestamptz not null default now(),
    -- The page on which the owner goes on, and until when it leads anywhere.
    page_url text,
    page_until timestamptz,
    -- When we asked last; an older answer never overwrites a newer one.
    asked_at timestamptz,
    check (provider_id is not null or not payouts_enabled)
);
create index payout_accounts_under_way on shops.payout_accounts (asked_at) where not payouts_enabled;

create table shops.follows (
    shop_id uuid not null references shops.shops (id),
    account_id uuid not null references identity.accounts (id),
    since timestamptz not null default now(),
    primary key (shop_id, account_id)
);
create index follows_of_account on shops.follows (account_id);

-- Beside the shop and not in it: whoever follows must not wait for whoever orders.
create table shops.follower_counts (
    shop_id uuid primary key references shops.shops (id),
    followers bigint not null check (followers >= 0)
);

create function shops.count_followers() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into shops.follower_counts as c (shop_id, followers) values (new.shop_id, 1)
        on conflict (shop_id) do update set followers = c.followers + 1;
        return new;
    end if;
    update shops.follower_counts set followers = followers - 1 where shop_id = old.shop_id;
    return old;
end $$;
create trigger count_followers after insert or delete on shops.follows
    for each row execute function shops.count_followers();

-- Names of a shop's own. Anybody may claim a name; it leads to whoever proved it, and to one shop at a time.
create table shops.domains (
    shop_id uuid not null references shops.shops (id),
    host text not null check (host ~ '^[a-z0-9][a-z0-9.-]{2,251}[a-z0-9]$'),
    token text not null check (length(token) between 20 and 80),
    state text not null default 'pending' check (state in ('pending', 'verified', 'failed')),
    reason text not null default '',
    claimed_at timestamptz not null default now(),
    checked_at timestamptz,
    check_at timestamptz not null default now(),
    verified_at timestamptz,
    primary key (shop_id, host),
    check ((state = 'verified') = (verified_at is not null)),
    check (state <> 'failed' or reason <> '')
);
create unique index domains_verified on shops.domains (host) where state = 'verified';
create index domains_due on shops.domains (check_at);

-- Addresses whose shop was purged: they open no other one.
create table shops.blocked_emails (
    email_key text primary key,
    shop_id uuid not null references shops.shops (id),
    at timestamptz not null default now()
);

create view inv.inv_followers_are_counted as
select s.id as shop_id, coalesce(c.followers, 0) as counted, count(f.account_id) as follow
from shops.shops s
left join shops.follower_counts c on c.shop_id = s.id
left join shops.follows f on f.shop_id = s.id
group by s.id, c.followers having coalesce(c.followers, 0) <> count(f.account_id);

create view inv.inv_every_shop_has_an_owner as
select s.id as shop_id from shops.shops s
where s.purged_at is null
  and not exists (select 1 from shops.staff t where t.shop_id = s.id and t.role = 'owner');
