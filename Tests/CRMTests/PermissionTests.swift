import Protobuf
import RPCCore
import Testing

@testable import CRM

struct PermissionTests {
  @Test(arguments: Permission.all)
  func aPermissionGrantsItselfAlone(permission: Permission) {
    #expect(Permissions(texts: [permission.text]).list == [permission])
  }

  @Test func anAsteriskStandsForEveryResource() {
    let granted = Permissions(texts: ["crm:read:*"]).list
    #expect(granted.count == 9 && granted.allSatisfy { $0.action == .read })
  }

  @Test(arguments: [
    "", "crm", "crm:read", "crm:read:", "crm:read:customers:x", "crm::customers", "crm:*:customers",
    "crm:*:*", "*", "*:*:*", "CRM:read:customers", "crm:Read:customers", "crm:read:Customers",
    " crm:read:customers", "crm:read:customers ", "crm:read:cust*", "fleet:read:customers",
    "crm:read:**", "crm:write:customers",
  ])
  func whatIsNoPermissionOfOursGrantsNothing(text: String) {
    #expect(Permissions(texts: [text]) == [])
  }

  @Test func aCertificateStandsForItsPrincipal() throws {
    let principals = CertificatePrincipals()
    try principals.load(
      Array(
        """
        {"principals": [
          {"certificate": "dns:booking.erp.ma", "name": "booking", "permissions": ["crm:read:*"]},
          {"certificate": "cn:tours", "name": "tours", "permissions": []}]}
        """.utf8))
    let booking = principals.caller(
      of: PeerCertificate(commonName: nil, dnsNames: ["x.ma", "Booking.ERP.ma"]))
    #expect(booking?.name == "cert:booking" && booking?.permissions.list.count == 9)
    #expect(principals.caller(of: PeerCertificate(commonName: "tours"))?.subject == "tours")
    // Its other names are who it is.
    #expect(principals.caller(of: PeerCertificate(commonName: "tours", dnsNames: ["x.ma"])) == nil)
    #expect(principals.caller(of: PeerCertificate(commonName: nil)) == nil)
  }

  @Test(arguments: [
    ("{}", "/principals"), ("x", "/principals"),
    (#"{"principals": [{"name": "a", "permissions": []}]}"#, "/principals/0/certificate"),
    (
      #"{"principals": [{"certificate": "a.ma", "name": "a", "permissions": []}]}"#,
      "/principals/0/certificate"
    ),
    (
      #"{"principals": [{"certificate": "dns:a.ma", "name": "", "permissions": []}]}"#,
      "/principals/0/name"
    ),
    (
      #"{"principals": [{"certificate": "dns:a.ma", "name": "a", "permissions": ["crm:*:*"]}]}"#,
      "/principals/0/permissions"
    ),
  ])
  func aFileThatCannotBeUsedSaysWhere(text: String, place: String) {
    let error = #expect(throws: CertificatePrincipals.Unreadable.self) {
      try CertificatePrincipals().load(Array(text.utf8))
    }
    #expect(error?.place == place)
  }

  @Test func theLastUsedAreKept() {
    var values = RecentlyUsed<Int, Int>(countMax: 10)
    for number in 0..<100 {
      values[number] = number
      #expect(values[0] == (number < 100 ? 0 : nil))
      #expect(values.count <= 11)
    }
    #expect(values[50] == nil && values[99] == 99)
  }
}
