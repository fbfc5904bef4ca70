import CRMProto
import Morocco
import Protobuf

/// A customer of the replaced service as this one takes it.
struct OldCustomer: Sendable {
  let row: OldRow
  /// As it is created: new and active.
  private(set) var customer = Customer()
  /// What it is given behind that; nil for NEW.
  private(set) var tier: LoyaltyStatus?
  private(set) var isActive = true
  private(set) var repairs: [Repair] = []
  /// Lines that are put in front of the notes.
  private var addedNotes: [String] = []

  private static let placeLengthMax = 100
  private static let tagLengthMax = 64
  private static let tagsMax = 50

  /// - Parameters:
  ///   - system: under which the old id is kept in `external_ids`.
  ///   - holder: of the same address, who keeps it while this one is deactivated.
  init(_ row: OldRow, time: OldTime, system: String, sharingWith holder: Int64? = nil) {
    self.row = row
    var reader = RowReader(row, time: time)
    customer.externalIDs = [system: String(row.id)]
    readNames(&reader)
    readContact(&reader)
    readPlace(&reader)
    readTags(&reader)
    readState(&reader, holder)
    let notes = reader.text("notes")
    customer.notes = (addedNotes + (notes.isEmpty ? [] : [notes])).joined(separator: "\n")
    repairs = reader.repairs
  }

  private mutating func readNames(_ reader: inout RowReader) {
    customer.fullName = reader.line("full_name")
    customer.companyName = reader.line("company_name")
    customer.email = EmailText.cleaned(reader.row.rawText("email"))
    if customer.email != RowReader.trimmed(reader.row.rawText("email")) {
      reader.note(.emailCleaned, "email")
    }
    if let type = RowReader.choice(reader.line("contact_type"), of: ContactType.self),
      !(type == .individual && customer.fullName.isEmpty && !customer.companyName.isEmpty)
    {
      customer.contactType = type
    } else {
      let isCompany = customer.fullName.isEmpty && !customer.companyName.isEmpty
      customer.contactType = isCompany ? .corporate : .individual
      reader.note(.contactTypeGuessed, "contact_type")
    }
    completeNames(&reader)
  }

  private mutating func completeNames(_ reader: inout RowReader) {
    if customer.contactType == .corporate, customer.companyName.isEmpty {
      customer.companyName = customer.fullName
      if !customer.fullName.isEmpty { reader.note(.companyFromName, "company_name") }
    }
    if customer.contactType == .individual, !customer.companyName.isEmpty {
      reader.note(.companyMovedToNotes, "company_name")
      addedNotes.append("Company: \(customer.companyName)")
      customer.companyName = ""
    }
    guard customer.fullName.isEmpty, customer.companyName.isEmpty else { return }
    // An address says who it is; without one the service refuses the row anyway.
    guard !customer.email.isEmpty else { return }
    if customer.contactType == .corporate {
      customer.companyName = customer.email
      reader.note(.nameFromEmail, "company_name")
    } else {
      customer.fullName = customer.email
      reader.note(.nameFromEmail, "full_name")
    }
  }

  private mutating func readContact(_ reader: inout RowReader) {
    customer.phone = reader.line("phone")
    if !customer.phone.isEmpty, PhoneNumber(customer.phone) == nil {
      reader.note(.phoneUnverified, "phone")
    }
    let language = reader.line("preferred_language")
    let known = [
      "arabic", "ar", "french", "fr", "english", "en", "spanish", "es", "tamazight", "zgh",
    ]
    if language.isEmpty || known.contains(language.lowercased()) {
      customer.preferredLanguage = language
    } else {
      // The service's default is French.
      reader.note(.languageUnknown, "preferred_language")
    }
  }

  private mutating func readPlace(_ reader: inout RowReader) {
    customer.nationality = shortText("nationality", "Nationality", &reader)
    customer.region = shortText("region", "Region", &reader)
    if !customer.region.isEmpty, Place.resolve(region: customer.region).regionCode == nil {
      reader.note(.regionUnresolved, "region")
    }
  }

  private mutating func shortText(
    _ column: String, _ title: String, _ reader: inout RowReader
  ) -> String {
    let text = reader.line(column)
    guard text.unicodeScalars.count > Self.placeLengthMax else { return text }
    reader.note(.tooLongMovedToNotes, column)
    addedNotes.append("\(title): \(text)")
    return ""
  }

  private mutating func readTags(_ reader: inout RowReader) {
    let given = OldTags(reader.row["tags"])
    var tags: Set<String> = []
    var left: [String] = []
    for tag in given.tags {
      let fits = tag.unicodeScalars.count <= Self.tagLengthMax && tags.count < Self.tagsMax
      if fits || tags.contains(tag) { tags.insert(tag) } else { left.append(tag) }
    }
    customer.tags = tags.sorted()
    if given.isUntidy { reader.note(.tagsCleaned, "tags") }
    guard !left.isEmpty else { return }
    reader.note(.tooLongMovedToNotes, "tags")
    addedNotes.append("Tags: \(left.joined(separator: ", "))")
  }

  private mutating func readState(_ reader: inout RowReader, _ holder: Int64?) {
    let tier = reader.line("loyalty_status")
    let known = RowReader.choice(tier, of: LoyaltyStatus.self)
    if known == nil, !tier.isEmpty { reader.note(.loyaltyUnknown, "loyalty_status") }
    self.tier = known == .new ? nil : known
    let active = reader.row.bool("is_active")
    if active == nil { reader.note(.activeAssumed, "is_active") }
    isActive = active ?? true
    guard let holder, isActive else { return }
    isActive = false
    reader.note(.sharedEmailDeactivated, "email", was: ["customers.id": .number(.init(holder))])
  }
}
