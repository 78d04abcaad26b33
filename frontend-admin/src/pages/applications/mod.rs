//! People who wait for an answer before they may sell: the queue, and answering.

mod decide;
mod queue;

pub use queue::Applications;
