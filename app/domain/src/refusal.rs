//! What a use case refuses, when it refuses nothing.

use serde::{Deserialize, Serialize};

/// The refusals of a use case that refuses nothing: there is no value of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Nothing {}
