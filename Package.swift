// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours compiles with warnings as errors and strict memory safety, so that each use
/// of C memory has to say `unsafe`, and the layout check can tell where the word may stand.
let house: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// The C types (protoc-c) and the Swift wrappers (protoc-gen-rpcswift) of one folder of `generated/`.
func generated(_ name: String, folder: String, c: [String], swift: [String]) -> [Target] {
  let dependencies = swift.map { Target.Dependency(stringLiteral: $0) }
  return [
    .target(
      name: "C\(name)",
      dependencies: ["CProtobufC"] + c.map { Target.Dependency(stringLiteral: $0) },
      path: "generated/\(folder)/c",
      publicHeadersPath: "include"),
    .target(
      name: name,
      dependencies: [.init(stringLiteral: "C\(name)"), "Protobuf"] + dependencies,
      path: "generated/\(folder)/swift",
      // Deprecated fields are still carried.
      swiftSettings: house + [.treatWarning("DeprecatedDeclaration", as: .warning)]),
  ]
}

let package = Package(
  name: "crm",
  products: [
    .executable(name: "crm-server", targets: ["crm-server"]),
    .executable(name: "crmctl", targets: ["crmctl"]),
    .executable(name: "crm-bench", targets: ["crm-bench"]),
    .executable(name: "protoc-gen-rpcswift", targets: ["protoc-gen-rpcswift"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
  ],
  targets: [
    // System libraries
    .systemLibrary(
      name: "CProtobufC", providers: [.apt(["libprotobuf-c-dev"])]),
    .systemLibrary(name: "CLibPQ", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CExecInfo"),

    // Infrastructure: knows nothing of CRM
    .target(name: "Moments", swiftSettings: house),
    .target(
      name: "Protobuf",
      dependencies: ["CProtobufC"],
      swiftSettings: house),
    .target(
      name: "Postgres",
      dependencies: [
        "CLibPQ", "Moments",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "DequeModule", package: "swift-collections"),
      ],
      swiftSettings: house),
    .target(name: "ProcessLimits", dependencies: ["CExecInfo"], swiftSettings: house),
    .target(
      name: "EmbeddedPostgres",
      dependencies: [.product(name: "Logging", package: "swift-log")],
      swiftSettings: house),
    .target(
      name: "RPCCore",
      dependencies: [
        "Moments", "Protobuf", "WireProto",
        .product(name: "DequeModule", package: "swift-collections"),
      ],
      swiftSettings: house),
    .target(
      name: "RPCTransport",
      dependencies: [
        "Protobuf", "RPCCore",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOTLS", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: house),
    .target(
      name: "RPCServer",
      dependencies: [
        "RPCCore", "RPCTransport",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: house),
    .target(
      name: "RPCClient",
      dependencies: [
        "RPCCore", "RPCTransport",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: house),
    .target(
      name: "RPCServices",
      dependencies: ["GRPCProto", "PluginProto", "Protobuf", "RPCCore"],
      swiftSettings: house),

    .target(
      name: "Operations",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: house),
    .target(
      name: "AccessTokens",
      dependencies: [
        "Protobuf",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "JWTKit", package: "jwt-kit"),
      ],
      swiftSettings: house),
    .target(
      name: "AuthService",
      dependencies: [
        "AccessTokens", "CRM", "Protobuf",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: house),

    .target(
      name: "SpanExport",
      dependencies: [
        "Protobuf",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "DequeModule", package: "swift-collections"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: house),

    // The domain
    .target(name: "Morocco", resources: [.embedInCode("Data")], swiftSettings: house),
    .target(
      name: "CRM",
      dependencies: [
        "AccessTokens", "CRMProto", "Morocco", "Postgres", "Protobuf", "RPCCore", "WireProto",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: house),

    .target(name: "DemoData", dependencies: ["CRMProto", "Protobuf"], swiftSettings: house),

    // Programs
    .executableTarget(
      name: "crm-server",
      dependencies: [
        "AccessTokens", "AuthService", "CRM", "CRMProto", "GRPCProto", "Operations", "Protobuf",
        "RPCCore", "RPCServer", "RPCServices", "EmbeddedPostgres", "ProcessLimits", "Postgres",
        "SpanExport", "WireProto",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: house),
    .executableTarget(
      name: "crmctl",
      dependencies: [
        "AccessTokens", "CRMProto", "DemoData", "GRPCProto", "Morocco", "Postgres", "Protobuf",
        "RPCClient", "RPCCore", "WireProto",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: house),
    .executableTarget(
      name: "crm-bench",
      dependencies: [
        "AccessTokens", "CRM", "CRMProto", "DemoData", "Measurement", "Postgres", "ProbeProto",
        "RPCCore",
        "RPCClient", "RPCServer", "WireProto",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Histogram", package: "hdrhistogram-swift"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: house),
    .target(
      name: "Measurement",
      dependencies: [
        "AccessTokens", "RPCClient",
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: house),
    .executableTarget(
      name: "protoc-gen-rpcswift",
      dependencies: ["Protobuf", "PluginProto"],
      swiftSettings: house),

    // Tests
    .target(
      name: "ProbeService",
      dependencies: ["ProbeProto", "RPCCore"],
      path: "Tests/ProbeService",
      swiftSettings: house),
    .target(name: "TestCertificates", path: "Tests/TestCertificates"),
    .executableTarget(
      name: "conformance-server",
      dependencies: [
        "ProbeService", "RPCCore", "RPCServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      path: "Tests/Conformance",
      swiftSettings: house),
    .target(
      name: "ReplicatedPostgres", dependencies: ["EmbeddedPostgres"],
      path: "Tests/ReplicatedPostgres"),
    .executableTarget(
      name: "failover",
      dependencies: [
        "AccessTokens", "CRMProto", "GRPCProto", "Measurement", "Protobuf", "RPCClient", "RPCCore",
        "ReplicatedPostgres", "WireProto",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Failover"),
    .executableTarget(
      name: "siege",
      dependencies: [
        "AccessTokens", "CRMProto", "Measurement", "Protobuf", "RPCClient", "RPCCore",
        "ReplicatedPostgres", "WireProto",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Siege"),
    .testTarget(name: "LayoutTests"),
    .testTarget(
      name: "ProtobufTests",
      dependencies: ["Protobuf", "CRMProto", "PluginProto", "ProbeProto", "WireProto"]),
    .testTarget(
      name: "PostgresTests",
      dependencies: [
        "Moments", "Postgres", "EmbeddedPostgres",
        .product(name: "Logging", package: "swift-log"),
      ]),
    .testTarget(
      name: "RPCTests",
      dependencies: [
        "RPCCore", "RPCTransport", "RPCServer", "RPCClient", "ProbeProto", "ProbeService",
        "Protobuf", "TestCertificates", "WireProto",
        .product(name: "InMemoryLogging", package: "swift-log"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .testTarget(
      name: "RPCServicesTests",
      dependencies: [
        "RPCServices", "GRPCProto", "CRMProto", "PluginProto", "ProbeProto", "WireProto",
        "Protobuf",
        "RPCClient", "RPCCore", "RPCServer",
        .product(name: "Logging", package: "swift-log"),
      ]),
    .testTarget(
      name: "AccessTokensTests",
      dependencies: [
        "AccessTokens", "Protobuf",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    .testTarget(name: "MoroccoTests", dependencies: ["Morocco"]),
    .testTarget(
      name: "CRMTests",
      dependencies: [
        "CRM", "CRMProto", "DemoData", "Postgres", "Protobuf", "RPCCore", "WireProto",
      ]),
    .testTarget(
      name: "CLITests",
      dependencies: [
        "crmctl", "CRMProto", "DemoData", "Morocco", "Protobuf", "RPCClient", "RPCCore",
        "WireProto",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "IntegrationTests",
      dependencies: [
        "AccessTokens", "AuthService", "CRM", "CRMProto", "DemoData", "GRPCProto",
        "EmbeddedPostgres", "Operations", "Postgres", "Protobuf", "ReplicatedPostgres",
        "RPCCore", "RPCServer", "RPCClient", "SpanExport", "TestCertificates", "WireProto",
        "crm-server", "crmctl",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "InMemoryLogging", package: "swift-log"),
        .product(name: "Logging", package: "swift-log"),
      ]),
  ]
    + generated("PluginProto", folder: "plugin", c: [], swift: [])
    + generated("WireProto", folder: "wire", c: [], swift: [])
    + generated("GRPCProto", folder: "grpc", c: [], swift: ["RPCCore"])
    + generated("CRMProto", folder: "crm", c: ["CWireProto"], swift: ["WireProto", "RPCCore"])
    + generated("ProbeProto", folder: "probe", c: ["CWireProto"], swift: ["WireProto", "RPCCore"]),
  cLanguageStandard: .gnu11
)

// MARK: What sanitizers run

/// Instrumented builds take what they run and no more: `CRM_SCOPE=fuzz` adds the fuzz targets, `CRM_SCOPE=rpc` and
/// `rpc-address` leave the RPC layer and its tests. For a fuzzer and for addresses code of ours is instrumented and not
/// what it is built on, which may so be what was built before. For threads all of it has to be, by `--sanitize`.
switch Context.environment["CRM_SCOPE"] {
case "fuzz":
  package.targets += [
    .systemLibrary(name: "CLibFuzzer", path: "Tests/Fuzz/CLibFuzzer"),
    .target(
      name: "FuzzInput", dependencies: ["CLibFuzzer"], path: "Tests/Fuzz/Input",
      swiftSettings: house),
    fuzz(
      "frames", "Frames",
      [
        "Protobuf", "RPCCore", "RPCTransport", .product(name: "NIOCore", package: "swift-nio"),
      ]),
    fuzz("envelopes", "Envelopes", ["Protobuf", "RPCCore", "WireProto"]),
    fuzz("messages", "Messages", ["CRMProto", "ProbeProto", "Protobuf"]),
    fuzz("page-tokens", "PageTokens", ["CRM", "RPCCore"]),
  ]
  // The fuzzer that this toolchain links reads counters in place, which is not what -sanitize=fuzzer alone
  // instruments for. Optimised code keeps the assertions of a debug build.
  instrument(
    compile: [
      "-sanitize=fuzzer,address",
      "-sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp", "-enable-testing",
      "-assert-config", "Debug",
    ], link: ["-sanitize=fuzzer,address"])
case "rpc":
  keep(only: "RPCTests")
case "rpc-address":
  keep(only: "RPCTests")
  instrument(compile: ["-sanitize=address"], link: ["-sanitize=address"])
default:
  break
}

func fuzz(_ name: String, _ folder: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: "fuzz-\(name)", dependencies: ["FuzzInput"] + dependencies,
    path: "Tests/Fuzz/\(folder)", swiftSettings: house)
}

@MainActor func instrument(compile: [String], link: [String]) {
  for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(compile)]
    target.linkerSettings = (target.linkerSettings ?? []) + [.unsafeFlags(link)]
  }
}

@MainActor func keep(only test: String) {
  let kept = reach(of: test, in: package.targets)
  package.products = []
  package.targets.removeAll { !kept.contains($0.name) }
}

/// A target and all targets of this package that it depends on.
func reach(of name: String, in targets: [Target]) -> Set<String> {
  var reached: Set<String> = [name]
  for case .byNameItem(let next, _) in targets.first(where: { $0.name == name })?.dependencies ?? []
  { reached.formUnion(reach(of: next, in: targets)) }
  return reached
}
