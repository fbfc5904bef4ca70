package import CRMProto
import Foundation

/// One customer to create, and what becomes of it afterwards.
package struct DemoCustomer: Sendable {
  package var customer: Customer
  /// Tier to set; nil stays NEW.
  package var tier: LoyaltyStatus?
  package var isDeactivated = false
}

/// Makes customers: seven in ten Moroccan, some of them living abroad, the others visitors and companies.
package struct DemoCustomers: Sendable {
  private let seed: UInt64

  package init(seed: UInt64) {
    self.seed = seed
  }

  /// The same for the same seed and number.
  package func customer(_ number: Int) -> DemoCustomer {
    var random = DemoRandom(seed: seed, number: number)
    var customer: Customer =
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<70: moroccan(number, &random)
      case 70..<88: visitor(number, &random)
      default: company(number, &random)
      }
    customer.tags = DemoNames.tags.filter { _ in random.chance(12) }
    if random.chance(30) { customer.externalIDs["booking"] = "B-\(random.digits(7))" }
    if random.chance(10) { customer.notes = "Préfère un chauffeur qui parle darija." }
    let tier = random.chance(25) ? Self.tiers[Int.random(in: 0..<8, using: &random)] : nil
    return DemoCustomer(customer: customer, tier: tier, isDeactivated: random.chance(2))
  }

  /// Lower tiers are more frequent.
  private static let tiers: [LoyaltyStatus] = [
    .bronze, .bronze, .bronze, .silver, .silver, .gold, .platinum, .vip,
  ]

  private func moroccan(_ number: Int, _ random: inout DemoRandom) -> Customer {
    let given = random.pick(DemoNames.given)
    let family = random.pick(DemoNames.family)
    let origin = random.chance(20) ? random.pick(DemoOrigin.all) : nil
    return Customer(
      contactType: .individual,
      fullName: "\(given.latin) \(family.latin)",
      fullNameAr: "\(given.arabic) \(family.arabic)",
      email: email(given.latin, family.latin, number, "example.ma"),
      phone: origin.map { foreignPhone($0, &random) } ?? moroccanPhone(&random),
      nationality: random.pick(["Marocaine", "Moroccan", "مغربية"]),
      residenceCountry: origin?.country ?? "Maroc",
      region: origin == nil ? random.pick(DemoNames.cities) : "",
      preferredLanguage: random.pick(["French", "French", "Arabic", "Arabic", "Tamazight"]))
  }

  private func visitor(_ number: Int, _ random: inout DemoRandom) -> Customer {
    let origin = random.pick(DemoOrigin.all)
    let given = random.pick(origin.given)
    let family = random.pick(origin.family)
    return Customer(
      contactType: .individual, fullName: "\(given) \(family)",
      email: email(given, family, number, "example.com"), phone: foreignPhone(origin, &random),
      nationality: origin.nationality, residenceCountry: origin.country,
      preferredLanguage: origin.language)
  }

  private func company(_ number: Int, _ random: inout DemoRandom) -> Customer {
    let city = random.pick(DemoNames.cities)
    let name = random.pick(DemoNames.companies)
    let contact = "\(random.pick(DemoNames.given).latin) \(random.pick(DemoNames.family).latin)"
    return Customer(
      contactType: .corporate, fullName: contact, companyName: "\(name) \(city)",
      email: email("contact", name, number, "example.ma"), phone: moroccanPhone(&random),
      nationality: "", residenceCountry: "Maroc", region: city, preferredLanguage: "French",
      ice: ice(&random))
  }

  /// Unique for the seed and the number, which is all that an address has to be.
  private func email(
    _ given: String, _ family: String, _ number: Int, _ domain: String
  ) -> String {
    let plain = "\(given).\(family)".folding(options: .diacriticInsensitive, locale: nil)
      .lowercased().map { $0.isASCII && $0.isLetter || $0 == "." ? String($0) : "" }.joined()
    return "\(plain).\(seed)-\(number)@\(domain)"
  }

  private func moroccanPhone(_ random: inout DemoRandom) -> String {
    let national = random.pick(["6", "6", "6", "7", "5"]) + random.digits(8)
    let pairs = stride(from: 1, to: 9, by: 2).map { offset in
      String(national.dropFirst(offset).prefix(2))
    }
    return switch Int.random(in: 0..<4, using: &random) {
    case 0: "0\(national)"
    case 1: "+212\(national)"
    case 2: "00212\(national)"
    default: "0\(national.prefix(1))-\(pairs.joined(separator: "-"))"
    }
  }

  private func foreignPhone(_ origin: DemoOrigin, _ random: inout DemoRandom) -> String {
    "\(origin.callingCode) 6\(random.digits(8))"
  }

  /// Nine digits of the enterprise, four of the establishment, two that make the whole a multiple of 97.
  private func ice(_ random: inout DemoRandom) -> String {
    let base = "00" + random.digits(7) + "000" + String(Int.random(in: 1...9, using: &random))
    let remainder = (Int64(base) ?? 0) * 100 % 97
    let check = (97 - remainder) % 97
    return base + (check < 10 ? "0" : "") + String(check)
  }
}
