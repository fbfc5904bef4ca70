//! Checks of the async client. It does not watch the time: what a deadline does is the server's doing.

use std::future::Future;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use ttrpc::r#async::Client;
use ttrpc::{Code, Request};

use crate::messages::*;
use crate::{connect, Outcome};

type Report<'a> = &'a mut dyn FnMut(&str, &str, Outcome);

/// What a check may take, its connection included.
const PATIENCE: Duration = Duration::from_secs(30);

pub fn run(address: SocketAddr, report: Report) {
    let runtime = tokio::runtime::Runtime::new().expect("threads start");
    runtime.block_on(async {
        let mut run = Run { address, report };
        run.check("a call is answered", call_is_answered).await;
        run.check(
            "a deadline answers DEADLINE_EXCEEDED at once",
            deadline_answers_at_once,
        )
        .await;
        run.check(
            "the edges of the deadline are harmless",
            edges_of_the_deadline,
        )
        .await;
        run.check("an error comes back with its details", error_comes_back)
            .await;
        run.check(
            "a payload that does not parse is INVALID_ARGUMENT",
            malformed_is_refused,
        )
        .await;
        run.check(
            "an answer of exactly 4 MiB arrives, a longer one fails",
            answer_at_the_limit,
        )
        .await;
        run.check(
            "2,000 calls of 100 tasks share a connection",
            tasks_share_a_connection,
        )
        .await;
    });
    // What a failed check left behind is not waited for.
    runtime.shutdown_background();
}

struct Run<'a> {
    address: SocketAddr,
    report: Report<'a>,
}

impl Run<'_> {
    /// Runs the check on a connection of its own, which has to work afterwards.
    async fn check<F: Future<Output = Outcome>>(&mut self, fact: &str, check: fn(Client) -> F) {
        let attempt = async {
            let client = Client::new(connect(self.address)?);
            check(client.clone()).await?;
            call_is_answered(client)
                .await
                .map_err(|deviation| format!("afterwards: {deviation}"))
        };
        let late = Err(format!("not done after {PATIENCE:?}"));
        let outcome = tokio::time::timeout(PATIENCE, attempt)
            .await
            .unwrap_or(late);
        (self.report)("async", fact, outcome);
    }
}

async fn call_is_answered(mut client: Client) -> Outcome {
    for msg in ["", "x", "مرحبا ⵣ", &"long".repeat(100_000)] {
        let sent = payload(41, msg);
        expect_echo(&sent, client.request(request("Echo", &sent)).await)?;
    }
    Ok(())
}

async fn deadline_answers_at_once(mut client: Client) -> Outcome {
    let start = Instant::now();
    let response = client.request(sleep(10_000, 100_000_000)).await;
    expect_code(Code::DEADLINE_EXCEEDED, response)?;
    let took = start.elapsed();
    if took < Duration::from_millis(90) || took > Duration::from_secs(2) {
        return Err(format!("answered after {took:?}"));
    }
    Ok(())
}

async fn edges_of_the_deadline(mut client: Client) -> Outcome {
    for passed in [1, -1, i64::MIN] {
        let response = client.request(sleep(10_000, passed)).await;
        expect_code(Code::DEADLINE_EXCEEDED, response)
            .map_err(|deviation| format!("{passed} ns: {deviation}"))?;
    }
    for far in [0, i64::MAX] {
        let _: Info = answer(client.request(sleep(1, far)).await)?;
    }
    Ok(())
}

async fn error_comes_back(mut client: Client) -> Outcome {
    for code in [
        Code::CANCELLED,
        Code::ABORTED,
        Code::DATA_LOSS,
        Code::UNAUTHENTICATED,
    ] {
        let mut wanted = ErrorRequest::new();
        wanted.set_code(code as i32);
        wanted.set_message("no, لا".into());
        wanted.set_details(true);
        let status = expect_code(code, client.request(request("Fail", &wanted)).await)?;
        if status.get_message() != wanted.get_message() || status.get_details().is_empty() {
            return Err(format!("got {status:?}"));
        }
    }
    Ok(())
}

async fn malformed_is_refused(mut client: Client) -> Outcome {
    for bytes in [
        vec![0x12, 0x05, b'a'],
        vec![0x12, 0x02, 0xc3, 0x28],
        vec![0x08],
        vec![0xff; 11],
    ] {
        let mut malformed = request("Echo", &Empty::new());
        malformed.set_payload(bytes.clone());
        let response = client.request(malformed).await;
        expect_code(Code::INVALID_ARGUMENT, response)
            .map_err(|deviation| format!("{bytes:?}: {deviation}"))?;
    }
    Ok(())
}

async fn answer_at_the_limit(mut client: Client) -> Outcome {
    // The envelope's and the blob's tags and lengths take five bytes each.
    let longest = (4 << 20) - 10;
    let blob: Blob = answer(client.request(big(longest)).await)?;
    if blob.get_data().len() as i64 != longest {
        return Err(format!(
            "{} bytes of {longest} arrived",
            blob.get_data().len()
        ));
    }
    expect_code(
        Code::RESOURCE_EXHAUSTED,
        client.request(big(longest + 1)).await,
    )
    .map(|_| ())
}

async fn tasks_share_a_connection(client: Client) -> Outcome {
    let tasks: Vec<_> = (0..100)
        .map(|number| {
            let mut client = client.clone();
            tokio::spawn(async move {
                for seq in 0..20 {
                    let sent = payload(seq, &format!("task {number}"));
                    expect_echo(&sent, client.request(request("Echo", &sent)).await)?;
                }
                Outcome::Ok(())
            })
        })
        .collect();
    for task in tasks {
        task.await.map_err(|error| error.to_string())??;
    }
    Ok(())
}

fn sleep(millis: i64, timeout_nano: i64) -> Request {
    let mut sleep = SleepRequest::new();
    sleep.set_millis(millis);
    let mut request = request("Sleep", &sleep);
    request.set_timeout_nano(timeout_nano);
    request
}

fn big(bytes: i64) -> Request {
    let mut size = SizeRequest::new();
    size.set_bytes(bytes);
    request("Big", &size)
}
