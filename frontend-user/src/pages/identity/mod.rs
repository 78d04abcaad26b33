//! Coming in, going out, and one's own page.

mod account;
mod code;
mod door;
mod sign_in;
mod sign_up;

pub use account::AccountPage;
pub use code::CodePage;
pub use sign_in::SignInPage;
pub use sign_up::SignUpPage;
