//! Asks a timestamp server. This is the only file of the program that uses the
//! network; a digest goes out, and nothing else.

use std::time::Duration;

use ureq::{Agent, Error};

use super::failure::Failure;

/// Longer than servers take that answer at all.
const PATIENCE: Duration = Duration::from_secs(30);
/// More than a timestamp with its certificates takes.
const MOST_BYTES: u64 = 100_000;
/// Kinds of messages (RFC 3161, 3.4).
const QUERY: &str = "application/timestamp-query";
const REPLY: &str = "application/timestamp-reply";

/// Sends a request and returns the answer.
pub fn ask(server: &str, request: &[u8]) -> Result<Vec<u8>, Failure> {
    if !server.starts_with("http://") {
        let fact = format!("the timestamp server `{server}` is not named by an http address");
        let hint = "write `http://` and its name; a timestamp is signed and needs no https";
        return Err(Failure::usage(fact, hint));
    }
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(0)
        .user_agent("undersigned")
        .build()
        .into();
    let sent = agent.post(server).header("Content-Type", QUERY).header("Accept", REPLY);
    let answer = sent
        .send(request)
        .and_then(|mut answer| answer.body_mut().with_config().limit(MOST_BYTES).read_to_vec());
    answer.map_err(|error| failure(server, &error))
}

fn failure(server: &str, error: &Error) -> Failure {
    let why = match error {
        Error::StatusCode(status) => format!("answers with status {status}"),
        Error::Timeout(_) => "does not answer in time".to_owned(),
        Error::HostNotFound => "is not known".to_owned(),
        Error::BodyExceedsLimit(_) => "answers at too great a length".to_owned(),
        Error::BadUri(_) | Error::Http(_) => "has no proper address".to_owned(),
        Error::TooManyRedirects => "has moved".to_owned(),
        _ => "cannot be reached".to_owned(),
    };
    Failure::usage(
        format!("the timestamp server `{server}` {why}"),
        "try again, name another with --timestamp-server, or leave it out",
    )
}
