import Protobuf

/// The text of the file of profiles. What is written to it leaves comments and order as they are.
///
/// ```
/// # a comment
/// use = production
///
/// [production]
/// server = crm1.example.ma:8001,crm2.example.ma:8001
/// tls-ca = /etc/crm/ca.pem
/// ```
struct ProfileFile {
  private enum Line {
    case section(String)
    case setting(ProfileSetting, String)
    case use(String)
    /// Empty, or a comment.
    case other
  }

  private var lines: [(text: String, line: Line)] = []

  init() {}

  /// - Parameter path: for what is said of it.
  /// - Throws: `InputError` that names the file and the line.
  init(_ text: String, path: String) throws(InputError) {
    var section: String?
    var seen: Set<String> = []
    var parts = text.split(separator: "\n", omittingEmptySubsequences: false)
    if parts.last == "" { parts.removeLast() }
    for (index, part) in parts.enumerated() {
      func refuse(_ what: String) -> InputError { InputError("\(path):\(index + 1): \(what)") }
      let line: Line
      do throws(InputError) {
        line = try Self.line(part, inside: section)
      } catch {
        throw refuse(error.description)
      }
      let key: String
      switch line {
      case .section(let name):
        section = name
        key = "[\(name)]"
      case .setting(let setting, _): key = "\(section ?? "")/\(setting.rawValue)"
      case .use: key = "use"
      case .other: key = ""
      }
      if !key.isEmpty, !seen.insert(key).inserted {
        throw refuse("this stands here for the second time")
      }
      lines.append((String(part), line))
    }
    if let used, self[used] == nil {
      let number = (lines.firstIndex { if case .use = $0.line { true } else { false } } ?? 0) + 1
      throw InputError("\(path):\(number): there is no profile \(used)")
    }
  }

  private static func line(
    _ text: Substring, inside section: String?
  ) throws(InputError) -> Line {
    let text = text.trimmed
    if text.isEmpty || text.hasPrefix("#") || text.hasPrefix(";") { return .other }
    if text.hasPrefix("[") {
      let name = text.dropFirst().dropLast()
      guard text.hasSuffix("]"), Profile.isName(name) else {
        throw InputError("a profile begins with [NAME], of letters, digits, - _ and .")
      }
      return .section(String(name))
    }
    guard let equals = text.firstIndex(of: "=") else {
      throw InputError("this is neither [NAME], nor SETTING = VALUE, nor a # comment")
    }
    let key = String(text[..<equals].trimmed)
    let value = String(text[text.index(after: equals)...].trimmed)
    guard section != nil else {
      guard key == "use" else {
        throw InputError("only `use = NAME` stands before the first [NAME]")
      }
      return .use(value)
    }
    let setting = try Self.setting(named: key)
    if let complaint = setting.complaint(about: value) {
      throw InputError("\(key): \(complaint.isEmpty ? value : "\(value) \(complaint)")")
    }
    return .setting(setting, value)
  }

  /// - Throws: with the names that there are.
  static func setting(named key: String) throws(InputError) -> ProfileSetting {
    if let setting = ProfileSetting(rawValue: key) { return setting }
    let names = ProfileSetting.allCases.map(\.rawValue)
    let close = CloseMatches.of(key, among: names)
    throw InputError(
      "there is no setting \(key): "
        + (close.isEmpty
          ? "there are \(names.joined(separator: ", "))" : "did you mean \(close[0])?"))
  }

  var text: String { lines.map { $0.text + "\n" }.joined() }
}

// MARK: What it says

extension ProfileFile {
  /// The profile that counts when none is asked for.
  var used: String? {
    for line in lines { if case .use(let name) = line.line { return name } }
    return nil
  }

  /// In the order of the file.
  var profiles: [Profile] {
    lines.reduce(into: []) { profiles, line in
      switch line.line {
      case .section(let name): profiles.append(Profile(name: name))
      case .setting(let setting, let value):
        profiles[profiles.count - 1].settings[setting] = value
      case .use, .other: break
      }
    }
  }

  subscript(name: String) -> Profile? { profiles.first { $0.name == name } }
}

// MARK: Changes

extension ProfileFile {
  /// Writes settings of a profile, which is made when it is not there. Nil takes a setting away.
  mutating func set(_ settings: [(ProfileSetting, String?)], of name: String) {
    if self[name] == nil {
      if !lines.isEmpty { lines.append(("", .other)) }
      lines.append(("[\(name)]", .section(name)))
    }
    for (setting, value) in settings { set(setting, value, of: name) }
  }

  private mutating func set(_ setting: ProfileSetting, _ value: String?, of name: String) {
    let range = range(of: name)
    let there = range.first { index in
      if case .setting(setting, _) = lines[index].line { true } else { false }
    }
    guard let value else {
      if let there { lines.remove(at: there) }
      return
    }
    let line = ("\(setting.rawValue) = \(value)", Line.setting(setting, value))
    if let there {
      lines[there] = line
    } else {
      // Behind its last setting, before the empty lines and comments that belong to the next.
      let last = range.last { index in
        if case .other = lines[index].line { false } else { true }
      }
      lines.insert(line, at: (last ?? range.lowerBound) + 1)
    }
  }

  /// Nil: none is used unless it is asked for.
  mutating func use(_ name: String?) {
    lines.removeAll { if case .use = $0.line { true } else { false } }
    if let name { lines.insert(("use = \(name)", .use(name)), at: 0) }
  }

  mutating func delete(_ name: String) {
    guard self[name] != nil else { return }
    lines.removeSubrange(range(of: name))
    if used == name { use(nil) }
  }

  /// From `[NAME]` to the line before the next.
  private func range(of name: String) -> Range<Int> {
    let start =
      lines.firstIndex { if case .section(name) = $0.line { true } else { false } }
      ?? lines.endIndex
    let end = lines[start...].dropFirst().firstIndex {
      if case .section = $0.line { true } else { false }
    }
    return start..<(end ?? lines.endIndex)
  }
}

extension StringProtocol {
  fileprivate var trimmed: SubSequence {
    var text = self[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text
  }
}
