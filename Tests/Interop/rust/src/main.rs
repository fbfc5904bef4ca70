//! Calls a running conformance-server with the ttrpc client for Rust, blocking and async. Prints a
//! line for each check, runs all of them, and ends with 1 when one has failed.
//!
//! Usage: rust HOST:PORT
//!
//! Debian's crate is 0.5, which is unary only: no streams here.

mod asynchronous;
mod blocking;
mod messages;

use std::net::{SocketAddr, TcpStream};
use std::os::unix::io::{IntoRawFd, RawFd};
use std::time::Duration;

/// What a check found: nothing, or in what the server deviates.
pub type Outcome = Result<(), String>;

fn main() {
    let address = match std::env::args().nth(1).map(|text| text.parse()) {
        Some(Ok(address)) => address,
        _ => {
            eprintln!("usage: rust HOST:PORT");
            std::process::exit(64);
        }
    };
    let mut failed = 0;
    let mut report = |client: &str, fact: &str, outcome: Outcome| match outcome {
        Ok(()) => println!("ok   rust, {client}: {fact}"),
        Err(deviation) => {
            println!("FAIL rust, {client}: {fact}: {deviation}");
            failed += 1;
        }
    };
    blocking::run(address, &mut report);
    asynchronous::run(address, &mut report);
    if failed > 0 {
        println!("{failed} checks of the Rust client failed");
        std::process::exit(1);
    }
}

/// A connected socket, which the ttrpc client will own and close.
pub fn connect(address: SocketAddr) -> Result<RawFd, String> {
    let socket = TcpStream::connect_timeout(&address, Duration::from_secs(5))
        .map_err(|error| format!("connect: {error}"))?;
    socket
        .set_nodelay(true)
        .map_err(|error| error.to_string())?;
    Ok(socket.into_raw_fd())
}
