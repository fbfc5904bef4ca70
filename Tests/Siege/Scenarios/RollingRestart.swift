import AccessTokens
import CRMProto
import Foundation
import Measurement
import RPCClient
import RPCCore
import ReplicatedPostgres
import Synchronization

/// Three servers over one database, each restarted in turn while calls go on.
struct RollingRestart {
  private static let rounds = 6
  private static let callsPerSecond = 200

  func run() async throws -> [Promise] {
    try await Field.with { field in
      let ports = try (0..<3).map { _ in try FreePort.any() }
      var servers: [ChildProgram] = []
      for port in ports { servers.append(try server(port, field)) }
      let running = servers
      var configuration = ClientConfiguration()
      let token = Self.token()
      configuration.authorization = { "Bearer \(token)" }
      configuration.retries.attemptsMax = 8
      let client = RPCClient(
        ports.map { ServerAddress(host: "127.0.0.1", port: $0) }, configuration: configuration)
      let load = Load(client: client)
      let calling = Task { await load.run(perSecond: Self.callsPerSecond) }
      do {
        servers = try await restart(running, ports, field)
      } catch {
        calling.cancel()
        throw error
      }
      try await Task.sleep(for: .seconds(1))
      calling.cancel()
      await calling.value
      let result = load.result
      let stored = try await count(client, load.marker)
      await client.close()
      for server in servers { await server.stop() }
      for failure in result.failures.prefix(5) { print("    \(failure)") }
      return [
        .atLeast("calls", Double(result.calls), 1_000, "calls"),
        .none("failed calls", result.failures.count),
        .none("customers lost", max(0, result.created - stored)),
        .none("customers doubled", max(0, stored - result.created)),
      ]
    }
  }

  private static let secret = Secret.random()

  private static func token() -> String {
    TokenMint(secret: Array(secret.utf8), issuer: "auth-service", audience: "mtterp").token(
      subject: "siege", permissions: LocalKey.permissions,
      now: Int64(Date().timeIntervalSince1970), lifetimeSeconds: 86_400)
  }

  private func server(_ port: Int, _ field: Field) throws -> ChildProgram {
    var environment = ChildProgram.environment
    environment["DATABASE_URL"] = field.server.database
    environment["SECRET_KEY"] = Self.secret
    environment["CRM_AUDIT_KEY_FILE"] = "\(field.server.stateDirectory)/audit.key"
    return try ChildProgram(
      ChildProgram.path(of: "crm-server"), ["serve", "--listen", "127.0.0.1:\(port)"],
      environment: environment)
  }

  private func restart(
    _ running: [ChildProgram], _ ports: [Int], _ field: Field
  ) async throws -> [ChildProgram] {
    var servers = running
    for _ in 0..<Self.rounds {
      for index in servers.indices {
        await servers[index].stop()
        servers[index] = try server(ports[index], field)
      }
    }
    return servers
  }

  private func count(_ client: RPCClient, _ marker: String) async throws -> Int {
    var count = 0
    var request = ListCustomersRequest()
    request.pageSize = 100
    request.tagsAll = [marker]
    repeat {
      let page = try await CustomerServiceClient(client).listCustomers(request)
      count += page.customers.count
      request.pageToken = page.nextPageToken
    } while !request.pageToken.isEmpty
    return count
  }
}

/// Creates and gets, in turn, at a steady rate.
private final class Load: Sendable {
  struct Result {
    var calls = 0
    var created = 0
    var failures: [String] = []
  }

  let marker = "siege-\(UInt32.random(in: 0 ... .max))"
  private let client: RPCClient
  private let state = Mutex(Result())

  var result: Result { state.withLock { $0 } }

  init(client: RPCClient) {
    self.client = client
  }

  func run(perSecond: Int) async {
    let start = ContinuousClock.now
    await withDiscardingTaskGroup { group in
      var made = 0
      while !Task.isCancelled {
        let due = Int(start.duration(to: .now) / .seconds(1) * Double(perSecond))
        while made < due {
          made += 1
          // A call that has begun is awaited, whatever becomes of the run.
          let number = made
          group.addTask { await Task { await self.call(number) }.value }
        }
        try? await Task.sleep(for: .milliseconds(5))
      }
    }
  }

  private func call(_ number: Int) async {
    let service = CustomerServiceClient(client)
    let options = CallOptions(timeout: .seconds(20))
    do {
      var customer = Customer()
      customer.contactType = .individual
      customer.fullName = "Rolling \(number)"
      customer.phone = "+212661\(100_000 + number % 900_000)"
      customer.email = "\(marker)-\(number)@example.ma"
      customer.tags = [marker]
      var request = CreateCustomerRequest(customer: customer)
      request.requestID = UUID().uuidString.lowercased()
      let created = try await service.createCustomer(request, options: options)
      state.withLock {
        $0.calls += 1
        $0.created += 1
      }
      _ = try await service.getCustomer(GetCustomerRequest(id: created.id), options: options)
      state.withLock { $0.calls += 1 }
    } catch {
      state.withLock { $0.failures.append("call \(number): \(error)") }
    }
  }
}
