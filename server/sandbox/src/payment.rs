//! Takes the money: one press of the button becomes one charge, one refusal, or one question of the bank.

use sqlx::{PgConnection, Postgres, Transaction};

use crate::cards::{Behaviour, Card, Decline, KeptCard, NOT_AUTHENTICATED};
use crate::store::charges::{Failure, NewCharge};
use crate::store::events::{Cause, News};
use crate::store::intents::{Challenge, IntentRow, NewIntent};
use crate::store::sessions::SessionRow;
use crate::store::{balance, charges, events, intents, sessions};
use crate::{Sandbox, ids, money, objects};

/// How a try to pay ended.
#[derive(Debug)]
pub enum Outcome {
    /// Paid, now or by an earlier press of the button.
    Paid(SessionRow),
    /// Refused; the sentence is for the shopper.
    Refused(SessionRow, &'static str),
    /// The bank wants an answer first.
    BankAsks(SessionRow),
    /// The time is over; nothing was charged.
    Expired(SessionRow),
    /// No question of the bank is open (any more).
    NothingAsked(SessionRow),
    /// There is no such session.
    Unknown,
}

/// The buyer's answer to the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Approve,
    Refuse,
}

/// Charges the card for the session.
pub async fn pay(sandbox: &Sandbox, session_id: &str, card: Card, payer: &str) -> sqlx::Result<Outcome> {
    let mut desk = match Desk::open(sandbox, session_id).await? {
        Ok(desk) => desk,
        Err(closed) => return Ok(closed),
    };
    let intent = desk.intent().await?;
    match card.behaviour {
        Behaviour::Succeeds | Behaviour::SucceedsThenDisputed => {
            let disputed_later = card.behaviour == Behaviour::SucceedsThenDisputed;
            desk.capture(&intent, &card.kept, payer, disputed_later).await?;
            desk.close(Outcome::Paid).await
        }
        Behaviour::Declines(decline) => {
            desk.decline(&intent, &card.kept, payer, decline).await?;
            desk.close(|session| Outcome::Refused(session, decline.words)).await
        }
        Behaviour::AsksTheBank => {
            desk.ask(&intent, card.kept, payer).await?;
            desk.close(Outcome::BankAsks).await
        }
    }
}

/// Goes on after the bank's question.
pub async fn answer_bank(sandbox: &Sandbox, session_id: &str, answer: Answer) -> sqlx::Result<Outcome> {
    let mut desk = match Desk::open(sandbox, session_id).await? {
        Ok(desk) => desk,
        Err(closed) => return Ok(closed),
    };
    let Some((intent, challenge)) = desk.open_question().await? else {
        desk.tx.rollback().await?;
        return Ok(Outcome::NothingAsked(desk.session));
    };
    match answer {
        Answer::Approve => {
            let card = KeptCard { authenticated: true, ..challenge.card };
            desk.capture(&intent, &card, &challenge.payer, false).await?;
            desk.close(Outcome::Paid).await
        }
        Answer::Refuse => {
            desk.not_authenticated(&intent).await?;
            desk.close(|session| Outcome::Refused(session, NOT_AUTHENTICATED.words)).await
        }
    }
}

/// One try: a locked open session, and the news that its transaction will tell.
struct Desk<'a> {
    sandbox: &'a Sandbox,
    tx: Transaction<'static, Postgres>,
    session: SessionRow,
    news: Vec<News>,
}

impl<'a> Desk<'a> {
    /// Locks the session. The second of two simultaneous presses waits here and then finds it paid.
    async fn open(sandbox: &'a Sandbox, id: &str) -> sqlx::Result<Result<Self, Outcome>> {
        let mut tx = sandbox.pool().begin().await?;
        let ended = match sessions::lock(&mut tx, id).await? {
            None => Outcome::Unknown,
            Some(session) if session.status == "complete" => Outcome::Paid(session),
            Some(session) if session.status == "expired" => Outcome::Expired(session),
            Some(session) => return Ok(Ok(Self { sandbox, tx, session, news: Vec::new() })),
        };
        tx.rollback().await?;
        Ok(Err(ended))
    }

    fn conn(&mut self) -> &mut PgConnection {
        &mut self.tx
    }

    fn tell(&mut self, kind: &'static str, object: serde_json::Value) {
        self.news.push(News { kind, object });
    }

    fn tell_of_intent(&mut self, kind: &'static str, intent: &IntentRow) {
        let object = objects::intent(intent, &self.sandbox.0.public_url);
        self.tell(kind, object);
    }

