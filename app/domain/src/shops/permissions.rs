//! Who may do what in a shop: one table of roles, things and deeds, asked by the server and by every menu.

use serde::{Deserialize, Serialize};

/// What somebody is in a shop. Whoever comes later in this list may do all that those before may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StaffRole {
    /// Packs orders and keeps the shelf.
    Staff,
    /// Runs the shop from day to day.
    Manager,
    /// Answers for it; a shop has one.
    Owner,
}

impl StaffRole {
    /// All roles, the smallest first.
    pub const ALL: [Self; 3] = [Self::Staff, Self::Manager, Self::Owner];
    /// What somebody can be invited as.
    pub const INVITED: [Self; 2] = [Self::Staff, Self::Manager];

    /// The name stored in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Manager => "manager",
            Self::Owner => "owner",
        }
    }

    /// The role as people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Staff => "Staff",
            Self::Manager => "Manager",
            Self::Owner => "Owner",
        }
    }

    /// The role of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether this role may do `action` to `resource`. What the table does not list, nobody may.
    pub fn may(self, resource: Resource, action: Action) -> bool {
        least(resource, action).is_some_and(|least| self >= least)
    }
}

/// What there is in a shop to do something with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resource {
    /// Goods on the shelf, with their prices, pictures and stock.
    Products,
    /// Orders of buyers.
    Orders,
    /// What was sold, and how the shop does.
    Figures,
    /// What buyers say of its goods, and what the shop says to that.
    Reviews,
    /// Name, address, hours, pictures: what the shop says about itself.
    Profile,
    /// Returns, cancellation, tax, low stock, notices.
    Policies,
    /// Ways to ship and what they cost.
    Shipping,
    /// The people of the shop.
    Staff,
    /// What the owner pays and what that allows.
    Plan,
    /// Where the money goes.
    Payouts,
    /// The shop's own web addresses.
    Domains,
    /// Whether there is a shop at all.
    Life,
}

impl Resource {
    /// All resources.
    pub const ALL: [Self; 12] = [
        Self::Products,
        Self::Orders,
        Self::Figures,
        Self::Reviews,
        Self::Profile,
        Self::Policies,
        Self::Shipping,
        Self::Staff,
        Self::Plan,
        Self::Payouts,
        Self::Domains,
        Self::Life,
    ];

    /// What is done at the desk every day. Everybody who works in a shop may do all of it: contexts that only ask
    /// whose shop somebody works in rely on that.
    pub const DESK: [Self; 3] = [Self::Products, Self::Orders, Self::Figures];
}

/// What is done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Looking at it.
    See,
    /// Changing, adding, taking away.
    Change,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 2] = [Self::See, Self::Change];
}

/// The table: who may do it at least.
const TABLE: [(Resource, Action, StaffRole); 24] = [
    (Resource::Products, Action::See, StaffRole::Staff),
    (Resource::Products, Action::Change, StaffRole::Staff),
    (Resource::Orders, Action::See, StaffRole::Staff),
    (Resource::Orders, Action::Change, StaffRole::Staff),
    (Resource::Figures, Action::See, StaffRole::Staff),
    (Resource::Figures, Action::Change, StaffRole::Staff),
    (Resource::Reviews, Action::See, StaffRole::Staff),
    (Resource::Reviews, Action::Change, StaffRole::Manager),
    (Resource::Profile, Action::See, StaffRole::Manager),
    (Resource::Profile, Action::Change, StaffRole::Manager),
    (Resource::Policies, Action::See, StaffRole::Manager),
    (Resource::Policies, Action::Change, StaffRole::Manager),
    (Resource::Shipping, Action::See, StaffRole::Manager),
    (Resource::Shipping, Action::Change, StaffRole::Manager),
    (Resource::Staff, Action::See, StaffRole::Manager),
    (Resource::Staff, Action::Change, StaffRole::Owner),
    (Resource::Plan, Action::See, StaffRole::Manager),
    (Resource::Plan, Action::Change, StaffRole::Owner),
    (Resource::Payouts, Action::See, StaffRole::Manager),
    (Resource::Payouts, Action::Change, StaffRole::Owner),
    (Resource::Domains, Action::See, StaffRole::Manager),
    (Resource::Domains, Action::Change, StaffRole::Owner),
    (Resource::Life, Action::See, StaffRole::Manager),
    (Resource::Life, Action::Change, StaffRole::Owner),
];

/// The smallest role that may do it; nothing when nobody may.
fn least(resource: Resource, action: Action) -> Option<StaffRole> {
    TABLE.iter().find(|(thing, deed, _)| *thing == resource && *deed == action).map(|(_, _, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_lists_everything_once() {
        for resource in Resource::ALL {
            for action in Action::ALL {
                let rows = TABLE.iter().filter(|(thing, deed, _)| (*thing, *deed) == (resource, action)).count();
                assert_eq!(rows, 1, "{resource:?} {action:?}");
            }
        }
    }

    #[test]
    fn a_larger_role_may_all_that_a_smaller_one_may() {
        for (resource, action, _) in TABLE {
            let may: Vec<bool> = StaffRole::ALL.iter().map(|role| role.may(resource, action)).collect();
            assert!(may.is_sorted(), "{resource:?} {action:?}: {may:?}");
            assert!(StaffRole::Owner.may(resource, action), "an owner may everything in their shop");
        }
    }

    #[test]
    fn whoever_may_change_something_may_see_it() {
        for resource in Resource::ALL {
            for role in StaffRole::ALL {
                assert!(
                    !role.may(resource, Action::Change) || role.may(resource, Action::See),
                    "{role:?} {resource:?}"
                );
            }
        }
    }

    #[test]
    fn the_desk_is_everybodys() {
        for resource in Resource::DESK {
            for action in Action::ALL {
                assert!(StaffRole::Staff.may(resource, action), "{resource:?} {action:?}");
            }
        }
        for resource in [Resource::Payouts, Resource::Staff, Resource::Plan, Resource::Life, Resource::Domains] {
            assert!(!StaffRole::Staff.may(resource, Action::See), "{resource:?}");
            assert!(!StaffRole::Manager.may(resource, Action::Change), "{resource:?}");
        }
    }
}
