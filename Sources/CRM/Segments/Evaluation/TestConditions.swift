import Morocco
import Postgres
import Protobuf

/// Durations of a program, each once: what lies so long before now is reckoned once for all customers.
struct CriteriaDurations {
  private(set) var all: [CriteriaDuration] = []

  mutating func index(of duration: CriteriaDuration) -> Int {
    if let index = all.firstIndex(of: duration) { return index }
    all.append(duration)
    return all.count - 1
  }
}

extension CriteriaTest {
  /// The test as the evaluator asks it; `sql` is the same for sets.
  func condition<Facts>(
    of fact: FactField<Facts>, zone: CalendarZone, durations: inout CriteriaDurations
  ) -> Condition<Facts> {
    switch fact.reading {
    case .text(let read, let form): textCondition(read, texts.map(form))
    case .place(_, let read): placeCondition(read)
    case .name(let read): nameCondition(read)
    case .set(let read): setCondition(read)
    case .flag(let read): { facts, _ in Truth(read(facts) == (values.first == .flag(true))) }
    case .number(let read): numberCondition(read)
    case .instant(let read): instantCondition(read, zone, &durations)
    }
  }

  var texts: [String] {
    values.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  var numbers: [Double] {
    values.compactMap { if case .number(let number) = $0 { number.double } else { nil } }
  }

  /// Of names among those of the field, from 1.
  var ranks: [Int16] {
    let names =
      switch field.kind {
      case .choice(let names), .level(let names): names
      default: [String]()
      }
    return texts.compactMap { name in names.firstIndex(of: name).map { Int16($0 + 1) } }
  }

  private func textCondition<Facts>(
    _ read: @escaping @Sendable (Facts) -> String, _ values: [String]
  ) -> Condition<Facts> {
    let set = Set(values)
    let part = Array((values.first ?? "").utf8)
    return switch op {
    case .in: { facts, _ in Truth(set.contains(read(facts))) }
    case .nin:
      { facts, _ in
        let text = read(facts)
        return Truth(!text.isEmpty && !set.contains(text))
      }
    case .contains: { facts, _ in Truth(Array(read(facts).utf8).contains(part)) }
    case .startsWith: { facts, _ in Truth(read(facts).utf8.starts(with: part)) }
    case .exists: { facts, _ in Truth(!read(facts).isEmpty) }
    default: { facts, _ in Truth(read(facts).isEmpty) }
    }
  }

  private func placeCondition<Facts>(
    _ read: @escaping @Sendable (Facts) -> PlaceFacts
  ) -> Condition<Facts> {
    let places = CriteriaPlaces(texts)
    return switch op {
    case .in: { facts, _ in Truth(places.contain(read(facts))) }
    case .nin:
      { facts, _ in
        let place = read(facts)
        return Truth(place.isPresent && !places.contain(place))
      }
    case .exists: { facts, _ in Truth(read(facts).isPresent) }
    default: { facts, _ in Truth(!read(facts).isPresent) }
    }
  }

  private func nameCondition<Facts>(
    _ read: @escaping @Sendable (Facts) -> Int16
  ) -> Condition<Facts> {
    let ranks = ranks
    let first = ranks.first ?? 0
    return switch op {
    case .in: { facts, _ in Truth(ranks.contains(read(facts))) }
    case .nin:
      { facts, _ in
        let rank = read(facts)
        return Truth(rank != 0 && !ranks.contains(rank))
      }
    case .gt: { facts, _ in Truth(read(facts) > first) }
    case .gte: { facts, _ in Truth(read(facts) >= first) }
    case .lt: { facts, _ in Truth(read(facts) < first) }
    case .lte: { facts, _ in Truth(read(facts) <= first) }
    case .between:
      { facts, _ in
        let rank = read(facts)
        return Truth(rank >= first && rank <= ranks[1])
      }
    case .exists: { facts, _ in Truth(read(facts) != 0) }
    default: { facts, _ in Truth(read(facts) == 0) }
    }
  }

  private func setCondition<Facts>(
    _ read: @escaping @Sendable (Facts) -> [String]
  ) -> Condition<Facts> {
    let values = Set(texts)
    return switch op {
    case .hasAny: { facts, _ in Truth(read(facts).contains(where: values.contains)) }
    case .hasAll:
      { facts, _ in Truth(read(facts).count { values.contains($0) } == values.count) }
    case .hasNone:
      { facts, _ in
        let set = read(facts)
        return Truth(!set.isEmpty && !set.contains(where: values.contains))
      }
    case .exists: { facts, _ in Truth(!read(facts).isEmpty) }
    default: { facts, _ in Truth(read(facts).isEmpty) }
    }
  }

  private func numberCondition<Facts>(
    _ read: @escaping @Sendable (Facts) -> Double?
  ) -> Condition<Facts> {
    let numbers = numbers
    let op = op
    return { facts, _ in
      switch (op, read(facts)) {
      case (.missing, let number): Truth(number == nil)
      case (.exists, let number): Truth(number != nil)
      case (_, nil): Truth(false)
      case (_, let number?): Truth(op.compares(number, with: numbers))
      }
    }
  }
}

extension CriteriaOperator {
  /// - Parameter values: as many as the operator takes.
  func compares(_ number: Double, with values: [Double]) -> Bool {
    switch self {
    case .eq, .in: values.contains(number)
    case .ne, .nin: !values.contains(number)
    case .gt: number > values[0]
    case .gte: number >= values[0]
    case .lt: number < values[0]
    case .lte: number <= values[0]
    case .between: number >= values[0] && number <= values[1]
    default: false
    }
  }
}

/// Places that a customer may be in: a city is itself, a region everything in it, what is neither those who
/// wrote the same.
struct CriteriaPlaces: Sendable {
  let cities: [String]
  let regionCodes: [String]
  let others: [String]

  init(_ texts: [String]) {
    let places = texts.map { (text: SearchText.folded($0), place: Place.resolve(region: $0)) }
    cities = places.compactMap(\.place.cityName)
    regionCodes = places.filter { $0.place.cityName == nil }.compactMap(\.place.regionCode)
    others = places.filter { $0.place.regionCode == nil }.map(\.text)
  }

  func contain(_ place: PlaceFacts) -> Bool {
    cities.contains(place.city) || regionCodes.contains(place.regionCode)
      || place.regionCode.isEmpty && others.contains(place.text)
  }
}
