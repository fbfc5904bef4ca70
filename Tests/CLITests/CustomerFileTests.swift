import CRMProto
import Testing

@testable import crmctl

@Suite struct CustomerFileTests {
  private static func file(_ text: String) throws -> CustomerFile {
    try CustomerFile(Array(text.utf8), name: "x.csv")
  }

  @Test func rowsBecomeCustomers() throws {
    let file = try Self.file(
      """
      Full Name,company_name,email,phone,tags,external_ids,id,allowed_channels,contact_from
      Amina Alaoui,,amina@example.ma,'+212612345678,VIP|family,erp=C-1|booking=7,abc,email|sms,09:00
      ,Atlas,atlas@example.ma,0522000000,,,,,
      """)
    #expect(file.ignoredColumns == ["id"] && file.issues.isEmpty)
    #expect(
      file.rows == [
        ImportRow(
          line: 2,
          customer: Customer(
            contactType: .individual, fullName: "Amina Alaoui", email: "amina@example.ma",
            phone: "+212612345678", tags: ["VIP", "family"],
            externalIDs: ["erp": "C-1", "booking": "7"],
            preferences: CustomerPreferences(
              allowedChannels: [.email, .sms], contactFrom: "09:00"))),
        ImportRow(
          line: 3,
          customer: Customer(
            contactType: .corporate, companyName: "Atlas", email: "atlas@example.ma",
            phone: "0522000000")),
      ])
  }

  @Test func whatListsCustomersAsCSVIsReadAgain() throws {
    let given = [
      Customer(
        contactType: .individual, fullName: "Amina Alaoui", email: "amina@example.ma",
        phone: "+212612345678", tags: ["VIP", "a|b"], externalIDs: ["erp": "C-1"],
        preferences: CustomerPreferences(
          allowedChannels: [.email, .inPerson], preferredChannel: .sms, contactFrom: "09:00")),
      Customer(
        contactType: .corporate, companyName: "Atlas", email: "atlas@example.ma",
        preferences: CustomerPreferences(contactUntil: "18:00")),
    ]
    let list = try Answer(ListCustomersResponse(customers: given))
    let text =
      CSVWriter.record(list.columns.map(\.name)) + list.items.map(list.record).joined()
    let file = try Self.file(text)
    #expect(file.issues.isEmpty, "\(file.issues)")
    #expect(file.rows.map(\.customer) == given)
  }

  @Test func aRowThatIsNoneIsReportedAndTheOthersAreKept() throws {
    let file = try Self.file("email,contact_type\na@b.c,person\nd@e.f\ng@h.i,corporate\n")
    #expect(file.rows.map(\.line) == [4])
    #expect(file.issues.map(\.line) == [2, 3])
    #expect(file.issues[0].text == "contact_type must be individual, corporate")
    #expect(file.issues[1].text.contains("1 fields"))
  }

  @Test(arguments: [
    ("", "empty"), ("name,email\n", "\"name\""), ("email,email\n", "twice"),
    ("email\n\"a\n", "double quotes"),
  ])
  func aFileThatIsNoneIsRefusedAsAWhole(text: String, word: String) {
    let error = #expect(throws: InputError.self) { try Self.file(text) }
    #expect(error?.description.contains(word) == true)
  }

  @Test func everyFieldOfACustomerIsAColumn() {
    #expect(CustomerColumn.byName.count == CustomerColumn.all.count)
    #expect(CustomerColumn.all.filter { $0.set != nil }.count == 18)
  }
}
