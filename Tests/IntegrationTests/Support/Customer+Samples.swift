import CRMProto
import Synchronization

extension Customer {
  /// The least that an individual needs.
  static func individual(
    _ fullName: String = "Amina Alaoui", email: String = freshEmail()
  ) -> Customer {
    Customer(contactType: .individual, fullName: fullName, email: email, phone: "0612345678")
  }

  /// The least that a corporate needs.
  static func corporate(
    _ companyName: String = "Atlas Voyages SARL", email: String = freshEmail()
  ) -> Customer {
    Customer(
      contactType: .corporate, companyName: companyName, email: email, phone: "+212 522 00 00 00")
  }

  /// Every field that a caller may set.
  static func complete() -> Customer {
    var customer = corporate()
    customer.fullName = "Youssef El Fassi"
    customer.fullNameAr = "يوسف الفاسي"
    customer.nationality = "Moroccan"
    customer.residenceCountry = "Morocco"
    customer.region = "Casablanca"
    customer.preferredLanguage = "Arabic"
    customer.tags = ["High Volume", "VIP"]
    customer.notes = "Two lines.\nThe second: عميل مهم."
    customer.ice = "001234567000062"
    customer.externalIDs = ["erp": "C-1", "booking": "77", "hotel": "h/9", "fleet": "é", "a": "b"]
    customer.preferences = CustomerPreferences(
      allowedChannels: [.email, .whatsapp], preferredChannel: .whatsapp, contactFrom: "09:30",
      contactUntil: "18:00")
    return customer
  }

  /// This customer with one field changed.
  func with<Value>(_ field: WritableKeyPath<Customer, Value>, _ value: Value) -> Customer {
    var customer = self
    customer[keyPath: field] = value
    return customer
  }

  /// An address that no other sample has.
  static func freshEmail() -> String {
    "customer\(lastEmail.wrappingAdd(1, ordering: .relaxed).newValue)@example.ma"
  }
}

private let lastEmail = Atomic<Int>(0)

/// A UUID that no other test uses.
func freshRequestID() -> String {
  let number = lastRequestID.wrappingAdd(1, ordering: .relaxed).newValue
  let digits = String(number, radix: 16)
  return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
}

private let lastRequestID = Atomic<Int>(0)
