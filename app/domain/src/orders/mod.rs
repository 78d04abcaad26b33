//! From basket to delivery: carts, what they cost, orders and their lives.

mod cart;
mod checkout;
mod state;
mod totals;
mod view;

pub use cart::{CartItem, CartLineView, CartRefusal, CartShop, CartView, Trouble};
pub use checkout::{COUNTRIES, CheckedOrder, Country, NewOrder, PlaceRefusal, Placed, postal_address};
pub use state::{OrderMove, OrderState};
pub use totals::{ShopBasket, ShopTotals, Totals, TotalsLine, totals};
pub use view::{
    GroupView, MoveRefusal, OrderFilter, OrderLineView, OrderSummary, OrderView, PostalAddress, Shipment, TimelineEntry,
};
