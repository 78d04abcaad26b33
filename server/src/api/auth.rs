//! Coming in and going out, for programs.

use axum::Json;
use axum::response::{IntoResponse as _, Response};
use domain::id::ChallengeId;
use domain::identity::SecondEntry;
use domain::identity::{CodeEntry, CodePurpose, Credentials, ForgotRequest, NewAccount, NewPassword, RefreshRequest};
use http::StatusCode;
use marketplace::identity::{self, Pending, ProgramEntered};

use super::asked::{Asker, Body};
use super::shapes::{
    Code, CodeOpens, Forgot, Refresh, Resend, Reset, ResetToken, Second, Sent, SignIn, SignUp, Step, Tokens,
};
use super::told::{Refusals, Told};

type Answer<T> = Result<T, Told>;

/// Asks for an account. A code is mailed; the answer is the same for an address that has an account.
#[utoipa::path(post, path = "/api/v1/auth/sign-up", tag = "auth", request_body = SignUp,
    responses((status = 202, description = "A code was mailed", body = Sent), Refusals))]
pub async fn sign_up(asker: Asker, Body(form): Body<SignUp>) -> Answer<Response> {
    let SignUp { name, email, password } = form;
    let sent = identity::sign_up(&asker.market, &asker.op, NewAccount { name, email, password }).await;
    let sent = sent.map_err(|failure| Told::failure(&asker.op, failure))?;
    Ok((StatusCode::ACCEPTED, Json(Sent::from(sent))).into_response())
}

/// Enters a mailed code: of a sign-up, or for a forgotten password.
#[utoipa::path(post, path = "/api/v1/auth/code", tag = "auth", request_body = Code,
    responses((status = 200, description = "What the code opens", body = CodeOpens), Refusals))]
pub async fn code(asker: Asker, Body(form): Body<Code>) -> Answer<Json<CodeOpens>> {
    let Asker { market, op } = &asker;
    let entry = CodeEntry { challenge: ChallengeId(form.challenge), code: form.code };
    let purpose = identity::code_purpose(market, op, entry.challenge).await;
    if purpose.map_err(|failure| Told::failure(op, failure))? == Some(CodePurpose::ResetPassword) {
        let allowed = identity::enter_reset_code(market, op, entry).await;
        let allowed = allowed.map_err(|failure| Told::failure(op, failure))?;
        let expires_in = u32::try_from(allowed.lasts.as_secs()).unwrap_or(u32::MAX);
        return Ok(Json(CodeOpens::Reset(ResetToken { reset_token: allowed.token, expires_in })));
    }
    let pair = identity::confirm_code_program(market, op, entry).await;
    Ok(Json(CodeOpens::Tokens(pair.map_err(|failure| Told::failure(op, failure))?.into())))
}

/// Asks for another code, a minute after the last one at the earliest.
#[utoipa::path(post, path = "/api/v1/auth/resend", tag = "auth", request_body = Resend,
    responses((status = 202, description = "Another code was mailed", body = Sent), Refusals))]
pub async fn resend(asker: Asker, Body(form): Body<Resend>) -> Answer<Response> {
    let sent = identity::resend_code(&asker.market, &asker.op, ChallengeId(form.challenge)).await;
    let (sent, _) = sent.map_err(|failure| Told::failure(&asker.op, failure))?;
    Ok((StatusCode::ACCEPTED, Json(Sent::from(sent))).into_response())
}

/// Signs in with e-mail and password.
#[utoipa::path(post, path = "/api/v1/auth/sign-in", tag = "auth", request_body = SignIn,
    responses(
        (status = 200, description = "Signed in", body = Tokens),
        (status = 202, description = "One more step is asked for", body = Step),
        Refusals,
    ))]
pub async fn sign_in(asker: Asker, Body(form): Body<SignIn>) -> Answer<Response> {
    let SignIn { email, password } = form;
    let entered = identity::sign_in_program(&asker.market, &asker.op, Credentials { email, password }).await;
    Ok(step(entered.map_err(|failure| Told::failure(&asker.op, failure))?))
}

/// Enters the second step of a sign-in.
#[utoipa::path(post, path = "/api/v1/auth/second", tag = "auth", request_body = Second,
    responses(
        (status = 200, description = "Signed in", body = Tokens),
        (status = 202, description = "One more step is asked for", body = Step),
        Refusals,
    ))]
pub async fn second(asker: Asker, Body(form): Body<Second>) -> Answer<Response> {
    let Asker { market, op } = &asker;
    let entry = SecondEntry { code: form.code };
    let entered = identity::enter_second_step_program(market, op, &form.step_token, entry).await;
    Ok(step(entered.map_err(|failure| Told::failure(op, failure))?))
}

fn step(entered: ProgramEntered) -> Response {
    match entered {
        ProgramEntered::In(pair) => Json(Tokens::from(pair)).into_response(),
        ProgramEntered::Second(Pending { token, step, lasts }) => {
            (StatusCode::ACCEPTED, Json(Step::new(token, step, lasts.as_secs()))).into_response()
        }
    }
}

/// Exchanges a refresh token for the next pair. Each is used once; one that is used twice ends them all.
#[utoipa::path(post, path = "/api/v1/auth/refresh", tag = "auth", request_body = Refresh,
    responses((status = 200, description = "The next pair", body = Tokens), Refusals))]
pub async fn refresh(asker: Asker, Body(form): Body<Refresh>) -> Answer<Json<Tokens>> {
    let request = RefreshRequest { refresh_token: form.refresh_token };
    let pair = identity::refresh(&asker.market, &asker.op, request).await;
    Ok(Json(pair.map_err(|failure| Told::failure(&asker.op, failure))?.into()))
}

/// Ends the sign-in of the token that asks. Without one there is nothing to end.
#[utoipa::path(post, path = "/api/v1/auth/sign-out", tag = "auth", security((), ("bearer" = [])),
    responses((status = 204, description = "Signed out"), Refusals))]
pub async fn sign_out(asker: Asker) -> Answer<StatusCode> {
    let ended = identity::sign_out(&asker.market, &asker.op).await;
    ended.map_err(|failure| Told::failure(&asker.op, failure))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks for a code for a new password. The answer is the same for an address that has no account.
#[utoipa::path(post, path = "/api/v1/auth/forgot", tag = "auth", request_body = Forgot,
    responses((status = 202, description = "A code was mailed, if there is an account", body = Sent), Refusals))]
pub async fn forgot(asker: Asker, Body(form): Body<Forgot>) -> Answer<Response> {
    let sent = identity::forgot_password(&asker.market, &asker.op, ForgotRequest { email: form.email }).await;
    let sent = sent.map_err(|failure| Told::failure(&asker.op, failure))?;
    Ok((StatusCode::ACCEPTED, Json(Sent::from(sent))).into_response())
}

/// Replaces a forgotten password. Every sign-in of the account ends.
#[utoipa::path(post, path = "/api/v1/auth/reset", tag = "auth", request_body = Reset,
    responses((status = 204, description = "The password is another one now"), Refusals))]
pub async fn reset(asker: Asker, Body(form): Body<Reset>) -> Answer<StatusCode> {
    let request = NewPassword { token: form.reset_token, password: form.password };
    let done = identity::reset_password(&asker.market, &asker.op, request).await;
    done.map_err(|failure| Told::failure(&asker.op, failure))?;
    Ok(StatusCode::NO_CONTENT)
}
