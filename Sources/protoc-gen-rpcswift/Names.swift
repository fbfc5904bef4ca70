/// How `.proto` names are spelled in Swift and in protoc-c's output.
struct Names {
  /// Swift namespace of a package, such as `GoogleRPC` for `google.rpc`; empty is the module itself.
  var namespaces: [String: String]

  /// Swift type of a message or an enum, such as `GoogleRPC.Status`.
  func type(_ fullName: String) -> String {
    let package = self.package(of: fullName)
    let path = fullName.dropFirst(package.isEmpty ? 0 : package.count + 1)
      .split(separator: ".").map { Self.typeName(String($0)) }
    let namespace = namespaces[package] ?? Self.camel(package.replacing(".", with: "_"))
    return (namespace.isEmpty ? path : [namespace] + path).joined(separator: ".")
  }

  /// The longest leading part of a name that is in lower case: packages are, types are not.
  func package(of fullName: String) -> String {
    fullName.split(separator: ".").prefix { $0.first?.isLowercase ?? false }
      .joined(separator: ".")
  }

  func namespace(of package: String) -> String {
    namespaces[package] ?? Self.camel(package.replacing(".", with: "_"))
  }

  /// The name of a type within its scope; `Any` and its like are taken by the language.
  static func typeName(_ name: String) -> String {
    ["Any", "Type", "Protocol", "Self"].contains(name) ? "\(name)Message" : name
  }

  /// `staff_member_id` → `staffMemberID`.
  static func property(_ name: String) -> String {
    let words = name.split(separator: "_").map { $0.lowercased() }
    let rest = words.dropFirst().map { initialisms[$0] ?? $0.capitalizedFirst }
    return escaped((words.prefix(1) + rest).joined())
  }

  /// `CreateCustomer` → `createCustomer`.
  static func method(_ name: String) -> String {
    escaped(name.prefix(1).lowercased() + name.dropFirst())
  }

  /// `CONTACT_TYPE_INDIVIDUAL` of `ContactType` → `individual`.
  static func enumCase(_ value: String, of enumName: String) -> String {
    let prefix = snake(enumName).uppercased() + "_"
    let stripped = value.hasPrefix(prefix) ? String(value.dropFirst(prefix.count)) : value
    let isName = stripped.first?.isLetter ?? false
    return property((isName ? stripped : value).lowercased())
  }

  /// protoc-c's type name: `crm.v1.Customer` → `Crm__V1__Customer`.
  static func cType(_ fullName: String) -> String {
    fullName.split(separator: ".").map { camel(String($0)) }.joined(separator: "__")
  }

  /// protoc-c's function prefix: `crm.v1.TagCount` → `crm__v1__tag_count`.
  static func cFunction(_ fullName: String) -> String {
    fullName.split(separator: ".").map { snake(String($0)) }.joined(separator: "__")
  }

  /// protoc-c's member name.
  static func cField(_ name: String) -> String {
    let lower = name.lowercased()
    return cKeywords.contains(lower) ? "\(lower)_" : lower
  }

  /// protoc-c's ToCamel: a capital at the start and after each underscore.
  static func camel(_ name: String) -> String {
    name.split(separator: "_").map { String($0).capitalizedFirst }.joined()
  }

  /// protoc-c's CamelToLower: an underscore where a capital follows a lower-case letter.
  static func snake(_ name: String) -> String {
    var result = ""
    var wasUpper = true
    for character in name {
      if character.isUppercase, !wasUpper { result += "_" }
      result += character.lowercased()
      wasUpper = character.isUppercase
    }
    return result
  }

  private static func escaped(_ name: String) -> String {
    swiftKeywords.contains(name) ? "`\(name)`" : name
  }

  private static let initialisms = ["id": "ID", "ids": "IDs", "url": "URL", "urls": "URLs"]

  private static let swiftKeywords: Set = [
    "as", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else",
    "enum", "extension", "fallthrough", "false", "for", "func", "guard", "if", "import", "in",
    "init", "inout", "internal", "is", "let", "nil", "operator", "package", "private", "protocol",
    "public", "repeat", "return", "self", "static", "struct", "subscript", "super", "switch",
    "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]

  private static let cKeywords: Set = [
    "and", "auto", "bool", "break", "case", "catch", "char", "class", "const", "continue",
    "default", "delete", "do", "double", "else", "enum", "explicit", "export", "extern", "false",
    "float", "for", "friend", "goto", "if", "inline", "int", "long", "mutable", "namespace", "new",
    "not", "operator", "or", "private", "protected", "public", "register", "return", "short",
    "signed", "sizeof", "static", "struct", "switch", "template", "this", "throw", "true", "try",
    "typedef", "typeid", "typename", "union", "unsigned", "using", "virtual", "void", "volatile",
    "while", "xor",
  ]
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
