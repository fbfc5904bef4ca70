import ArgumentParser
import Protobuf

struct ProfilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profiles", abstract: "Keep servers, and how they are called, under names.",
    discussion: """
      A profile may hold \(ProfileSetting.allCases.map { "\($0.rawValue) (\($0.meaning))" }.joined(separator: ", ")). \
      Each counts where no option and no variable of the environment says otherwise. The profile is that of \
      --profile, else of CRM_PROFILE, else of `crmctl profiles use`. Its credentials go to its own server alone.

      They are kept in \(ProfileStore.path).

      Example: crmctl profiles set production server=crm.example.ma:8001 tls-ca=/etc/crm/ca.pem
      """,
    subcommands: [
      ListProfilesCommand.self, ShowProfileCommand.self, SetProfileCommand.self,
      UseProfileCommand.self, DeleteProfileCommand.self,
    ],
    defaultSubcommand: ListProfilesCommand.self)
}

struct ListProfilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the profiles.")

  // Nobody is called: they are taken so that they may stand before any command.
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let file = try ProfileStore.read()
    let used = ProcessEnvironment.value("CRM_PROFILE") ?? file.used
    let columns = ["name", "in_use"] + ProfileSetting.allCases.map(\.rawValue)
    let answer = Answer(
      .array(file.profiles.map { $0.json(isUsed: $0.name == used) }), columns: columns)
    try output.print(answer) {
      var table = Table(headings: ["USED", "NAME", "SERVER", "TLS", "CREDENTIALS"])
      for profile in file.profiles {
        let settings = try ConnectionSettings(
          options: [:], environment: { _ in nil }, profile: profile)
        table.rows.append([
          profile.name == used ? "*" : "", profile.name, settings.server,
          settings.isTLS ? "yes" : "no", settings.tokenFile ?? "login \(settings.loginName)",
        ])
      }
      return table.text()
    }
  }
}

struct ShowProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show every setting in force, and where it comes from.",
    discussion: "What --profile, the environment and the other options would do to any command.")

  @Argument(help: "Name; the one in use without.", completion: ProfileStore.completion)
  var name: String?

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    var connection = connection
    if let name { connection.profile = name }
    let settings = try connection.settings
    let rows = ProfileSetting.allCases.compactMap { setting in
      settings[setting].map { (setting.rawValue, $0.text, $0.origin.text) }
    }
    let json = JSONValue.array(
      rows.map { ["setting": .string($0.0), "value": .string($0.1), "from": .string($0.2)] })
    try output.print(Answer(json, columns: ["setting", "value", "from"])) {
      var table = Table(headings: ["SETTING", "VALUE", "FROM"])
      table.rows = rows.map { [$0.0, $0.1, $0.2] }
      return table.text()
    }
  }
}

struct SetProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Make a profile, or change settings of one.",
    discussion: """
      Examples: crmctl profiles set staging server=10.0.0.7:8001 tls=no
                crmctl profiles set staging token-file=      # takes it away
      """)

  @Argument(help: "Name: letters, digits, -, _ and .", completion: ProfileStore.completion)
  var name: String

  @Argument(
    help: "SETTING=VALUE; without a value the setting is taken away.",
    completion: .list(ProfileSetting.allCases.map { "\($0.rawValue)=" }))
  var settings: [String] = []

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard connection.given.isEmpty else {
      throw ValidationError(
        "a profile's settings are SETTING=VALUE, such as server=HOST:PORT, and no options")
    }
  }

  func run() throws {
    guard Profile.isName(name) else {
      throw InputError("\(name) is no name: letters, digits, -, _ and ., at most 64")
    }
    var file = try ProfileStore.read()
    file.set(try settings.map(Self.setting), of: name)
    try ProfileStore.write(file)
    let profile = try ProfileStore.profile(name, in: file)
    try output.print(Answer(profile.members(isUsed: file.used == name))) {
      "profile \(name): "
        + (profile.settings.isEmpty
          ? "no settings"
          : ProfileSetting.allCases.compactMap { setting in
            profile.settings[setting].map { "\(setting.rawValue)=\($0)" }
          }.joined(separator: " "))
    }
  }

  static func setting(_ text: String) throws(InputError) -> (ProfileSetting, String?) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw InputError("\(text) is no SETTING=VALUE") }
    let setting = try ProfileFile.setting(named: String(parts[0]))
    let value = String(parts[1])
    guard !value.isEmpty else { return (setting, nil) }
    if value.contains(where: \.isNewline) { throw InputError("\(parts[0]) has a line end in it") }
    if let complaint = setting.complaint(about: value) {
      throw InputError("\(parts[0]): \(value) \(complaint)")
    }
    return (setting, value)
  }
}

struct UseProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "use", abstract: "Take a profile where none is asked for.")

  @Argument(help: "Name; none without.", completion: ProfileStore.completion)
  var name: String?

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    var file = try ProfileStore.read()
    if let name { _ = try ProfileStore.profile(name, in: file) }
    file.use(name)
    try ProfileStore.write(file)
    try output.print(Answer([.init("in_use", name.map { .string($0) } ?? .null)])) {
      name.map { "profile \($0) is in use" } ?? "no profile is in use"
    }
  }
}

struct DeleteProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a profile. What it names, such as a token, stays.")

  @Argument(help: "Name.", completion: ProfileStore.completion)
  var name: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    var file = try ProfileStore.read()
    _ = try ProfileStore.profile(name, in: file)
    file.delete(name)
    try ProfileStore.write(file)
    try output.print(Answer([.init("deleted", .string(name))])) { "deleted \(name)" }
  }
}

extension Profile {
  fileprivate func json(isUsed: Bool) -> JSONValue { .object(members(isUsed: isUsed)) }

  fileprivate func members(isUsed: Bool) -> [JSONValue.Member] {
    [.init("name", .string(name)), .init("in_use", .bool(isUsed))]
      + ProfileSetting.allCases.compactMap { setting in
        settings[setting].map { .init(setting.rawValue, .string($0)) }
      }
  }
}
