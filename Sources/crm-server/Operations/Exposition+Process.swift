import Operations
import ProcessLimits

extension Exposition {
  /// By the names that every Prometheus client library gives them.
  mutating func add(_ facts: ProcessFacts) {
    add(
      "process_cpu_seconds_total", .counter, "Processor time of the process.", facts.cpuSeconds)
    add(
      "process_resident_memory_bytes", .gauge, "Memory of the process that is in RAM.",
      facts.residentBytes)
    add(
      "process_virtual_memory_bytes", .gauge, "Address space of the process.",
      facts.virtualBytes)
    add("process_threads", .gauge, "Threads of the process.", facts.threads)
    add("process_open_fds", .gauge, "Files and sockets that are open.", facts.openFiles)
    add(
      "process_max_fds", .gauge, "How many files and sockets may be open.", OpenFiles.limit)
    add(
      "process_start_time_seconds", .gauge, "When the process began.", facts.startSeconds)
  }
}
