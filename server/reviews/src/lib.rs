//! What buyers say of what they bought, what others say to that, and the ratings that follow from it.
//!
//! Invariants, above all what is absent:
//! - nobody reviews what they did not buy, before it has arrived, or what their own shop sells; there is one review for
//!   each line that was bought, and the database holds that;
//! - ratings of products and shops are counted by the database in the statement that changes a review: no code here adds
//!   a star to anything;
//! - a shop writes replies and nothing else: it can neither change nor remove a review, nor see one that is not shown;
//! - people vote once and report once, and neither on their own; three reports bring an admin, they hide nothing;
//! - what was rejected is looked at before it is shown again, also when it was taken back and written anew;
//! - whoever is erased loses their name, their photos and their votes here; what they said of the goods, and the stars,
//!   stay, because others have bought by them and the shop was paid by them;
//! - what is kept in this process is younger than a second and holds nothing of whoever asks.

mod author;
mod edit;
mod events;
mod forget;
mod kept;
mod lists;
mod moderate;
mod my_reviews;
mod photos;
mod reply;
mod report;
mod rules;
pub mod seed;
mod shop_list;
mod store;
pub mod told;
mod vote;
mod withdraw;
mod write;

pub use edit::edit;
pub use events::{ReviewAnswered, ReviewDecided, ReviewQuestioned, ReviewWritten};
pub use forget::{forget_shop, forget_writer};
pub use lists::{of_product, of_shop, one};
pub use moderate::{decide, queue, queue_counts};
pub use my_reviews::{my_review, my_reviews, to_review};
pub use photos::{add_photo, remove_photo, shows};
pub use reply::{remove_reply, reply};
pub use report::report;
pub use shop_list::{shop_reviews, unanswered};
pub use vote::find_helpful;
pub use withdraw::withdraw;
pub use write::write;
