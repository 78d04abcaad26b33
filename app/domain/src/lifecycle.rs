//! The table that says which state may follow which, for orders, payments and everything else that has a life.
//!
//! [`lifecycle!`] lists states and moves once; the enums, the check, the buttons, the diagram and the list that the
//! SQL `check` constraint is compared with all come from that list.

/// What every lifecycle can tell about itself.
pub trait Lifecycle: Copy + Eq + std::fmt::Debug + 'static {
    /// The moves of this lifecycle.
    type Move: Copy + Eq + std::fmt::Debug + 'static;
    /// All states, in the order of the table; the first is where a life begins.
    const STATES: &'static [Self];
    /// All moves as (move, from, to).
    const MOVES: &'static [(Self::Move, Self, Self)];

    /// The name stored in the database and sent over the wire.
    fn name(self) -> &'static str;

    /// The state after `step`, or nothing when it is not allowed from here.
    fn after(self, step: Self::Move) -> Option<Self> {
        Self::MOVES.iter().find(|(m, from, _)| *m == step && *from == self).map(|(_, _, to)| *to)
    }

    /// Whether `step` is allowed from here.
    fn may(self, step: Self::Move) -> bool {
        self.after(step).is_some()
    }

    /// Whether nothing can follow.
    fn is_final(self) -> bool {
        !Self::MOVES.iter().any(|(_, from, _)| *from == self)
    }

    /// The state of that name.
    fn named(name: &str) -> Option<Self> {
        Self::STATES.iter().copied().find(|state| state.name() == name)
    }

    /// States that can not be reached from the first one: must be empty.
    fn unreachable() -> Vec<Self> {
        let mut reached = vec![Self::STATES[0]];
        let mut index = 0;
        while index < reached.len() {
            for (_, from, to) in Self::MOVES {
                if *from == reached[index] && !reached.contains(to) {
                    reached.push(*to);
                }
            }
            index += 1;
        }
        Self::STATES.iter().copied().filter(|state| !reached.contains(state)).collect()
    }

    /// The table as a Mermaid state diagram.
    fn diagram() -> String {
        let mut lines = vec!["stateDiagram-v2".to_owned(), format!("    [*] --> {}", Self::STATES[0].name())];
        for (step, from, to) in Self::MOVES {
            lines.push(format!("    {} --> {}: {step:?}", from.name(), to.name()));
        }
        lines.extend(Self::STATES.iter().filter(|s| s.is_final()).map(|s| format!("    {} --> [*]", s.name())));
        lines.join("\n")
    }
}

/// Declares a state enum and a move enum from one table.
///
/// ```
/// domain::lifecycle! {
///     /// A parcel.
///     pub enum Parcel by ParcelMove { Packed = "packed", Sent = "sent" }
///     Send: Packed => Sent;
/// }
/// use domain::lifecycle::Lifecycle;
/// assert!(Parcel::Packed.may(ParcelMove::Send));
/// assert!(Parcel::Sent.is_final());
/// ```
#[macro_export]
macro_rules! lifecycle {
    (
        $(#[$meta:meta])*
        pub enum $state:ident by $step:ident { $($variant:ident = $name:literal),+ $(,)? }
        $($move:ident: $($from:ident)|+ => $to:ident;)+
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $state { $(#[doc = concat!("Stored as `", $name, "`.")] #[serde(rename = $name)] $variant),+ }

        #[doc = concat!("The moves of [`", stringify!($state), "`].")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $step { $(#[doc = stringify!($($from)|+ => $to)] $move),+ }

        impl $crate::lifecycle::Lifecycle for $state {
            type Move = $step;
            const STATES: &'static [Self] = &[$(Self::$variant),+];
            const MOVES: &'static [($step, Self, Self)] = &[$($(($step::$move, Self::$from, Self::$to)),+),+];
            fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}
