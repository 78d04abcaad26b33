//! What has to run behind a market that is filled without being served: the worker, the sandbox, an ear for webhooks.

use axum::Router;
use axum::routing::post;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::doors::Doors;
use crate::market::House;
use crate::{listen, webhook};

/// Everything that runs, until it is stopped.
pub struct Stage {
    stop: CancellationToken,
    tasks: JoinSet<()>,
}

impl Stage {
    /// Starts it.
    pub fn start(house: &House, doors: Doors, webhooks: TcpListener) -> Self {
        let stop = CancellationToken::new();
        let mut tasks = JoinSet::new();
        tasks.spawn(kernel::worker::run(house.web.clone(), stop.clone()));
        let ear = Router::new().route(webhook::PATH, post(webhook::receive)).with_state(house.web.clone());
        tasks.spawn(listen::serve(webhooks, ear, stop.clone()));
        if let (Some(sandbox), Some(listener)) = (&house.sandbox, doors.sandbox) {
            tasks.spawn(listen::serve(listener, sandbox.router(), stop.clone()));
            let (sandbox, stop) = (sandbox.clone(), stop.clone());
            tasks.spawn(async move { sandbox.deliver_webhooks(stop.cancelled_owned()).await });
        }
        Self { stop, tasks }
    }

    /// Stops it, and waits for what was under way.
    pub async fn stop(mut self) {
        self.stop.cancel();
        while self.tasks.join_next().await.is_some() {}
    }
}
