//! The pictures that a shop shows of itself. How a picture is made ready is the catalogue's; here is whose it is.

use domain::shops::{Action, Resource, ShopPicture, ShopState};
use kernel::{Failure, Nothing, Op, Tx};
use sqlx::PgConnection;

use crate::events::ShopChanged;
use crate::permit::permit;
use crate::store::settings;

/// Whether whoever asks may change the pictures of their shop: to be asked before the work is done.
pub async fn may_show(tx: &mut Tx, op: &Op) -> Result<(), Failure<Nothing>> {
    permit(tx.db(), op, Resource::Profile, Action::Change).await.map(|_| ())
}

/// Shows another picture, or none, in the caller's transaction; the name of the one that was shown before.
pub async fn show(
    tx: &mut Tx,
    op: &Op,
    picture: ShopPicture,
    key: Option<&str>,
) -> Result<Option<String>, Failure<Nothing>> {
    let seat = permit(tx.db(), op, Resource::Profile, Action::Change).await?;
    let shop = settings::lock_shop(tx.db(), seat.shop).await?.ok_or(Failure::NotFound)?;
    if shop.state == ShopState::Closed {
        return Err(Failure::Forbidden);
    }
    let before = settings::set_picture(tx.db(), seat.shop, picture, key).await?;
    let what = if key.is_some() { "picture changed" } else { "picture removed" };
    settings::note(tx.db(), seat.shop, &op.actor_name(), what, picture.name()).await?;
    tx.publish(&ShopChanged { shop: seat.shop })?;
    Ok(before)
}

/// Whether some shop shows the picture of that name.
pub async fn is_shown(db: &mut PgConnection, key: &str) -> Result<bool, sqlx::Error> {
    settings::shows_picture(db, key).await
}
