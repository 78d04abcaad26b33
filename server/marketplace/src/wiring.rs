//! Every event handler, job and schedule of the market, on one page.

use kernel::Wiring;

/// The table. `server wiring` prints it; a snapshot test holds it.
pub fn wiring() -> Wiring {
    Wiring::new()
}
