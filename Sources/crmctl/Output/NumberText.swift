import Foundation

/// Numbers as a person reads them.
enum NumberText {
  static func oneDigit(_ number: Double) -> String { String(format: "%.1f", number) }

  /// - Parameter share: 0 to 1.
  static func percent(_ share: Double) -> String { String(format: "%.0f %%", share * 100) }
}
