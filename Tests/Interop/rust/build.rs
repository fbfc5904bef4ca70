//! Writes the messages of probe.proto as Rust, into cargo's output folder.

fn main() {
    let proto = "../../../proto/probe/v1";
    println!("cargo:rerun-if-changed={proto}/probe.proto");
    protobuf_codegen_pure::Codegen::new()
        .out_dir(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"))
        .include(proto)
        .input(format!("{proto}/probe.proto"))
        .customize(protobuf_codegen_pure::Customize {
            gen_mod_rs: Some(true),
            ..Default::default()
        })
        .run()
        .expect("probe.proto is read");
}
