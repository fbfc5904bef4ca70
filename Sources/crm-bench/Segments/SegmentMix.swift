import DemoData

/// Criteria as marketing and operations write them: mostly tiers, places, tags and dates, some of what
/// happened. The same for the same number.
enum SegmentMix {
  /// What no criteria of `independent` depend on.
  static let writtenField = "preferred_language"

  /// - Parameter number: from 0; another one is another segment.
  static func independent(_ number: Int) -> String {
    let tier = pick(["Silver", "Gold", "Platinum", "VIP"], number / 10)
    let city = pick(["Casablanca", "Marrakech", "Fès", "Rabat", "Tanger", "Agadir"], number / 7)
    let tag = pick(["VIP", "Family", "Business", "Desert", "High Volume"], number / 3)
    let nation = pick(["Moroccan", "French", "Spanish", "German", "British"], number / 11)
    let days = 10 + number % 700
    switch number % 10 {
    case 0, 1, 2:
      return #"{"loyalty_status":{"gte":"\#(tier)"},"region":"\#(city)","tags":"\#(tag)"}"#
    case 3, 4: return #"{"nationality":"\#(nation)","tags":{"has_any":["\#(tag)","t\#(number)"]}}"#
    case 5:
      return #"{"city":"\#(city)","contact_type":"Corporate","tags":{"has_none":["t\#(number)"]}}"#
    case 6: return #"{"created_at":{"within_last":"\#(days)d"},"loyalty_status":"\#(tier)"}"#
    case 7:
      return
        #"{"last_interaction":{"older_than":"\#(days)d"},"region":"\#(city)","tags":"\#(tag)"}"#
    case 8:
      return
        #"{"all":[{"did":"interaction","within":"\#(days)d","count":{"gte":2}},{"region":"\#(city)"}]}"#
    default:
      return #"""
        {"any":[{"loyalty_status":"VIP","nationality":"\#(nation)"},\#
        {"all":[{"last":"feedback","has":{"rating":{"lte":2}}},{"tags":"\#(tag)"}]}],\#
        "not":{"region":"\#(city)"}}
        """#
    }
  }

  /// Depends on the field that is written.
  static func dependent(_ number: Int) -> String {
    let tier = pick(["Silver", "Gold", "Platinum", "VIP"], number)
    let language = pick(["French", "Arabic", "English", "Spanish", "Tamazight"], number / 4)
    return
      #"{"loyalty_status":{"gte":"\#(tier)"},"preferred_language":"\#(language)","tags":{"has_none":["t\#(number)"]}}"#
  }

  private static func pick(_ names: [String], _ number: Int) -> String {
    names[number % names.count]
  }
}