    /// The session's intent; the first try opens it.
    async fn intent(&mut self) -> sqlx::Result<IntentRow> {
        if let Some(id) = self.session.payment_intent.clone()
            && let Some(intent) = intents::lock(self.conn(), &id).await?
        {
            return Ok(intent);
        }
        let id = ids::intent();
        let new = NewIntent {
            session: Some(&self.session.id),
            amount: self.session.amount_total,
            currency: &self.session.currency,
            metadata: &self.session.intent_metadata,
            description: self.session.intent_description.as_deref(),
            receipt_email: self.session.receipt_email.as_deref(),
            transfer_group: self.session.transfer_group.as_deref(),
        };
        let intent = intents::insert(&mut self.tx, &id, &ids::client_secret(&id), &new).await?;
        self.session = sessions::set_intent(&mut self.tx, &self.session.id, &id).await?;
        self.tell_of_intent("payment_intent.created", &intent);
        Ok(intent)
    }

    async fn open_question(&mut self) -> sqlx::Result<Option<(IntentRow, Challenge)>> {
        let Some(id) = self.session.payment_intent.clone() else { return Ok(None) };
        let Some(mut intent) = intents::lock(self.conn(), &id).await? else { return Ok(None) };
        Ok(intent.challenge.take().map(|challenge| (intent, challenge.0)))
    }

    /// Takes the money. A second capture of the same intent would break a unique index and undo everything here.
    async fn capture(
        &mut self,
        intent: &IntentRow,
        card: &KeptCard,
        payer: &str,
        disputed_later: bool,
    ) -> sqlx::Result<()> {
        let (charge_id, method, entry) = (ids::charge(), method_of(intent), ids::balance_transaction());
        let new = NewCharge {
            id: &charge_id,
            intent: &intent.id,
            card,
            payment_method: &method,
            payer_name: payer,
            payer_email: self.session.customer_email.as_deref(),
            failure: None,
            disputed_later,
            balance_transaction: Some(&entry),
        };
        let charge = charges::insert(&mut self.tx, &new).await?;
        let entry = balance::NewEntry {
            id: &entry,
            kind: "charge",
            source: &charge_id,
            amount: charge.amount,
            fee: money::fee(charge.amount),
            currency: &charge.currency,
            description: charge.description.as_deref(),
        };
        balance::insert(&mut self.tx, &entry).await?;
        let intent = intents::succeed(&mut self.tx, &intent.id, &charge_id, &method).await?;
        self.session = sessions::complete(&mut self.tx, &self.session.id, Some(payer)).await?;
        self.tell("charge.succeeded", objects::charge(&charge));
        self.tell_of_intent("payment_intent.succeeded", &intent);
        let session = objects::session(&self.session, &self.sandbox.0.public_url);
        self.tell("checkout.session.completed", session);
        Ok(())
    }

    async fn decline(
        &mut self,
        intent: &IntentRow,
        card: &KeptCard,
        payer: &str,
        decline: &Decline,
    ) -> sqlx::Result<()> {
        let (charge_id, method, failure) = (ids::charge(), method_of(intent), failure_of(decline));
        let new = NewCharge {
            id: &charge_id,
            intent: &intent.id,
            card,
            payment_method: &method,
            payer_name: payer,
            payer_email: self.session.customer_email.as_deref(),
            failure: Some(&failure),
            disputed_later: false,
            balance_transaction: None,
        };
        let charge = charges::insert(&mut self.tx, &new).await?;
        let error = objects::failed_try(&failure, Some(&charge_id));
        let intent = intents::fail(&mut self.tx, &intent.id, Some(&charge_id), &error).await?;
        self.tell("charge.failed", objects::charge(&charge));
        self.tell_of_intent("payment_intent.payment_failed", &intent);
        Ok(())
    }

    async fn ask(&mut self, intent: &IntentRow, card: KeptCard, payer: &str) -> sqlx::Result<()> {
        let challenge = Challenge { card, payer: payer.to_owned() };
        let intent = intents::challenge(&mut self.tx, &intent.id, &ids::payment_method(), &challenge).await?;
        self.tell_of_intent("payment_intent.requires_action", &intent);
        Ok(())
    }

    async fn not_authenticated(&mut self, intent: &IntentRow) -> sqlx::Result<()> {
        let error = objects::failed_try(&failure_of(&NOT_AUTHENTICATED), None);
        let intent = intents::fail(&mut self.tx, &intent.id, None, &error).await?;
        self.tell_of_intent("payment_intent.payment_failed", &intent);
        Ok(())
    }

    /// Commits the change together with the news of it.
    async fn close(mut self, outcome: impl FnOnce(SessionRow) -> Outcome) -> sqlx::Result<Outcome> {
        let news = std::mem::take(&mut self.news);
        events::publish(&mut self.tx, news, &Cause::default()).await?;
        self.tx.commit().await?;
        self.sandbox.ring();
        Ok(outcome(self.session))
    }
}

/// A card that waited for its bank keeps its name; any other try is a new one.
fn method_of(intent: &IntentRow) -> String {
    intent.payment_method.clone().filter(|_| intent.status == "requires_action").unwrap_or_else(ids::payment_method)
}

fn failure_of(decline: &Decline) -> Failure {
    Failure {
        code: decline.code.to_owned(),
        decline_code: decline.bank_code.map(str::to_owned),
        message: decline.message.to_owned(),
    }
}
