import ArgumentParser

/// Who is in a segment: behind the command, or by an option.
struct CriteriaOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A FILE with the criteria as JSON, - for standard input, or the object.",
      valueName: "criteria"))
  var argument: String?

  @Option(name: .long, help: "The criteria as JSON text.")
  var criteria: String?

  @Option(
    name: [.customShort("f"), .customLong("file")], help: "A FILE with the criteria, or -.",
    completion: .file())
  var file: String?

  func validate() throws {
    guard [argument, criteria, file].compactMap(\.self).count < 2 else {
      throw ValidationError(
        "give the criteria once: behind the command, by --criteria, or by --file")
    }
  }

  /// The JSON text, nil when none is given. Read by the server: it says what is wrong with it in one way for all.
  /// - Throws: `InputError` for a file that cannot be read.
  var text: String? {
    get throws { try (argument ?? file).map { try Input.text($0) } ?? criteria }
  }

  /// For commands that are about nothing else.
  /// - Throws: `ValidationError` when there are none.
  var requiredText: String {
    get throws {
      guard let text = try text else {
        throw ValidationError(
          "give the criteria: a FILE, - for standard input, or the JSON object itself")
      }
      return text
    }
  }
}
