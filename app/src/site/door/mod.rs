//! The door of the seller site and the admin site: signing in, the second step, a forgotten password, a mailed code.

mod again;
mod code;
mod code_page;
mod forgot;
mod frame;
mod new_password;
mod passkey;
mod second;
mod set_up;
mod sign_in;

pub use again::Again;
use again::{AskAgain, sent_code};
pub use code::{CodeField, code_note};
pub use code_page::CodePage;
pub use forgot::{ForgotCodePage, ForgotPage};
pub use frame::Door;
pub use new_password::{NewPasswordField, NewPasswordPage};
pub use second::SecondStepPage;
pub use set_up::SetUp;
pub use sign_in::SignInPage;
