import ArgumentParser
import CRMProto
import Protobuf
import RPCCore
import Testing

@testable import crmctl

@Suite("Options that several commands have")
struct OptionTests {
  private static func leaves(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    let below = command.configuration.subcommands
    return below.isEmpty ? [command] : below.flatMap(leaves)
  }

  @Test func everyCommandHasTheOptionsThatMayStandBeforeAny() {
    let leaves = Self.leaves(of: CRMCtl.self)
    #expect(leaves.count > 60)
    for leaf in leaves {
      let help = leaf.helpMessage()
      for option in GlobalOptions.all { #expect(help.contains(option), "\(leaf) \(option)") }
    }
  }

  @Test func aStreamHasNoTimeUnlessItIsGiven() throws {
    let usual = try ConnectionOptions.parse([])
    #expect(usual.callOptions.timeout == .seconds(30) && usual.streamOptions.timeout == nil)
    let given = try ConnectionOptions.parse(["--timeout", "0.5"])
    #expect(given.callOptions.timeout == .milliseconds(500))
    #expect(given.streamOptions.timeout == .milliseconds(500))
    for bad in ["0", "-1", "86401", "nan"] {
      #expect(throws: (any Error).self) { try ConnectionOptions.parse(["--timeout=\(bad)"]) }
    }
  }

  @Test func whatIsMeantToBeDangerousIsConfirmed() throws {
    let error = #expect(throws: ValidationError.self) {
      try ConfirmationOption.parse([]).require("it hurts")
    }
    #expect(error?.message == "it hurts: repeat the command with --yes")
    try ConfirmationOption.parse(["--yes"]).require("it hurts")
  }

  @Test func fieldsAreEmptiedByTheirNames() throws {
    let type = Interaction.messageType
    let option = try ClearOption.parse(["--clear", "duration-minutes", "--clear", "summary"])
    #expect(
      try option.mask(with: ["subject"], of: type, "interactions")
        == ["subject", "duration_minutes", "summary"])
    #expect(throws: InputError.self) {
      try option.mask(with: ["summary"], of: type, "interactions")
    }
    #expect(throws: InputError.self) {
      try ClearOption.parse([]).mask(with: [], of: type, "interactions")
    }
    let misspelt = #expect(throws: InputError.self) {
      try ClearOption.parse(["--clear", "sumary"]).mask(with: [], of: type, "interactions")
    }
    #expect(
      misspelt?.description == "interactions have no field sumary, did you mean summary?")
  }

  @Test func criteriaAreGivenOnceInAnyForm() throws {
    let text = #"{"tags":"a"}"#
    for form in [[text], ["--criteria", text]] {
      #expect(try CriteriaOptions.parse(form).requiredText == text)
      #expect(try SegmentFields.parse(form).masked(Segment()).resource.criteria == text)
    }
    #expect(try CriteriaOptions.parse([]).text == nil)
    #expect(throws: ValidationError.self) { try CriteriaOptions.parse([]).requiredText }
    #expect(throws: (any Error).self) { try CriteriaOptions.parse([text, "--criteria", text]) }
    #expect(throws: (any Error).self) {
      try CriteriaOptions.parse(["-f", "a", "--criteria", text])
    }
  }

  @Test func recalculatingWaitsByBothNames() throws {
    #expect(try RecalculateSegmentsCommand.parse(["--wait"]).isWaiting)
    #expect(try RecalculateSegmentsCommand.parse(["--watch"]).isWaiting)
    #expect(try !RecalculateSegmentsCommand.parse([]).isWaiting)
  }

  @Test func aPermissionThatIsNoneIsRefusedWithWhatWasMeant() {
    #expect(TokenPermission.complaint(about: "crm:read:customers") == nil)
    #expect(TokenPermission.complaint(about: "crm:delete:*") == nil)
    let close = TokenPermission.complaint(about: "crm:read:custmers")
    #expect(close?.contains("did you mean crm:read:customers") == true)
    let far = TokenPermission.complaint(about: "everything")
    #expect(far?.contains("crm:ACTION:RESOURCE") == true)
    #expect(throws: (any Error).self) {
      try TokenCommand.Create.parse(["--subject", "s", "--permission", "crm:*:*"])
    }
  }
}

@Suite("Watching")
struct WatchTests {
  @Test func whatPassesDoesNotEndAWatchAndWhatDoesNotPassDoes() async throws {
    let watch = try WatchOptions.parse(["--watch", "--interval", "0.1"])
    let output = try OutputOptions.parse(["-o", "ndjson"])
    var answers: [Result<ListTagsResponse, RPCError>] = [
      .failure(RPCError(.unavailable, "m", reason: "CONNECT_FAILED")),
      .failure(RPCError(.resourceExhausted, "m", reason: "R", retryDelay: .seconds(1))),
      .success(ListTagsResponse()),
      .failure(RPCError(.permissionDenied, "the last", reason: "PERMISSION_MISSING")),
    ]
    var last: RPCError?
    do {
      try await watch.printList(by: output, { try answers.removeFirst().get() }, table: { _ in "" })
    } catch let error as RPCError {
      last = error
    }
    #expect(last?.message == "the last" && answers.isEmpty)
  }

  @Test func aPageSaysHowToGoOnWhereItsTokenIsNotPrinted() throws {
    let page = ListTagsResponse(
      tags: [.init(tag: "a", customerCount: 1)], nextPageToken: "next")
    for format in ["table", "csv", "ndjson"] {
      let footer = try OutputOptions.parse(["-o", format]).footer(page)
      #expect(footer?.contains("--page-token next") == true, "\(format)")
    }
    #expect(try OutputOptions.parse(["-o", "json"]).footer(page) == nil)
    #expect(try OutputOptions.parse(["-o", "csv"]).footer(ListTagsResponse()) == nil)
  }
}
