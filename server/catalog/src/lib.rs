//! What is for sale: shelves, products, their variants, prices and pictures.
//!
//! Invariants, above all what is absent:
//! - a seller touches the products of their own shop; anybody else's do not exist for them;
//! - nothing is on the shelf without a description, a picture and a variant to buy;
//! - two products never share a web address, nor one that the other had before, nor two active variants of a shop a SKU: the database holds both;
//! - whoever changes a product, its variants or its pictures locks the product first; a form that was filled in over an
//!   older version than the one that is stored is refused;
//! - every price a variant ever had is kept, and every reduction is shown beside the lowest price before it;
//! - an offer holds between two instants of the database's clock and never beside another of its product; one with a
//!   limit never takes more units than that;
//! - what a person puts aside is theirs alone, and no list of it grows without end;
//! - a picture is decoded within limits, encoded anew and named by its content: nothing that was uploaded is served;
//! - a change of a picture is made from what was uploaded, never from what was made of it before;
//! - this context moves no stock. It reads what is there through the view `stock.availability`, the one exception to
//!   the rule that a store names its own schema only, and hands what a seller counted to the context of stock;
//! - what is kept in this process is younger than a second and never decides anything: baskets and orders ask
//!   [`on_sale`].

mod add_image;
mod arrange_images;
mod bulk;
mod cards;
mod clear_shelf;
mod darkroom;
mod departments;
mod discard;
mod duplicate;
mod edit_image;
mod events;
mod export;
mod home;
mod import;
mod keep;
mod keep_draft;
mod listing;
mod map;
mod markdown;
pub mod marks;
mod moderation;
mod move_product;
mod my_product;
mod my_products;
mod names;
pub mod offers;
mod picture;
mod product;
mod purge;
mod remove_image;
mod rules;
mod save;
mod seed;
mod seller;
mod shelf;
mod shelved;
mod shelving;
pub mod shop_pictures;
mod similar;
mod store;
mod tree;

pub use add_image::{add_image, may_add};
pub use arrange_images::{describe_image, place_image};
pub use bulk::bulk_edit;
pub use cards::cards;
pub use clear_shelf::clear_shelf;
pub use departments::{categories, departments};
pub use discard::{Shows, discard_image, discard_unshown};
pub use duplicate::duplicate_in;
pub use edit_image::{edit_image, my_image, preview_image};
pub use events::{ImageDropped, ImportConfirmed, ImportReceived, PriceChanged, ProductChanged, ProductJudged};
pub use export::export_part;
pub use home::home;
pub use import::{Batch, Stored, confirm_import, may_bring, my_import, my_imports, receive_import};
pub use keep::keep_for;
pub use keep_draft::{drop_draft, keep_draft, keep_refused, new_product};
pub use listing::{listing, tidied};
pub use map::{PRODUCTS_A_PART, map_parts, map_places, map_products};
pub use moderation::{judge_product, waiting_products};
pub use move_product::move_product;
pub use my_product::my_product;
pub use my_products::{my_products, my_shelf};
pub use names::{ProductName, names_of, tell_dropped, tell_rated};
pub use picture::{Encoded, encode_image, encode_pixels};
pub use product::{preview, product, whereabouts};
pub use purge::purge_products;
pub use remove_image::remove_image;
pub use save::{Counted, Saved, save_for, save_in};
pub use seed::{
    SeedCategory, SeedImage, SeedProduct, SeedVariant, Seeded, Sown, seed_categories, seed_product, seed_products,
};
pub use shelf::{Sellers, forget, fresh_cache, kept, sellers, tree, tree_now};
pub use shelved::{Shelved, shelved, shelved_after};
pub use shelving::{all_shelves, remove_category, save_category};
pub use similar::{cards_of, similar};
pub use store::sales::{Offered, OnSale, count, on_sale};
pub use tree::Tree;
