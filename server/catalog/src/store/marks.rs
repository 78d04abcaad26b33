//! What people put aside, as rows.

use domain::catalog::{MarkKind, Marked, ProductOption};
use domain::id::{AccountId, GuestId, ProductId, ShopId, VariantId};
use kernel::Owner;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::uuids;

/// Whether somebody can look at the product and buy it.
pub(crate) async fn is_on_shelf(db: &mut PgConnection, product: ProductId) -> Result<bool, sqlx::Error> {
    let found = sqlx::query_scalar!("select id from catalog.products where id = $1 and state = 'active'", product.0);
    Ok(found.fetch_optional(db).await?.is_some())
}

/// Puts a product aside; false when the list is full. Whoever adds waits for whoever adds to the same list, so that two
/// at once do not both find the last place.
pub(crate) async fn add(
    db: &mut PgConnection,
    id: Uuid,
    owner: Owner,
    kind: MarkKind,
    product: ProductId,
) -> Result<bool, sqlx::Error> {
    let (account, guest) = owner.columns();
    let list = format!("{kind:?} {account:?} {guest:?}");
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended($1, 0)) is null as locked", list)
        .fetch_one(&mut *db)
        .await?;
    let added = sqlx::query!(
        "insert into catalog.marks (id, kind, product_id, account_id, guest_id)
         select $1, $2, $3, $4, $5
         where (select count(*) from catalog.marks m where m.kind = $2 and m.product_id <> $3
                and (m.account_id = $4 or m.guest_id = $5)) < $6
         on conflict do nothing",
        id,
        kind.name(),
        product.0,
        account,
        guest,
        i64::from(kind.most()),
    )
    .execute(&mut *db)
    .await?;
    if added.rows_affected() == 1 {
        return Ok(true);
    }
    let there = sqlx::query_scalar!(
        r#"select exists (select from catalog.marks where kind = $1 and product_id = $2
               and (account_id = $3 or guest_id = $4)) as "there!""#,
        kind.name(),
        product.0,
        account,
        guest,
    );
    there.fetch_one(db).await
}

/// Takes a product back.
pub(crate) async fn remove(
    db: &mut PgConnection,
    owner: Owner,
    kind: MarkKind,
    product: ProductId,
) -> Result<(), sqlx::Error> {
    let (account, guest) = owner.columns();
    sqlx::query!(
        "delete from catalog.marks where kind = $1 and product_id = $2 and (account_id = $3 or guest_id = $4)",
        kind.name(),
        product.0,
        account,
        guest,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes the product of a variant off a wishlist.
pub(crate) async fn remove_of_variant(
    db: &mut PgConnection,
    owner: Owner,
    variant: VariantId,
) -> Result<(), sqlx::Error> {
    let (account, guest) = owner.columns();
    sqlx::query!(
        "delete from catalog.marks where kind = 'wish' and (account_id = $2 or guest_id = $3)
         and product_id = (select product_id from catalog.variants where id = $1)",
        variant.0,
        account,
        guest,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Everything that somebody has put aside, the latest first.
pub(crate) async fn all(db: &mut PgConnection, owner: Owner) -> Result<Marked, sqlx::Error> {
    let (account, guest) = owner.columns();
    let rows = sqlx::query!(
        "select kind, product_id from catalog.marks where account_id = $1 or guest_id = $2 order by at desc, id",
        account,
        guest,
    )
    .fetch_all(db)
    .await?;
    let mut marked = Marked::default();
    for row in rows {
        let list = if row.kind == MarkKind::Wish.name() { &mut marked.wishes } else { &mut marked.compared };
        list.push(ProductId(row.product_id));
    }
    Ok(marked)
}

/// What is known of a wish, whatever became of it.
pub(crate) struct Named {
    pub product: ProductId,
    pub title: String,
    pub on_shelf: bool,
    pub only: Option<VariantId>,
}

/// These products by name, in this order.
pub(crate) async fn named(db: &mut PgConnection, wanted: &[ProductId]) -> Result<Vec<Named>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select p.id, p.title, p.state = 'active' as "on_shelf!",
                  case when v.count = 1 then v.first end as only
           from unnest($1::uuid[]) with ordinality as wanted (id, place)
           join catalog.products p on p.id = wanted.id
           cross join lateral (
               select count(*) as count, (array_agg(id))[1] as first from catalog.variants
               where product_id = p.id and active) v
           order by wanted.place"#,
        &uuids(wanted),
    )
    .fetch_all(db)
    .await?;
    let named = rows.into_iter().map(|row| Named {
        product: ProductId(row.id),
        title: row.title,
        on_shelf: row.on_shelf,
        only: row.only.map(VariantId),
    });
    Ok(named.collect())
}

/// What is compared of a product beside its card.
pub(crate) struct Facts {
    pub product: ProductId,
    pub shop: ShopId,
    pub brand: Option<String>,
    pub summary: String,
    pub specs: Vec<(String, String)>,
    pub choices: Vec<(String, String)>,
}

/// The facts of these products that are on the shelf.
pub(crate) async fn facts(db: &mut PgConnection, wanted: &[ProductId]) -> Result<Vec<Facts>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select id, shop_id, brand, summary, specs as "specs: Json<Vec<(String, String)>>",
                  options as "options: Json<Vec<ProductOption>>"
           from catalog.products where id = any ($1) and state = 'active'"#,
        &uuids(wanted),
    )
    .fetch_all(db)
    .await?;
    let choice = |option: ProductOption| {
        let values: Vec<String> = option.values.into_iter().map(|value| value.name).collect();
        (option.name, values.join(", "))
    };
    let facts = rows.into_iter().map(|row| Facts {
        product: ProductId(row.id),
        shop: ShopId(row.shop_id),
        brand: row.brand,
        summary: row.summary,
        specs: row.specs.0,
        choices: row.options.0.into_iter().map(choice).collect(),
    });
    Ok(facts.collect())
}

/// What a guest put aside becomes the account's, as far as there is room.
pub(crate) async fn merge(
    db: &mut PgConnection,
    guest: GuestId,
    account: AccountId,
    kind: MarkKind,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update catalog.marks set account_id = $2, guest_id = null where id in (
             select g.id from catalog.marks g
             where g.guest_id = $1 and g.kind = $3 and not exists (
                 select from catalog.marks a
                 where a.account_id = $2 and a.kind = $3 and a.product_id = g.product_id)
             order by g.at desc
             limit greatest(0, $4 - (select count(*) from catalog.marks where account_id = $2 and kind = $3)))",
        guest.0,
        account.0,
        kind.name(),
        i64::from(kind.most()),
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("delete from catalog.marks where guest_id = $1 and kind = $2", guest.0, kind.name())
        .execute(db)
        .await?;
    Ok(())
}

/// Forgets what an account put aside.
pub(crate) async fn forget(db: &mut PgConnection, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from catalog.marks where account_id = $1", account.0).execute(db).await?;
    Ok(())
}

/// Forgets what guests put aside longer ago than their cookie lives.
pub(crate) async fn forget_old(db: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from catalog.marks where guest_id is not null and at < now() - interval '30 days'")
        .execute(db)
        .await?;
    Ok(())
}
