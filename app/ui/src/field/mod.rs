//! Text fields: the label above, help below, and an error that says how to mend it.

pub(crate) mod example;
mod frame;
mod input;
mod text_area;

pub(crate) use frame::{Frame, FrameIds, Words};
pub use input::{Field, InputKind};
pub use text_area::TextArea;
