import Foundation
import Measurement

/// Processor time that the two sides have used.
struct EchoUsage {
  var serverSeconds: Double
  var clientSeconds: Double

  /// Up to now; the client is this program.
  init(server: Int32) {
    serverSeconds = ProcessTable.cpuSeconds(of: server)
    clientSeconds = ProcessTable.cpuSeconds(of: ProcessInfo.processInfo.processIdentifier)
  }

  static func - (later: EchoUsage, earlier: EchoUsage) -> EchoUsage {
    var difference = later
    difference.serverSeconds -= earlier.serverSeconds
    difference.clientSeconds -= earlier.clientSeconds
    return difference
  }
}

/// What one side of the comparison did in all rounds.
struct EchoFigures {
  private var calls = 0
  private var seconds = 0.0
  private var serverSeconds = 0.0
  private var clientSeconds = 0.0

  mutating func add(_ sample: EchoLoad.Sample, _ usage: EchoUsage) {
    calls += sample.calls
    seconds += sample.elapsed / .seconds(1)
    serverSeconds += usage.serverSeconds
    clientSeconds += usage.clientSeconds
  }

  mutating func add(_ sample: GoEcho.Sample) {
    calls += sample.calls
    seconds += sample.seconds
    serverSeconds += sample.serverCPU * Double(sample.calls) / 1_000_000
    clientSeconds += sample.clientCPU * Double(sample.calls) / 1_000_000
  }

  func print(_ inFlight: Int, _ side: String) {
    let perCall = 1_000_000 / Double(max(1, calls))
    Swift.print(
      String(
        format: "%9d  %-5@  %9.0f  %18.1f  %18.1f", inFlight, side as NSString,
        Double(calls) / max(seconds, .ulpOfOne), serverSeconds * perCall,
        clientSeconds * perCall))
  }
}
