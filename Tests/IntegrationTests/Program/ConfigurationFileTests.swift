import Testing

@testable import crm_server

struct ConfigurationFileTests {
  private func parse(_ text: String) throws(ConfigurationFile.Flaw) -> [String: String] {
    try ConfigurationFile.parse(Array(text.utf8))
  }

  @Test func settingsHaveTheirNamesAndPlainValues() throws {
    #expect(
      try parse(
        """
        {"CRM_LISTEN": "127.0.0.1:8001", "SLOW_CALL_MS": 500, "CRM_CORE_DUMPS": true,
         "OTEL_TRACES_SAMPLER_ARG": 0.25, "LOG_LEVEL": ""}
        """) == [
          "CRM_LISTEN": "127.0.0.1:8001", "SLOW_CALL_MS": "500", "CRM_CORE_DUMPS": "true",
          "OTEL_TRACES_SAMPLER_ARG": "0.25", "LOG_LEVEL": "",
        ])
    #expect(try parse("{}") == [:])
  }

  @Test(arguments: [
    ("", "line 1"), ("[]", "must be an object"), (#"{"CRM_LISTEN": "a" "#, "line 1"),
    (#"{"CRM_LISTN": "hidden-word"}"#, "CRM_LISTN is no setting; did you mean CRM_LISTEN"),
    (#"{"hidden word": 1}"#, "one of its names is no setting"),
    (#"{"CRM_CONFIG": "other.json"}"#, "CRM_CONFIG is no setting"),
    (#"{"LOG_LEVEL": ["hidden-word"]}"#, "LOG_LEVEL must be a text, a number, true or false"),
    (#"{"LOG_LEVEL": null}"#, "LOG_LEVEL must be"),
    (#"{"LOG_LEVEL": "info", "LOG_LEVEL": "hidden-word"}"#, "occurs more than once"),
  ])
  func whatIsMalformedIsNamedAndNotQuoted(text: String, reason: String) throws {
    let flaw = try #require(throws: ConfigurationFile.Flaw.self) { try parse(text) }
    #expect(flaw.reason.contains(reason), "\(flaw.reason)")
    #expect(!flaw.reason.contains("hidden"))
  }

  @Test func theFileComesBehindEverythingButTheDefaults() {
    let settings = ProgramSettings(
      options: [.listen: "127.0.0.1:1"],
      environment: ["CRM_TIME_ZONE": "Europe/Paris", "JWT_ISSUER": ""],
      file: ["LOG_FORMAT": "json"],
      configuration: [
        "CRM_LISTEN": "127.0.0.1:4", "CRM_TIME_ZONE": "UTC", "JWT_ISSUER": "hidden",
        "LOG_FORMAT": "text", "SLOW_CALL_MS": "7", "LOG_LEVEL": "",
      ])
    func found(_ setting: Setting) -> String {
      "\(settings.value(setting) ?? "nothing") by \(settings.origin(of: setting).rawValue)"
    }
    #expect(found(.listen) == "127.0.0.1:1 by option")
    #expect(found(.timeZone) == "Europe/Paris by environment")
    #expect(found(.tokenIssuer) == "auth-service by default")
    #expect(found(.logFormat) == "json by .env")
    #expect(found(.slowCallMillis) == "7 by configuration file")
    #expect(found(.logLevel) == "notice by default")
  }

  @Test(.timeLimit(.minutes(2))) func theProgramIsToldByTheFileThatIsNamed() async throws {
    try await ProgramDirectory.with { directory in
      try directory.write(#"{"DATA_RETENTION_DAYS": 365, "LOG_LEVEL": "info"}"#, to: "crm.json")
      try directory.write("CRM_CONFIG=missing.json\n", to: ".env")
      let named = try await directory.launch(["config", "--config", "crm.json"])
      #expect(await named.end() == .orderly)
      let line = named.output.split(separator: "\n").first { $0.hasPrefix("DATA_RETENTION_DAYS") }
      #expect(line?.hasSuffix("configuration file") == true, "\(named.output)")
      let missing = try await directory.launch(["config"])
      #expect(await missing.end() == Program.Ending(status: 1, isBySignal: false))
      #expect(missing.output.contains("missing.json: cannot be read"), "\(missing.output)")
      try directory.write(#"{"LOG_LEVEL": 1, "TYPO": 2}"#, to: "missing.json")
      let wrong = try await directory.launch()
      #expect(await wrong.end() == Program.Ending(status: 1, isBySignal: false))
      #expect(wrong.output.contains("missing.json: TYPO is no setting"), "\(wrong.output)")
    }
  }
}
