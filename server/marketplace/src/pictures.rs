//! Throwing pictures away that nobody shows any more, neither the catalogue nor any other context.

use catalog::{ImageDropped, Shows};
use kernel::{Market, Op};

/// Everybody besides products and shops who may show a picture.
const SHOWS: [Shows; 2] = [orders::shows, reviews::shows];

/// Deletes the files of a picture unless somebody shows it.
pub async fn discard_image(market: &Market, op: &Op, event: ImageDropped) -> anyhow::Result<()> {
    catalog::discard_unshown(market, op, event, &SHOWS).await
}
