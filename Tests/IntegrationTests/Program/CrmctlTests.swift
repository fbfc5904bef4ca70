import Testing

@Suite struct CrmctlTests {
  @Test func aCustomerIsCreatedReadListedChangedAndDeactivated() async throws {
    try await withCRM { crm in
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let created = try await crmctl.run(
        "-o", "json", "customers", "create", "--type", "individual", "--name", "Salma Bennani",
        "--email", "salma@example.ma", "--phone", "0612345678", "--tag", "family")
      #expect(created.status == 0, "\(created.errors)")
      let id = try #require(try created.json["id"] as? String)
      #expect(try created.json["loyalty_status"] as? String == "LOYALTY_STATUS_NEW")

      let listed = try await crmctl.run("customers", "list")
      #expect(listed.output.contains("Salma Bennani"))
      let updated = try await crmctl.run(
        "customers", "update", id, "--loyalty", "gold", "--phone", "0698765432", "-o", "json")
      #expect(try updated.json["loyalty_status"] as? String == "LOYALTY_STATUS_GOLD")
      #expect(try await crm.get(id).phone == "0698765432")
      let deactivated = try await crmctl.run("customers", "deactivate", id)
      #expect(deactivated.status == 0)
      #expect(try await crm.get(id).isActive == false)
    }
  }

  @Test func anyUnaryMethodIsCalledWithJSON() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let called = try await crmctl.run(
        "call", "crm.v1.CustomerService/GetCustomer", #"{"id": "\#(customer.id)"}"#)
      #expect(called.status == 0, "\(called.errors)")
      #expect(try called.json["full_name"] as? String == customer.fullName)
      #expect(try called.json["etag"] as? String == customer.etag)
    }
  }

  @Test func failuresAreToldApartByTheExitStatus() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let bad = try await crmctl.run("customers", "create", "--type", "corporate")
      #expect(bad.status == 2)
      #expect(bad.errors.contains("customer.company_name: is required for corporates"))
      let missing = try await crmctl.run(
        "customers", "get", "01890000-0000-7000-8000-000000000000")
      #expect(missing.status == 3)
      let stale = try await crmctl.run(
        "customers", "update", customer.id, "--etag", "r0", "--notes", "x")
      #expect(stale.status == 4)
      let unknown = try await crmctl.run("call", "crm.v1.CustomerService/GetCustomr", "{}")
      #expect(unknown.status == 2)
      #expect(unknown.errors.contains("crm.v1.CustomerService/GetCustomer"))
      #expect(try await crmctl.run("customers", "bogus").status == 64)
    }
    let unreachable = try await Crmctl(server: "127.0.0.1:1").run("ping")
    #expect(unreachable.status == 6)
    #expect(unreachable.errors.contains("127.0.0.1:1"))
  }

  @Test func demoCustomersAreLoadedOnceForASeed() async throws {
    try await withCRM { crm in
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let first = try await crmctl.run("demo", "load", "--customers", "200", "--seed", "7")
      #expect(first.status == 0, "\(first.errors)")
      #expect(try await crm.customerCount() == 200)
      let ids = try await crm.customers.listCustomers(.init(pageSize: 1)).customers.map(\.id)
      #expect(ids.count == 1)
    }
  }
}
