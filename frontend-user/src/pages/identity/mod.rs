//! Coming in, going out, and one's own pages.

mod account;
mod code;
mod code_form;
mod door;
mod forgot;
mod new_password;
mod passkey;
mod second;
mod set_up;
mod sign_in;
mod sign_up;

pub use account::{
    AccountPage, AddressPage, AddressesPage, AppPage, ApplyPage, CodesPage, DataPage, NewAddressPage, ProfilePage,
    SecurityPage,
};
pub use account::{Frame, label_words};
pub use code::CodePage;
pub use forgot::{ForgotCodePage, ForgotNewPage, ForgotPage};
pub use second::SecondPage;
pub use sign_in::SignInPage;
pub use sign_up::SignUpPage;
