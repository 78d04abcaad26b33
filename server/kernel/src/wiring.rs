//! Who hears which event, and what runs when: filled on one page of `marketplace`, printed by `server wiring`.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;

use crate::market::Market;
use crate::op::Op;
use crate::tx::{Event, Tx};

type InTransaction =
    Arc<dyn for<'a> Fn(&'a Market, &'a mut Tx, serde_json::Value) -> BoxFuture<'a, anyhow::Result<()>> + Send + Sync>;
type Outside =
    Arc<dyn for<'a> Fn(&'a Market, &'a Op, serde_json::Value) -> BoxFuture<'a, anyhow::Result<()>> + Send + Sync>;
type Timed = Arc<dyn for<'a> Fn(&'a Market, &'a Op) -> BoxFuture<'a, anyhow::Result<()>> + Send + Sync>;

/// How a handler runs.
#[derive(Clone)]
pub(crate) enum Run {
    /// In the transaction that also marks the delivery done: its writes happen exactly once.
    InTransaction(InTransaction),
    /// Outside of any transaction, because it calls somebody: must be harmless when it runs twice.
    Outside(Outside),
}

/// Something that hears an event.
#[derive(Clone)]
pub struct Handler {
    /// The event's name.
    pub event: &'static str,
    /// The function's own path, such as `stock::commit_holds`.
    pub name: &'static str,
    pub(crate) run: Run,
}

/// Something that runs again and again.
#[derive(Clone)]
pub struct Schedule {
    /// The function's own path.
    pub name: &'static str,
    /// From the end of one run to the start of the next, at least.
    pub every: Duration,
    pub(crate) run: Timed,
}

/// The whole table.
#[derive(Clone, Default)]
pub struct Wiring {
    handlers: BTreeMap<&'static str, Vec<Handler>>,
    schedules: Vec<Schedule>,
}

impl Wiring {
    /// Nobody hears anything.
    pub fn new() -> Self {
        Self::default()
    }

    /// `handler` hears `E` inside the transaction that marks the delivery done. Use [`crate::hears!`].
    #[must_use]
    pub fn on<E: Event>(
        self,
        name: &'static str,
        handler: for<'a> fn(&'a Market, &'a mut Tx, E) -> BoxFuture<'a, anyhow::Result<()>>,
    ) -> Self {
        let run: InTransaction = Arc::new(move |market, tx, payload| match serde_json::from_value(payload) {
            Ok(event) => handler(market, tx, event),
            Err(error) => Box::pin(async move { Err(error.into()) }),
        });
        self.add::<E>(name, Run::InTransaction(run))
    }

    /// `job` hears `E` outside of any transaction, because it calls somebody. Use [`crate::calls!`].
    #[must_use]
    pub fn call<E: Event>(
        self,
        name: &'static str,
        job: for<'a> fn(&'a Market, &'a Op, E) -> BoxFuture<'a, anyhow::Result<()>>,
    ) -> Self {
        let run: Outside = Arc::new(move |market, op, payload| match serde_json::from_value(payload) {
            Ok(event) => job(market, op, event),
            Err(error) => Box::pin(async move { Err(error.into()) }),
        });
        self.add::<E>(name, Run::Outside(run))
    }

    /// `job` runs every so often, on one node at a time. Use [`crate::runs!`].
    #[must_use]
    pub fn every(
        mut self,
        every: Duration,
        name: &'static str,
        job: for<'a> fn(&'a Market, &'a Op) -> BoxFuture<'a, anyhow::Result<()>>,
    ) -> Self {
        self.schedules.push(Schedule { name, every, run: Arc::new(job) });
        self
    }

    fn add<E: Event>(mut self, name: &'static str, run: Run) -> Self {
        self.handlers.entry(E::NAME).or_default().push(Handler { event: E::NAME, name, run });
        self
    }

    /// Everybody who hears the event of that name.
    pub fn handlers_of(&self, event: &str) -> &[Handler] {
        self.handlers.get(event).map_or(&[], Vec::as_slice)
    }

    /// The handler of that event and name.
    pub(crate) fn handler(&self, event: &str, name: &str) -> Option<&Handler> {
        self.handlers_of(event).iter().find(|handler| handler.name == name)
    }

    /// Everything that runs again and again.
    pub fn schedules(&self) -> &[Schedule] {
        &self.schedules
    }

    /// The table as a person reads it.
    pub fn describe(&self) -> String {
        let mut lines = Vec::new();
        for (event, handlers) in &self.handlers {
            lines.push((*event).to_owned());
            for handler in handlers {
                let how = if matches!(handler.run, Run::Outside(_)) { "  calls " } else { "  " };
                lines.push(format!("{how}{}", handler.name));
            }
        }
        for schedule in &self.schedules {
            lines.push(format!("every {:?} {}", schedule.every, schedule.name));
        }
        lines.join("\n")
    }
}

/// `hears!(wiring, orders::OrderPaid => stock::commit, messages::thank)`: in-transaction handlers.
#[macro_export]
macro_rules! hears {
    ($wiring:expr, $event:ty => $($handler:path),+ $(,)?) => {
        $wiring$(.on::<$event>(stringify!($handler), |market, tx, event| Box::pin($handler(market, tx, event))))+
    };
}

/// `calls!(wiring, payments::RefundRequested => payments::send_refund)`: handlers that call somebody.
#[macro_export]
macro_rules! calls {
    ($wiring:expr, $event:ty => $($job:path),+ $(,)?) => {
        $wiring$(.call::<$event>(stringify!($job), |market, op, event| Box::pin($job(market, op, event))))+
    };
}

/// `runs!(wiring, seconds(5) => stock::sweep)`: something that runs again and again.
#[macro_export]
macro_rules! runs {
    ($wiring:expr, $every:expr => $($job:path),+ $(,)?) => {
        $wiring$(.every($every, stringify!($job), |market, op| Box::pin($job(market, op))))+
    };
}
