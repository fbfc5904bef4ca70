import Testing

@testable import crm_server

struct EnvironmentFileTests {
  private func parse(_ text: String) throws(EnvironmentLine.Flaw) -> [String: String] {
    try EnvironmentFile.parse(Array(text.utf8))
  }

  @Test func valuesAreTakenWithAndWithoutQuotes() throws {
    let text = """
      # a comment
        # another

      PLAIN=value
      URL=postgresql://crm@db.erp.ma:5432/crm?sslmode=verify-full
      export EXPORTED=yes   # behind it
      \texport\t TABBED=yes
      EMPTY=
      EMPTY_TOO=   # nothing
      SINGLE='a "b" $c \\n # d'
      DOUBLE="a 'b' \\"c\\" \\$d \\\\ \\n\\t # e" # f
      DSN='host=/run port=5432'\r
      exported=1
      """
    #expect(
      try parse(text) == [
        "PLAIN": "value", "URL": "postgresql://crm@db.erp.ma:5432/crm?sslmode=verify-full",
        "EXPORTED": "yes", "TABBED": "yes", "EMPTY": "", "EMPTY_TOO": "",
        "SINGLE": "a \"b\" $c \\n # d", "DOUBLE": "a 'b' \"c\" $d \\ \n\t # e",
        "DSN": "host=/run port=5432", "exported": "1",
      ])
    #expect(try parse("") == [:])
  }

  @Test(arguments: [
    ("NAME", "is not NAME=VALUE"), ("NAME = value", "is not NAME=VALUE"),
    ("=value", "is not NAME=VALUE"), ("1NAME=value", "is not NAME=VALUE"),
    ("export", "is not NAME=VALUE"), ("MY-NAME=value", "is not NAME=VALUE"),
    ("NÄME=value", "is not NAME=VALUE"), ("NAME: value", "is not NAME=VALUE"),
    ("NAME=two words", "has more behind its value"), ("NAME='a'b", "has more behind its value"),
    ("NAME='a'#b", "has more behind its value"), ("NAME=a#b", "in single quotes"),
    ("NAME=$OTHER", "in single quotes"), ("NAME=a\\b", "in single quotes"),
    ("NAME=it's", "in single quotes"), ("NAME='open", "no closing quote"),
    ("NAME=\"open\\\"", "no closing quote"), ("NAME=\"$OTHER\"", "a $ in double quotes"),
    ("NAME=\"\\x\"", "begins none of"), ("NAME='\u{1}'", "is no text"),
    ("OTHER=3", "OTHER is given a second time"),
  ])
  func whatIsMalformedIsNamedByItsLine(line: String, reason: String) throws {
    let flaw = try #require(throws: EnvironmentLine.Flaw.self) {
      try parse("OTHER=1\n\n\(line)\nLAST=1")
    }
    #expect(flaw.line == 3)
    #expect(flaw.reason.contains(reason), "\(flaw.reason)")
  }

  @Test func bytesThatAreNoTextAreRefused() {
    let error = #expect(throws: EnvironmentLine.Flaw.self) {
      try EnvironmentFile.parse(Array("NAME='".utf8) + [0xC3, 0x28] + Array("'".utf8))
    }
    #expect(error?.reason == "has a value that is no text")
  }

  @Test func anOptionComesBeforeTheEnvironmentAndThatBeforeTheFile() {
    let settings = ProgramSettings(
      options: [.listen: "127.0.0.1:1", .timeZone: nil],
      environment: [
        "CRM_LISTEN": "127.0.0.1:2", "CRM_TIME_ZONE": "Europe/Paris", "JWT_ISSUER": "",
      ],
      file: [
        "CRM_LISTEN": "127.0.0.1:3", "CRM_TIME_ZONE": "UTC", "JWT_ISSUER": "hidden",
        "JWT_AUDIENCE": "erp", "LOG_LEVEL": "",
      ])
    func found(_ setting: Setting) -> String {
      "\(settings.value(setting) ?? "nothing") by \(settings.origin(of: setting).rawValue)"
    }
    #expect(found(.listen) == "127.0.0.1:1 by option")
    #expect(found(.timeZone) == "Europe/Paris by environment")
    // Empty in the environment is unset, whatever the file says.
    #expect(found(.tokenIssuer) == "auth-service by default")
    #expect(found(.tokenAudience) == "erp by .env")
    #expect(found(.logLevel) == "notice by default")
    #expect(found(.retentionDays) == "2555 by default")
    #expect(found(.databaseURL) == "nothing by default")
  }
}
