import Postgres
import Testing

/// A connection string of several hosts, taken apart.
struct DatabaseServersTests {
  @Test func eachHostIsAServerOfItsOwn() throws {
    let configuration = DatabaseConfiguration(
      connectionString: "postgresql://crm:pass%20word@a:6001,b:6002/crm")
    let servers = try #require(configuration.servers)
    #expect(servers.map(\.name) == ["a:6001", "b:6002"])
    #expect(
      servers.map(\.configuration.connectionString) == [
        "dbname=crm host=a password='pass word' port=6001 user=crm",
        "dbname=crm host=b password='pass word' port=6002 user=crm",
      ])
  }

  @Test func aPortThatIsGivenOnceIsEveryHosts() throws {
    let configuration = DatabaseConfiguration(connectionString: "host=a,b,c port=6001")
    let names = try #require(configuration.servers).map(\.name)
    #expect(names == ["a:6001", "b:6001", "c:6001"])
  }

  @Test func withoutAHostThereIsOneServer() throws {
    let servers = try #require(DatabaseConfiguration(connectionString: "dbname=crm").servers)
    #expect(servers.map(\.name) == ["localhost:5432"])
    #expect(servers.map(\.configuration.connectionString) == ["dbname=crm"])
  }

  @Test func whatCannotBeReadHasNoServers() {
    #expect(DatabaseConfiguration(connectionString: "host=a surely not").servers == nil)
  }

  @Test func whatElseWasConfiguredIsEveryServers() throws {
    var configuration = DatabaseConfiguration(connectionString: "host=a,b")
    configuration.session = .standby
    let servers = try #require(configuration.servers)
    #expect(servers.allSatisfy { $0.configuration.session == .standby })
  }
}
