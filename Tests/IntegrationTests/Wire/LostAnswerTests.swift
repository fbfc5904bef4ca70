import CRMProto
import Foundation
import RPCClient
import RPCCore
import Testing

/// A write whose answer is lost on its way: it is committed, and its caller does not know.
@Suite(.timeLimit(.minutes(1))) struct LostAnswerTests {
  /// Passes bytes on both ways, but for the first that the server says: in their place both connections end.
  private static let forgetfulProxy = """
    import socket
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    lost = []
    def passed(source, target, loses):
      try:
        while data := source.recv(65536):
          if loses and not lost:
            lost.append(True)
            break
          target.sendall(data)
      except OSError: pass
      for end in (source, target):
        try: end.shutdown(socket.SHUT_RDWR)
        except OSError: pass
    while True:
      client, _ = listener.accept()
      server = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
      for pair in ((client, server, False), (server, client, True)):
        threading.Thread(target=passed, args=pair, daemon=True).start()
    """

  @Test func withARequestIDItIsMadeAgainDoneOnceAndAnswered() async throws {
    try await withCRM { crm in
      let created = try await Self.throughProxy(to: crm) {
        try await $0.createCustomer(.init(customer: .individual(), requestID: UUID().uuidString))
      }
      #expect(try await crm.get(created.id) == created)
      #expect(try await crm.customerCount() == 1)
    }
  }

  @Test func withoutOneItIsNotMadeAgain() async throws {
    try await withCRM { crm in
      let error = try await refusal {
        try await Self.throughProxy(to: crm) {
          try await $0.createCustomer(.init(customer: .individual()))
        }
      }
      #expect(error == .connectionLost)
      #expect(try await crm.customerCount() == 1)
    }
  }

  private static func throughProxy(
    to crm: TestCRM,
    _ call: (CustomerServiceClient<RPCClient>) async throws -> Customer
  ) async throws -> Customer {
    let proxy = try PythonServer(forgetfulProxy, "\(crm.port)")
    defer { proxy.stop() }
    let client = RPCClient(port: proxy.port)
    let outcome: Result<Customer, any Error>
    do {
      outcome = .success(try await call(CustomerServiceClient(client)))
    } catch {
      outcome = .failure(error)
    }
    await client.close()
    return try outcome.get()
  }
}
