import ArgumentParser
import CRMProto
import Protobuf

struct SubmitFeedbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "Take a feedback.",
    discussion: """
      Example: crmctl feedback submit --customer ID --service tour --rating 5 --comments "Parfait"
      """)

  @Option(name: .long, help: "The customer's id.")
  var customer: String?

  @Flag(name: .long, help: "Keep no trace of the customer.")
  var anonymous = false

  @OptionGroup var fields: FeedbackFields

  @Option(
    name: .long,
    help: "A FILE with the feedback as JSON, - for standard input, or the object; options win.")
  var json: String?

  @OptionGroup var repetition: RequestIDOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    var feedback = try json.map { try Feedback(json: Input.json($0)) } ?? Feedback()
    if let customer { feedback.customerID = customer }
    if anonymous { feedback.isAnonymous = true }
    _ = fields.apply(to: &feedback)
    let request = SubmitFeedbackRequest(feedback: feedback, requestID: repetition.requestID)
    try await connection.withClient { client in
      let submitted = try await FeedbackServiceClient(client)
        .submitFeedback(request, options: connection.callOptions)
      try output.print(submitted) { FeedbackText.fields(submitted) }
    }
  }
}
