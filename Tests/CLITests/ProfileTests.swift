import ArgumentParser
import Testing

@testable import crmctl

@Suite("Profiles")
struct ProfileTests {
  private static let text = """
    # ours
    use = production

    [production]
    server = crm1:8001,crm2:8001   
    tls-ca=/etc/crm/ca.pem
    # the robot's
    token-file = /run/secrets/crm

    [local]
    tls = no

    """

  @Test func whatStandsInTheFileIsRead() throws {
    let file = try ProfileFile(Self.text, path: "f")
    #expect(file.used == "production")
    #expect(file.profiles.map(\.name) == ["production", "local"])
    #expect(
      file["production"]?.settings == [
        .server: "crm1:8001,crm2:8001", .tlsCA: "/etc/crm/ca.pem", .tokenFile: "/run/secrets/crm",
      ])
    #expect(file.text == Self.text)
  }

  @Test(
    "a line that is none is named by file and number",
    arguments: [
      ("[a]\nserver 1:2", "f:2: this is neither"),
      ("\n[a]\n\ntsl-ca = x", "f:4: there is no setting tsl-ca: did you mean tls-ca?"),
      ("server = a:1", "f:1: only `use = NAME` stands before the first [NAME]"),
      ("[a]\nserver = nowhere", "f:2: server: nowhere is no HOST:PORT"),
      ("[a]\ntls = true", "f:2: tls: true is neither yes nor no"),
      ("[a b]", "f:1: a profile begins with [NAME]"), ("[a", "f:1: a profile begins"),
      ("[a]\n[b]\n[a]", "f:3: this stands here for the second time"),
      ("[a]\ntls=yes\ntls=no", "f:3: this stands here for the second time"),
      ("# x\nuse = b\n[a]", "f:2: there is no profile b"), ("[a]\nlogin =", "f:2: login"),
    ])
  func badLines(_ text: String, _ complaint: String) {
    let error = #expect(throws: InputError.self) { try ProfileFile(text, path: "f") }
    #expect(error?.description.hasPrefix(complaint) == true, "\(error?.description ?? "")")
  }

  @Test func changesLeaveCommentsAndOrderAsTheyAre() throws {
    var file = try ProfileFile(Self.text, path: "f")
    file.set([(.tlsCA, nil), (.server, "c:1"), (.login, "robot")], of: "production")
    file.set([(.server, "d:1")], of: "new")
    file.use("new")
    #expect(
      file.text == """
        use = new
        # ours

        [production]
        server = c:1
        # the robot's
        token-file = /run/secrets/crm
        login = robot

        [local]
        tls = no

        [new]
        server = d:1

        """)
    file.delete("production")
    file.delete("new")
    #expect(file.text == "# ours\n\n[local]\ntls = no\n\n")
    #expect(try ProfileFile(file.text, path: "f").used == nil)
  }

  @Test func theOptionComesBeforeTheEnvironmentBeforeTheProfileBeforeTheDefault() throws {
    let profile = Profile(
      name: "p", settings: [.server: "p:1", .tlsCA: "p.pem", .tlsServerName: "p"])
    let environment = ["CRM_SERVER": "e:1", "CRM_TLS_CA": "e.pem"]
    let settings = try ConnectionSettings(
      options: [.server: "o:1"], environment: { environment[$0] }, profile: profile)
    #expect(settings[.server] == .init(text: "o:1", origin: .option("--server")))
    #expect(settings[.tlsCA] == .init(text: "e.pem", origin: .environment("CRM_TLS_CA")))
    #expect(settings[.tlsServerName] == .init(text: "p", origin: .profile("p")))
    #expect(settings[.tokenFile] == nil && settings.isTLS)
    let nothing = try ConnectionSettings(options: [:], environment: { _ in nil }, profile: nil)
    #expect(nothing[.server] == .init(text: "127.0.0.1:8001", origin: .standard))
    #expect(!nothing.isTLS && nothing.loginName == "127.0.0.1:8001")
  }

  @Test func tlsIsImpliedUnlessItIsSaidThatThereIsNone() throws {
    func isTLS(_ options: [ProfileSetting: String], _ variable: String? = nil) throws -> Bool {
      try ConnectionSettings(
        options: options, environment: { $0 == "CRM_TLS" ? variable : nil },
        profile: Profile(name: "p", settings: [.tlsCA: "x"])
      ).isTLS
    }
    #expect(try isTLS([:]))
    for yes in ["1", "true", "Yes"] { #expect(try isTLS([:], yes)) }
    for no in ["0", "false", "NO"] { #expect(try !isTLS([:], no)) }
    #expect(try !isTLS([.tls: "no"], "1") && isTLS([.tls: "yes"], "0"))
    let error = #expect(throws: InputError.self) { try isTLS([:], "maybe") }
    #expect(error?.description.contains("CRM_TLS is maybe") == true)
  }

  @Test func credentialsOfAProfileAreNotShownToAnotherServer() throws {
    let profile = Profile(
      name: "p", settings: [.server: "p:1", .tokenFile: "t", .login: "robot"])
    func settings(_ server: String?) throws -> ConnectionSettings {
      try ConnectionSettings(
        options: server.map { [.server: $0] } ?? [:], environment: { _ in nil }, profile: profile)
    }
    #expect(try settings(nil).tokenFile == "t" && settings("p:1").loginName == "robot")
    #expect(try settings("q:1").tokenFile == nil && settings("q:1").loginName == "q:1")
  }

  @Test func aSettingOnTheCommandLineIsCheckedLikeALineOfTheFile() throws {
    #expect(try SetProfileCommand.setting("token-file=").1 == nil)
    #expect(try SetProfileCommand.setting("tls-ca=/a=b").1 == "/a=b")
    for bad in ["server", "server=x", "tls=maybe", "srever=a:1", "login=a\nb"] {
      #expect(throws: InputError.self) { try SetProfileCommand.setting(bad) }
    }
  }
}
