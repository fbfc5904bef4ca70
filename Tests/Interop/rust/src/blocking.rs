//! Checks of the blocking client: a thread for each call.

use std::net::SocketAddr;
use std::thread;

use ttrpc::{Client, Code};

use crate::messages::*;
use crate::{connect, Outcome};

type Check = (&'static str, fn(&Client) -> Outcome);

const CHECKS: [Check; 5] = [
    ("a call is answered", call_is_answered),
    ("metadata and deadline arrive", metadata_and_deadline_arrive),
    ("an error comes back with its details", error_comes_back),
    (
        "an unknown method is UNIMPLEMENTED",
        unknown_is_unimplemented,
    ),
    (
        "800 calls of 16 threads share a connection",
        threads_share_a_connection,
    ),
];

pub fn run(address: SocketAddr, report: &mut impl FnMut(&str, &str, Outcome)) {
    for (fact, check) in CHECKS {
        let outcome = connect(address).and_then(|socket| {
            let client = Client::new(socket);
            check(&client)?;
            call_is_answered(&client).map_err(|deviation| format!("afterwards: {deviation}"))
        });
        report("blocking", fact, outcome);
    }
}

fn call_is_answered(client: &Client) -> Outcome {
    for msg in ["", "x", "مرحبا ⵣ", &"long".repeat(100_000)] {
        let sent = payload(41, msg);
        expect_echo(&sent, client.request(timed("Echo", &sent)))?;
    }
    Ok(())
}

fn metadata_and_deadline_arrive(client: &Client) -> Outcome {
    let mut describe = timed("Describe", &Empty::new());
    describe.set_metadata(metadata(&[("trace", "b"), ("trace", "a")]).into());
    let info: Info = answer(client.request(describe))?;
    if info.get_metadata() != ["trace=b", "trace=a"] {
        return Err(format!("metadata came as {:?}", info.get_metadata()));
    }
    let left = info.get_timeout_nano_left();
    if left <= 0 || left > TIMEOUT_NANO {
        return Err(format!("{left} ns left of {TIMEOUT_NANO}"));
    }
    Ok(())
}

fn error_comes_back(client: &Client) -> Outcome {
    let mut wanted = ErrorRequest::new();
    wanted.set_code(9);
    wanted.set_message("not now, ليس الآن".into());
    wanted.set_details(true);
    let status = expect_code(
        Code::FAILED_PRECONDITION,
        client.request(timed("Fail", &wanted)),
    )?;
    if status.get_message() != wanted.get_message() || status.get_details().is_empty() {
        return Err(format!("got {status:?}"));
    }
    Ok(())
}

fn unknown_is_unimplemented(client: &Client) -> Outcome {
    expect_code(
        Code::UNIMPLEMENTED,
        client.request(timed("Nothing", &Empty::new())),
    )
    .map(|_| ())
}

fn threads_share_a_connection(client: &Client) -> Outcome {
    let threads: Vec<_> = (0..16)
        .map(|number| {
            let client = client.clone();
            thread::spawn(move || {
                (0..50).try_for_each(|seq| {
                    let sent = payload(seq, &format!("thread {number}"));
                    expect_echo(&sent, client.request(timed("Echo", &sent)))
                })
            })
        })
        .collect();
    threads
        .into_iter()
        .try_for_each(|thread| thread.join().map_err(|_| "a panic".to_string())?)
}

const TIMEOUT_NANO: i64 = 10_000_000_000;

/// This client waits for ever without a timeout; with one it watches the time itself, too.
fn timed(method: &str, message: &impl protobuf::Message) -> ttrpc::Request {
    let mut request = request(method, message);
    request.set_timeout_nano(TIMEOUT_NANO);
    request
}
