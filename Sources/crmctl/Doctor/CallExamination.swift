import CRMProto
import GRPCProto
import Protobuf
import RPCClient
import RPCCore
import WireProto

/// What a server answers: who it is, what it takes us for, how it is.
struct CallExamination {
  let client: RPCClient
  let options: CallOptions
  let credentials: Credentials.Origin?
  let now: @Sendable () -> Double

  /// Beyond it tokens made here are refused there (docs/access.md).
  private static let skewMaxSeconds = 30.0
  private static let skewNoticedSeconds = 5.0

  func findings() async -> [Finding] {
    let first = await pinged()
    guard first.first?.status == .ok else { return first }
    return first + (await admitted()) + [await healthy()]
  }

  private func pinged() async -> [Finding] {
    do {
      let sent = now()
      let answer = try await ControlServiceClient(client).ping(.init(), options: options)
      let middle = (sent + now()) / 2
      return [.ok("server", "crm-server \(answer.version)")]
        + (answer.serverTime.map { [clock(ahead: $0.unixSeconds - middle)] } ?? [])
    } catch {
      return [
        .fail(
          "server", Examination.words(error),
          remedy: "A server with TLS ends whoever comes without: try --tls. Else its log says why.")
      ]
    }
  }

  private func clock(ahead seconds: Double) -> Finding {
    let amount = seconds.magnitude.oneDigit
    let text = "the server's clock is \(amount) s \(seconds < 0 ? "behind" : "ahead of") this one"
    let remedy =
      "Set both clocks by NTP (timedatectl set-ntp true): tokens count within "
      + "\(Int(Self.skewMaxSeconds)) s only."
    if seconds.magnitude > Self.skewMaxSeconds { return .fail("clock", text, remedy: remedy) }
    if seconds.magnitude > Self.skewNoticedSeconds { return .warn("clock", text, remedy: remedy) }
    return .ok("clock", text)
  }

  private func admitted() async -> [Finding] {
    let shown = credentials?.text ?? "no token"
    do {
      let caller = try await ControlServiceClient(client).authenticate(.init(), options: options)
      return [until(caller, shown), allowed(caller.permissions)] + (await sameDefinitions())
    } catch {
      return [.fail("credentials", "\(shown): \(Examination.words(error))", remedy: remedy(error))]
    }
  }

  private func until(_ caller: AuthenticateResponse, _ shown: String) -> Finding {
    let text = "\(caller.caller), by \(credentials == nil ? "a certificate" : shown)"
    guard let end = caller.expiresAt?.unixSeconds else { return .ok("credentials", text) }
    // What crmctl makes itself it makes anew.
    if case .localKey? = credentials { return .ok("credentials", text) }
    let hours = (end - now()) / 3_600
    let whole = "\(text), until \(InstantText.of(caller.expiresAt))"
    guard hours < 24 else { return .ok("credentials", whole) }
    return .warn(
      "credentials", whole, remedy: "Get another token within \(hours.oneDigit) hours.")
  }

  private func remedy(_ error: any Error) -> String {
    switch (error as? RPCError)?.reason {
    case "TOKEN_EXPIRED": "Get a new token, and give it by `crmctl login` or --token-file."
    case "TOKEN_INVALID":
      "Get a token from whoever this server believes: JWT_ISSUER, JWT_AUDIENCE and its keys have to fit; "
        + "the server's log says which does not."
    case "TOKEN_REVOKED": "Ask the auth service's administrators for access, then get a new token."
    case "CREDENTIALS_MISSING":
      "Log in with `crmctl login`, or give a token by --token-file or CRM_TOKEN."
    default: "The server's log says why."
    }
  }

  private func allowed(_ permissions: [String]) -> Finding {
    let missing = CallerTask.all.filter { !$0.isAllowed(by: permissions) }
    guard !missing.isEmpty else { return .ok("permissions", "all that crmctl needs") }
    let list = missing.map {
      "\($0.name) needs \($0.missing(in: permissions).joined(separator: ", "))"
    }
    return .warn(
      "permissions", list.joined(separator: "; "),
      remedy: "Get a token with them, for what is to be done.")
  }

  private func sameDefinitions() async -> [Finding] {
    do {
      let answer = try await ControlServiceClient(client)
        .getFileDescriptorSet(.init(), options: options)
      let ours = FileDescriptorSet(
        CRMProtoFiles.all, GRPCProtoFiles.all, WireProtoFiles.all
      ).serialized
      return [
        answer.fileDescriptorSet == ours
          ? .ok("API", "the server's is the one that this crmctl knows")
          : .warn(
            "API", "the server's definitions are not those of this crmctl",
            remedy: "Use the crmctl of the server's version: unknown fields are not shown.")
      ]
    } catch {
      return [.warn("API", Examination.words(error), remedy: "The server's log says why.")]
    }
  }

  private func healthy() async -> Finding {
    do {
      let answer = try await HealthClient(client).check(.init(), options: options)
      return answer.status == .serving
        ? .ok("health", "serving")
        : .fail(
          "health", "not serving",
          remedy: "Run `crm-server doctor` on the server's machine: mostly its database is away.")
    } catch {
      return .fail("health", Examination.words(error), remedy: "The server's log says why.")
    }
  }
}

extension GoogleProtobuf.Timestamp {
  fileprivate var unixSeconds: Double { Double(seconds) + Double(nanos) / 1e9 }
}

extension Double {
  fileprivate var oneDigit: String { NumberText.oneDigit(self) }
}
