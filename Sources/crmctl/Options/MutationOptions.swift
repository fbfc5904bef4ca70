import ArgumentParser

/// What every change of something that is there may ask for.
struct MutationOptions: ParsableArguments {
  @Option(name: .long, help: "Only if it still has this etag.")
  var etag = ""

  @OptionGroup var repetition: RequestIDOption

  var requestID: String { repetition.requestID }
}

struct RequestIDOption: ParsableArguments {
  @Option(
    name: .customLong("request-id"), help: "UUID; the same one takes effect only once.")
  var requestID = ""
}
