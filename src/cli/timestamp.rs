//! Asks a timestamp server: a digest goes out, and nothing else.

use super::failure::Failure;
use super::http::{self, Question};

/// More than a timestamp with its certificates takes.
const MOST_BYTES: u64 = 100_000;
/// Kinds of messages (RFC 3161, 3.4).
const QUERY: &str = "application/timestamp-query";
const REPLY: &str = "application/timestamp-reply";

/// Sends a request and returns the answer.
pub fn ask(server: &str, request: &[u8]) -> Result<Vec<u8>, Failure> {
    let question = Question { body: request, kind: QUERY, answer: REPLY };
    http::post(server, &question, MOST_BYTES).map_err(|why| {
        let hint = if server.starts_with("http://") {
            "try again, name another with --timestamp-server, or leave it out"
        } else {
            "write `http://` and its name; a timestamp is signed and needs no https"
        };
        Failure::usage(format!("the timestamp server `{server}` {why}"), hint)
    })
}
