import Testing

/// The house's rules about who knows whom and how long things may get; the compiler checks none of them.
struct LayoutTests {
  private let sources: SourceTree

  init() throws {
    sources = try SourceTree(below: "Sources")
    try #require(sources.files.count > 50)
  }

  /// What the modules of ours may import of each other: arrows point down only.
  private static let arrows: [String: Set<String>] = [
    "Protobuf": ["CProtobufC"],
    "Moments": [],
    "Postgres": ["CLibPQ", "Moments"],
    "EmbeddedPostgres": [],
    "RPCCore": ["Moments", "Protobuf", "WireProto"],
    "RPCTransport": ["RPCCore", "Protobuf"],
    "RPCServer": ["RPCCore", "RPCTransport", "Protobuf"],
    "RPCClient": ["RPCCore", "RPCTransport", "Protobuf"],
    "RPCServices": ["GRPCProto", "PluginProto", "Protobuf", "RPCCore"],
    "Morocco": [],
    "AccessTokens": ["Protobuf"],
    "AuthService": ["AccessTokens", "CRM", "Protobuf"],
    "CRM": [
      "AccessTokens", "CRMProto", "WireProto", "Protobuf", "RPCCore", "Postgres", "Morocco",
    ],
    "crm-server": [
      "AccessTokens", "AuthService", "CRM", "CRMProto", "GRPCProto", "WireProto", "Protobuf",
      "RPCCore", "RPCServer",
      "RPCServices", "Postgres", "EmbeddedPostgres", "Operations", "ProcessLimits", "SpanExport",
    ],
    "Operations": [],
    "SpanExport": ["Protobuf"],
    "ProcessLimits": ["CExecInfo"],
    // Postgres and Morocco for `migrate-from` alone: the old database and its local times.
    "crmctl": [
      "AccessTokens", "CRMProto", "DemoData", "GRPCProto", "Morocco", "Postgres", "WireProto",
      "Protobuf", "RPCCore", "RPCClient",
    ],
    "Measurement": ["AccessTokens", "RPCClient"],
    "crm-bench": [
      "AccessTokens", "CRM", "CRMProto", "DemoData", "Measurement", "Postgres", "ProbeProto",
      "RPCCore",
      "RPCClient",
      "RPCServer", "WireProto",
    ],
    "DemoData": ["CRMProto", "Protobuf"],
    "protoc-gen-rpcswift": ["Protobuf", "PluginProto"],
  ]

  private static let modulesOfOurs = Set(arrows.keys)
    .union(["CProtobufC", "CLibPQ", "CExecInfo"])
    .union(["WireProto", "CRMProto", "GRPCProto", "PluginProto", "ProbeProto"])
    .union(["CWireProto", "CCRMProto", "CGRPCProto", "CPluginProto", "CProbeProto"])

  @Test func modulesImportOnlyWhatLiesBelowThem() throws {
    for file in sources.files {
      let allowed = try #require(Self.arrows[file.target], "\(file.target) has no arrows")
      let forbidden = file.imports.filter {
        Self.modulesOfOurs.contains($0) && !allowed.contains($0)
      }
      #expect(forbidden.isEmpty, "\(file.path) imports \(forbidden)")
    }
  }

  @Test func crmctlReadsADatabaseOnlyToMigrateFromIt() {
    for file in sources.files
    where file.target == "crmctl" && !file.path.hasPrefix("Sources/crmctl/MigrateFrom/") {
      let forbidden = file.imports.filter { ["Postgres", "Morocco"].contains($0) }
      #expect(forbidden.isEmpty, "\(file.path) imports \(forbidden)")
    }
  }

  @Test func onlyTheTransportKnowsNIO() {
    for file in sources.files
    where !["RPCTransport", "RPCServer", "RPCClient", "AuthService", "Operations", "SpanExport"]
      .contains(file.target)
    {
      let forbidden = file.imports.filter { $0.hasPrefix("NIO") }
      #expect(forbidden.isEmpty, "\(file.path) imports \(forbidden)")
    }
  }

  @Test func unsafeStandsOnlyWhereCMemoryOrAJobIsOwned() {
    // The generator writes the word into what it generates.
    let owners = [
      "Sources/Protobuf/", "Sources/Postgres/LibPQ/", "Sources/ProcessLimits/",
      "Sources/protoc-gen-rpcswift/",
      // A job is run once, by who took it over.
      "Sources/RPCTransport/EventLoopTaskExecutor.swift",
    ]
    for file in sources.files where !owners.contains(where: file.path.hasPrefix) {
      for (number, line) in file.lines.enumerated() {
        let code = line.split(separator: "//", maxSplits: 1).first ?? ""
        let words = code.split { !$0.isLetter && $0 != "\"" }
        #expect(!words.contains("unsafe"), "\(file.path):\(number + 1)")
      }
    }
  }

  @Test func filesAreShort() {
    for file in sources.files {
      #expect(file.lines.count <= 300, "\(file.path) has \(file.lines.count) lines")
    }
  }

  @Test func functionsFitOnAScreen() {
    for file in sources.files {
      for (name, count) in Self.functionLengths(in: file) {
        #expect(count <= 70, "\(file.path): \(name) has \(count) lines")
      }
    }
  }

  @Test func nothingIsLeftToDo() {
    for file in sources.files {
      for (number, line) in file.lines.enumerated() {
        let isMarked = line.contains("TODO") || line.contains("FIXME") || line.contains("XXX")
        #expect(!isMarked, "\(file.path):\(number + 1)")
      }
    }
  }

  /// Lines from a `func` or `init` to the brace that closes it, which stands under its first letter.
  private static func functionLengths(in file: SourceTree.File) -> [(String, Int)] {
    var result: [(String, Int)] = []
    for (start, line) in file.lines.enumerated() {
      let code = line.drop { $0 == " " }
      let indent = line.count - code.count
      let words = code.split { !$0.isLetter && !$0.isNumber }.prefix(6)
      guard words.contains("func") || words.contains("init"), !code.hasPrefix("//") else {
        continue
      }
      let brace = String(repeating: " ", count: indent) + "}"
      let end = file.lines[start...].firstIndex { $0 == brace } ?? start
      result.append((String(code.prefix(40)), end - start + 1))
    }
    return result
  }
}
