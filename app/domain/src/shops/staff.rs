//! The people of a shop: who works there, who is invited, and why somebody is not.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::form::{Marks, Slip, cut};
use super::permissions::StaffRole;
use super::{InvitationId, ShopState};
use crate::id::{AccountId, ShopId};
use crate::text::{self, Problem};

/// Most people of a shop, open invitations included.
pub const MOST_STAFF: u32 = 50;
/// Days an invitation is good for.
pub const INVITATION_DAYS: i64 = 7;

/// An invitation to be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    /// Where it goes.
    pub email: String,
    /// What they shall be: `manager` or `staff`.
    #[serde(default)]
    pub role: String,
}

impl NewInvitation {
    /// The address and the role, or what is wrong.
    pub fn check(self) -> Result<(String, StaffRole), Slip<Self>> {
        let mut marks = Marks::new();
        let email = marks.field("email", text::email(&self.email));
        let role = StaffRole::named(&self.role).filter(|role| StaffRole::INVITED.contains(role));
        let role = marks.field("role", role.ok_or(Problem::NotOffered));
        let typed = Self { email: cut(&self.email, 300), role: cut(&self.role, 20) };
        marks.done(typed)?;
        Ok((email.unwrap_or_default(), role.unwrap_or(StaffRole::Staff)))
    }
}

/// Why nobody was invited, changed or removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StaffRefusal {
    /// Fields to correct.
    Invalid(Slip<NewInvitation>),
    /// They work here already.
    WorksHere,
    /// An invitation to them is on its way.
    Invited,
    /// The shop has as many people as it may.
    Full {
        /// Most people of a shop.
        most: u32,
    },
    /// Who owns the shop can be neither changed nor removed.
    TheOwner,
    /// Many invitations were sent today; again after this instant.
    TooMany {
        /// When.
        until: DateTime<Utc>,
    },
}

/// Why an invitation was not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InvitationRefusal {
    /// Used, withdrawn, too old, or never sent.
    Gone,
    /// It went to another address than the signed-in account has.
    OtherAddress {
        /// Where it went.
        email: String,
    },
    /// They work there already.
    WorksHere,
    /// The shop has as many people as it may.
    Full,
}

/// Somebody who works in a shop, as its people see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffRow {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub role: StaffRole,
    pub since: DateTime<Utc>,
    /// Whether it is whoever asks.
    pub is_you: bool,
}

/// An invitation that nobody has accepted yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationRow {
    pub id: InvitationId,
    pub email: String,
    pub role: StaffRole,
    pub expires_at: DateTime<Utc>,
    /// Too old to be accepted.
    pub is_over: bool,
}

/// Everybody of a shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffView {
    pub people: Vec<StaffRow>,
    pub invited: Vec<InvitationRow>,
}

/// An invitation as whoever holds its link sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationView {
    pub shop: String,
    pub email: String,
    pub role: StaffRole,
    pub expires_at: DateTime<Utc>,
}

/// The shop that whoever asks stands in, and what they are there: what menus are made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatView {
    pub shop: ShopId,
    pub handle: String,
    pub name: String,
    pub state: ShopState,
    pub role: StaffRole,
    /// All shops they work in, this one included.
    pub shops: Vec<SeatChoice>,
}

/// A shop that somebody may stand in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatChoice {
    pub shop: ShopId,
    pub name: String,
    pub role: StaffRole,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_invited_as_an_owner() {
        let invitation = |email: &str, role: &str| NewInvitation { email: email.to_owned(), role: role.to_owned() };
        assert_eq!(
            invitation(" ana@example.org ", "manager").check(),
            Ok(("ana@example.org".to_owned(), StaffRole::Manager))
        );
        for role in ["owner", "", "admin"] {
            let slip = invitation("ana@example.org", role).check().expect_err("is refused");
            assert_eq!(slip.wrong[0].field, "role", "{role}");
        }
        let slip = invitation("ana", "staff").check().expect_err("is refused");
        assert_eq!((slip.wrong[0].field.as_str(), slip.typed.email.as_str()), ("email", "ana"));
    }
}
