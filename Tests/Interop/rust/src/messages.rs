//! The messages of probe.proto, and requests and answers made of them.

use protobuf::Message;
use ttrpc::ttrpc::KeyValue;
use ttrpc::{Code, Error, Request, Response};

use crate::Outcome;

include!(concat!(env!("OUT_DIR"), "/mod.rs"));
pub use probe::*;

pub const SERVICE: &str = "probe.v1.Probe";

pub fn request(method: &str, message: &impl Message) -> Request {
    let mut request = Request::new();
    request.set_service(SERVICE.into());
    request.set_method(method.into());
    request.set_payload(message.write_to_bytes().expect("a message packs"));
    request
}

pub fn metadata(pairs: &[(&str, &str)]) -> Vec<KeyValue> {
    let pair = |(key, value): &(&str, &str)| {
        let mut pair = KeyValue::new();
        pair.set_key((*key).into());
        pair.set_value((*value).into());
        pair
    };
    pairs.iter().map(pair).collect()
}

pub fn payload(seq: u32, msg: &str) -> EchoPayload {
    let mut payload = EchoPayload::new();
    payload.set_seq(seq);
    payload.set_msg(msg.into());
    payload
}

/// The message in an answer that succeeded.
pub fn answer<M: Message>(response: ttrpc::Result<Response>) -> Result<M, String> {
    let response = response.map_err(|error| format!("{error:?}"))?;
    M::parse_from_bytes(response.get_payload()).map_err(|error| error.to_string())
}

pub fn expect_echo(sent: &EchoPayload, response: ttrpc::Result<Response>) -> Outcome {
    let got: EchoPayload = answer(response)?;
    if got.get_seq() != sent.get_seq() + 1 || got.get_msg() != sent.get_msg() {
        let (seq, bytes) = (got.get_seq(), got.get_msg().len());
        return Err(format!(
            "sent seq {}, got seq {seq} and {bytes} bytes",
            sent.get_seq()
        ));
    }
    Ok(())
}

/// The status of an answer that has to be a failure with that code.
pub fn expect_code(code: Code, response: ttrpc::Result<Response>) -> Result<ttrpc::Status, String> {
    match response {
        Err(Error::RpcStatus(status)) if status.get_code() == code => Ok(status),
        Err(error) => Err(format!("expected {code:?}, got {error:?}")),
        Ok(_) => Err(format!("expected {code:?}, got success")),
    }
}
